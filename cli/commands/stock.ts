/** `treadle stock`: what the caller has at home, what expires, what is put in by hand and what is taken out. */
import { answer } from '../../client/client';
import type { components } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { UsageError } from '../failure';
import { table } from '../table';
import { takeItems, type Wanted } from '../take-items';
import { quantityOf } from './receipts';

type StockItem = components['schemas']['StockItem'];
type NewStockItem = components['schemas']['NewStockItem'];

export const STORAGE_PLACES = ['room', 'fridge', 'freezer'] as const satisfies readonly StockItem['storage'][];

export interface StockOptions extends Wanted {
  name?: string;
  category?: string;
  storage?: StockItem['storage'];
}

export async function stockCommand(context: CommandContext, options: StockOptions): Promise<ExitCode> {
  const { client, text, output } = context;
  const { name, category, storage } = options;
  const filter = {
    ...(name === undefined ? {} : { q: name }),
    ...(category === undefined ? {} : { category }),
    ...(storage === undefined ? {} : { storage }),
  };
  const items = await takeItems(options, (page) =>
    answer(client.GET('/api/v1/stock', { params: { query: { ...filter, ...page } } })),
  );
  output.list(items, { head: itemHead(context), row: (item) => itemRow(context, item), empty: text('noStock') });
  return EXIT.ok;
}

export async function remindersCommand(context: CommandContext, days: number): Promise<ExitCode> {
  const { client, text, output } = context;
  const reminders = await answer(client.GET('/api/v1/stock/reminders', { params: { query: { days } } }));
  const rows = (['expired', 'today', 'soon'] as const).flatMap((when) =>
    reminders[when].map((item) => [text(`reminder.${when}`), ...itemRow(context, item)]),
  );
  output.answer(reminders, () =>
    rows.length === 0 ? text('noReminders') : table([text('head.when'), ...itemHead(context)], rows),
  );
  return EXIT.ok;
}

export interface AddStockOptions {
  category?: string;
  quantity?: number;
  unit?: string;
  storage?: StockItem['storage'];
  expires?: string;
  barcode?: string;
}

/** What a barcode says of name and category need not be said. */
export async function addStockCommand(
  context: CommandContext,
  { name, options }: { name: string | undefined; options: AddStockOptions },
): Promise<ExitCode> {
  const { quantity, unit, storage, expires } = options;
  const body: NewStockItem = {
    ...(await namedItem(context, { name, options })),
    ...(quantity === undefined ? {} : { quantity }),
    ...(unit === undefined ? {} : { unit }),
    ...(storage === undefined ? {} : { storage }),
    ...(expires === undefined ? {} : { expires_on: expires === 'never' ? null : expires }),
  };
  return told(context, await answer(context.client.POST('/api/v1/stock', { body })));
}

export async function takeStockCommand(
  context: CommandContext,
  { id, quantity, discarded }: { id: string; quantity: number; discarded: boolean },
): Promise<ExitCode> {
  const params = { path: { item_id: id } };
  const body = { quantity, reason: discarded ? ('discarded' as const) : ('used' as const) };
  return told(context, await answer(context.client.POST('/api/v1/stock/{item_id}/take', { params, body })));
}

export async function removeStockCommand(
  { client, text, output }: CommandContext,
  ids: readonly string[],
): Promise<ExitCode> {
  for (const id of ids) {
    await client.DELETE('/api/v1/stock/{item_id}', { params: { path: { item_id: id } } });
    output.answer({ id, removed: true }, () => text('removed', { id }));
  }
  return EXIT.ok;
}

export async function undoAdditionCommand(
  { client, text, output }: CommandContext,
  additionId: string,
): Promise<ExitCode> {
  const params = { path: { addition_id: additionId } };
  const undone = await answer(client.POST('/api/v1/stock/additions/{addition_id}/undo', { params }));
  const head = ['line', 'added', 'takenBack', 'used', 'name'] as const;
  output.answer(undone, () =>
    table(
      head.map((name) => text(`head.${name}`)),
      undone.items.map((item) => [
        String(item.line),
        quantityOf({ ...item, quantity: item.added }),
        String(item.taken_back),
        String(item.used),
        item.name,
      ]),
    ),
  );
  return EXIT.ok;
}

type Named = Pick<NewStockItem, 'name' | 'category' | 'barcode'>;

/** Throws UsageError. */
async function namedItem(
  { client, text }: CommandContext,
  { name, options: { category, barcode } }: { name: string | undefined; options: AddStockOptions },
): Promise<Named> {
  if (name !== undefined && category !== undefined) {
    return { name, category, ...(barcode === undefined ? {} : { barcode }) };
  }
  if (barcode === undefined) throw new UsageError(text('stockUnnamed'));
  const found = await answer(client.GET('/api/v1/barcodes/{code}', { params: { path: { code: barcode } } }));
  const known = category ?? found.category?.id;
  if (known === undefined) throw new UsageError(text('barcodeUnsorted', { name: found.product.name }));
  return { name: name ?? found.product.name, category: known, barcode: found.barcode.code };
}

function told(context: CommandContext, item: StockItem): ExitCode {
  context.output.answer(item, () => table(itemHead(context), [itemRow(context, item)]));
  return EXIT.ok;
}

function itemHead({ text }: CommandContext): string[] {
  const head = ['id', 'quantity', 'category', 'storage', 'expires', 'name'] as const;
  return head.map((name) => text(`head.${name}`));
}

function itemRow({ text }: CommandContext, item: StockItem): string[] {
  const { id, category, storage, expires_on: expiresOn, name } = item;
  return [id, quantityOf(item), category, text(`storage.${storage}`), expiresOn ?? text('never'), name];
}
