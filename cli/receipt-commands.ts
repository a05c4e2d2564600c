/** The part of the command line that is about what was bought: barcodes, receipts and stock. */
import { type Command, Option } from 'commander';
import { barcodeCommand } from './commands/barcode';
import { addReceiptCommand, receiptsCommand, showReceiptCommand } from './commands/receipts';
import {
  addStockCommand,
  type AddStockOptions,
  remindersCommand,
  removeStockCommand,
  stockCommand,
  type StockOptions,
  STORAGE_PLACES,
  takeStockCommand,
  undoAdditionCommand,
} from './commands/stock';
import { textsOf } from './positional';
import type { ProgramBuilder } from './program-builder';
import type { Wanted } from './take-items';

const LIST_LIMIT = 20;
const LIST_LIMIT_MAX = 100_000;
const REMINDER_DAYS = 7;
const REMINDER_DAYS_MAX = 365;

export function addReceiptCommands(builder: ProgramBuilder): void {
  const { text } = builder;
  const barcode = builder.command('barcode', { about: 'about.barcode' }).argument('<code>', text('argument.barcode'));
  builder.action(barcode, (context, _options, [code]) => barcodeCommand(context, String(code)));
  addReceipts(builder);
  addStock(builder);
}

function addReceipts(builder: ProgramBuilder): void {
  const { text } = builder;
  const receipts = builder.command('receipts', { about: 'about.receipts' });
  const list = builder
    .command('list', { about: 'about.receipts.list', parent: receipts })
    .option('--limit <count>', text('flag.limit'), builder.wholeNumber(1, LIST_LIMIT_MAX), LIST_LIMIT)
    .option('--all', text('flag.all'));
  builder.action<Wanted>(list, (context, wanted) => receiptsCommand(context, wanted));
  const show = builder
    .command('show', { about: 'about.receipts.show', parent: receipts })
    .argument('<id>', text('argument.receiptId'));
  builder.action(show, (context, _options, [id]) => showReceiptCommand(context, String(id)));
  const add = builder
    .command('add', { about: 'about.receipts.add', parent: receipts })
    .argument('<id>', text('argument.receiptId'))
    .option('--allow-duplicate', text('flag.allowDuplicate'), false);
  builder.action<{ allowDuplicate: boolean }>(add, (context, { allowDuplicate }, [id]) =>
    addReceiptCommand(context, { id: String(id), allowDuplicate }),
  );
}

function addStock(builder: ProgramBuilder): void {
  const { text } = builder;
  const stock = builder.command('stock', { about: 'about.stock' });
  const list = builder
    .command('list', { about: 'about.stock.list', parent: stock })
    .option('--name <text>', text('flag.itemName'))
    .option('--category <category>', text('flag.ofCategory'))
    .addOption(new Option('--storage <place>', text('flag.inStorage')).choices(STORAGE_PLACES))
    .option('--limit <count>', text('flag.limit'), builder.wholeNumber(1, LIST_LIMIT_MAX), LIST_LIMIT)
    .option('--all', text('flag.all'));
  builder.action<StockOptions>(list, (context, options) => stockCommand(context, options));
  const reminders = builder
    .command('reminders', { about: 'about.stock.reminders', parent: stock })
    .option('--days <count>', text('flag.reminderDays'), builder.wholeNumber(1, REMINDER_DAYS_MAX), REMINDER_DAYS);
  builder.action<{ days: number }>(reminders, (context, { days }) => remindersCommand(context, days));
  addStockChanges(builder, stock);
}

function addStockChanges(builder: ProgramBuilder, parent: Command): void {
  const { text } = builder;
  const add = builder
    .command('add', { about: 'about.stock.add', parent })
    .argument('[name]', text('argument.itemName'))
    .option('--category <category>', text('flag.category'))
    .option('--quantity <number>', text('flag.quantity'), builder.quantity())
    .option('--unit <unit>', text('flag.unit'))
    .addOption(new Option('--storage <place>', text('flag.storage')).choices(STORAGE_PLACES))
    .option('--expires <day>', text('flag.expiresOn'))
    .option('--barcode <code>', text('flag.barcode'));
  builder.action<AddStockOptions>(add, (context, options, [name]) =>
    addStockCommand(context, { name: typeof name === 'string' ? name : undefined, options }),
  );
  const take = builder
    .command('take', { about: 'about.stock.take', parent })
    .argument('<id>', text('argument.stockItemId'))
    .argument('<quantity>', text('argument.quantity'), builder.quantity())
    .option('--discarded', text('flag.discarded'), false);
  builder.action<{ discarded: boolean }>(take, (context, { discarded }, [id, quantity]) =>
    takeStockCommand(context, { id: String(id), quantity: Number(quantity), discarded }),
  );
  const remove = builder
    .command('remove', { about: 'about.stock.remove', parent })
    .argument('<ids...>', text('argument.stockItemIds'));
  builder.action(remove, (context, _options, [ids]) => removeStockCommand(context, textsOf(ids)));
  const undo = builder
    .command('undo', { about: 'about.stock.undo', parent })
    .argument('<id>', text('argument.additionId'));
  builder.action(undo, (context, _options, [id]) => undoAdditionCommand(context, String(id)));
}
