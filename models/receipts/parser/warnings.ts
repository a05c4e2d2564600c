/** What a reader of a receipt must know of it. Pure; called by `parse-receipt.ts`. */
import type { PageText } from '../../../contracts/page';
import type { PhotoPage } from '../../../contracts/receipts/photo';
import type { ReadReceipt, ReceiptWarning } from '../../../contracts/receipts/result';
import { RECEIPT_WARNINGS } from '../../../contracts/receipts/result';
import { pageWarnings } from '../../layout/page-warnings';
import { median } from '../../layout/rows';
import type { ReceiptText } from './receipt-rows';
import { isPrice } from './row-kinds';

/** Height of a line, with what hangs over and under it, below which letters run together. */
const LINE_PIXELS_MIN = 9;
/** Prices that a receipt has at least. */
const PRICES_MIN = 2;
/** Share of the amounts with a currency that are in another one. */
const OTHER_CURRENCY_MIN = 0.15;

interface Evidence {
  pages: readonly PageText[];
  photo: readonly PhotoPage[];
  text: ReceiptText;
  receiptCount: number;
  read: Pick<ReadReceipt, 'fields' | 'items' | 'arithmetic'>;
}

/** In the order of the contract. */
export function receiptWarnings({ pages, photo, text, receiptCount, read }: Evidence): ReceiptWarning[] {
  const { fields, items, arithmetic } = read;
  const lines = pages.flatMap((page) => page.lines);
  const prices = text.rows.flatMap(({ tokens }) => tokens.filter(isPrice)).length;
  const isReceipt = items.length > 0 || prices >= PRICES_MIN || (fields.total !== null && fields.date !== null);
  const hasHead = fields.shop !== null || fields.date !== null || fields.business_number !== null;
  const own: [ReceiptWarning, boolean][] = [
    ['no_receipt', !isReceipt],
    ['no_items', isReceipt && items.length === 0],
    ['cut_off', isReceipt && (fields.total === null || !hasHead)],
    ['several_receipts', receiptCount > 1],
    ['total_differs', arithmetic.verdict === 'differs'],
    ['currencies_mixed', areCurrenciesMixed(text)],
    [
      'small_text',
      lines.length > 0 && median(lines.map(({ box }) => Math.min(box.height, box.width))) < LINE_PIXELS_MIN,
    ],
    ['turned', pages.some(({ rotation }) => rotation !== undefined)],
    ['unsure_text', pages.some((page) => pageWarnings(page, page.lines)?.includes('unsure_text'))],
  ];
  const found = new Set<ReceiptWarning>(photo.flatMap(({ warnings }) => warnings));
  for (const [warning, holds] of own) if (holds) found.add(warning);
  return RECEIPT_WARNINGS.filter((warning) => found.has(warning));
}

function areCurrenciesMixed({ rows }: ReceiptText): boolean {
  const counts = new Map<string, number>();
  for (const { tokens } of rows) {
    for (const { amount } of tokens) {
      if (amount?.currency) counts.set(amount.currency, (counts.get(amount.currency) ?? 0) + 1);
    }
  }
  const all = [...counts.values()];
  const sum = all.reduce((total, count) => total + count, 0);
  return all.length > 1 && sum - Math.max(...all) >= Math.max(2, OTHER_CURRENCY_MIN * sum);
}
