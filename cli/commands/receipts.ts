/** `treadle receipts`: the caller's receipts, one with its lines, and its way into stock. `treadle run receipts` reads them. */
import { answer } from '../../client/client';
import type { components } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { table } from '../table';
import { takeItems, type Wanted } from '../take-items';

type Receipt = components['schemas']['Receipt'];
type Summary = components['schemas']['ReceiptSummary'];
type Text = CommandContext['text'];

export async function receiptsCommand(context: CommandContext, wanted: Wanted): Promise<ExitCode> {
  const { client, text, output } = context;
  const receipts = await takeItems(wanted, (page) =>
    answer(client.GET('/api/v1/receipts', { params: { query: page } })),
  );
  const head = ['id', 'bought', 'total', 'items', 'inStock', 'shop'] as const;
  output.list(receipts, {
    head: head.map((name) => text(`head.${name}`)),
    row: (receipt) => [
      receipt.chain_id,
      receipt.bought_on ?? '-',
      totalOf(receipt),
      String(receipt.item_count),
      isInStock(receipt) ? text('yes') : receipt.duplicate_of ? text('duplicate') : text('no'),
      receipt.shop ?? '-',
    ],
    empty: text('noReceipts'),
  });
  return EXIT.ok;
}

export async function showReceiptCommand(context: CommandContext, id: string): Promise<ExitCode> {
  const { client, text, output } = context;
  const params = { path: { chain_id: id } };
  const receipt = await answer(client.GET('/api/v1/receipts/{chain_id}', { params }));
  output.answer(receipt, () => `${receiptLines(receipt, text)}\n\n${itemLines(receipt, text)}`);
  return EXIT.ok;
}

export async function addReceiptCommand(
  { client, text, output }: CommandContext,
  { id, allowDuplicate }: { id: string; allowDuplicate: boolean },
): Promise<ExitCode> {
  const params = { path: { chain_id: id } };
  const body = { allow_duplicate: allowDuplicate };
  const addition = await answer(client.POST('/api/v1/receipts/{chain_id}/stock', { params, body }));
  output.answer(addition, () => text('receiptAdded', { count: addition.added, id: addition.addition_id }));
  return EXIT.ok;
}

function receiptLines(receipt: Receipt, text: Text): string {
  const { chain_id: id, shop, bought_on: day, bought_at: time, warnings, arithmetic, stock } = receipt;
  return table(
    [],
    [
      [text('label.receipt'), id],
      [text('label.shop'), shop ?? '-'],
      [text('label.bought'), [day ?? '-', time ?? ''].join(' ')],
      [text('label.total'), `${totalOf(receipt)} (${text(`sums.${arithmetic.verdict}`)})`],
      ...(warnings.length === 0 ? [] : [[text('label.warnings'), warnings.join(', ')]]),
      ...(receipt.duplicate_of ? [[text('label.duplicateOf'), receipt.duplicate_of.chain_id]] : []),
      [text('label.inStock'), stock && isInStock(receipt) ? text('addition', { id: stock.addition_id }) : text('no')],
    ],
  );
}

function itemLines({ items }: Receipt, text: Text): string {
  const head = ['line', 'quantity', 'amount', 'category', 'storage', 'expires', 'included', 'look', 'name'] as const;
  return table(
    head.map((name) => text(`head.${name}`)),
    items.map((item) => [
      String(item.line),
      quantityOf(item),
      item.amount === null ? '-' : String(item.amount),
      item.category,
      text(`storage.${item.storage}`),
      item.expires_on ?? text('never'),
      text(item.included ? 'yes' : 'no'),
      item.is_unsure ? text('unsure') : '',
      item.name,
    ]),
  );
}

function isInStock({ stock }: Summary): boolean {
  return stock !== null && stock.undone_at === null;
}

function totalOf({ total, currency }: Summary): string {
  return total === null ? '-' : [total, currency ?? ''].join(' ').trim();
}

export function quantityOf({ quantity, unit }: { quantity: number; unit: string | null }): string {
  return unit === null ? String(quantity) : `${quantity} ${unit}`;
}
