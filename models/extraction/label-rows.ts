/**
 * Rows that name nobody and no place: a label with its number (`Receipt No: 4711`, `카드번호 ****-1234`), the title of a
 * slip (`CARD SALE`), a line of goods or sums. Called by `company.ts` and `address.ts`.
 */
import { findAmounts, parseAmount } from './amounts';
import type { DocumentView, Row } from './document-view';
import { LABELS } from './label-words';
import { findLabels, findPhrases, type LabelHit } from './labels';

/** All labels that stand beside values; those of parties stand beside names. */
const VALUE_LABELS = Object.entries(LABELS)
  .filter(([kind]) => kind !== 'company' && kind !== 'seller' && kind !== 'buyer')
  .flatMap(([, phrases]) => [...phrases]);
/** Titles are made of these alone. */
const TITLE_WORDS =
  /^(?:approved|bill|card|cash|copy|credit|customer|debit|draft|duplicate|for|invoice|merchant|of|official|order|original|payment|purchase|receipt|refund|reprint|sale|sales|simplified|slip|statement|tax|the|transaction|void|voucher|매출|전표|카드|신용|영수증|승인|고객용|가맹점용|매장용|카드매출전표|매출전표|신용카드매출전표|신용카드전표|신용승인|현금영수증|간이영수증|거래명세서|계산서|세금계산서)$/u;

/** Whether nothing but labels and numbers stands on the row. */
export function isLabelRow({ folded }: Row): boolean {
  const hits = findPhrases(folded, VALUE_LABELS);
  if (hits.length === 0) return false;
  const rest = withoutHits(folded, hits)
    .split(/\s+/)
    .filter((word) => !/[\d*]/u.test(word));
  return !/\p{L}/u.test(rest.join(''));
}

/** Whether the row says what kind of document this is, and nothing else. */
export function isTitleRow({ folded }: Row): boolean {
  const words = folded.match(/[\p{L}\d]+/gu) ?? [];
  return words.length > 0 && words.every((word) => TITLE_WORDS.test(word));
}

/** Whether a price or a column of numbers ends the row: goods or a sum. */
export function isPricedRow(view: DocumentView, { text, cells }: Row): boolean {
  const last = cells.at(-1);
  if (cells.length > 1 && last && parseAmount(last.text, view.decimalMark)) return true;
  return findAmounts(text, view.decimalMark).some(
    ({ decimals, digits }) => decimals === 2 || /\d[,.]\d{3}$/u.test(text.slice(digits.start, digits.end)),
  );
}

/** Whether the row begins with the label of the document's own number or of a card's: a number follows, no house. */
export function isNumberedRow({ folded }: Row): boolean {
  const kinds = ['receiptNumber', 'invoiceNumber', 'orderNumber', 'cardSlip'] as const;
  return kinds.some((kind) =>
    findLabels(folded, kind).some(({ start, end }) => !/[\p{L}\d]/u.test(folded.slice(0, start)) && end - start > 3),
  );
}

function withoutHits(text: string, hits: readonly LabelHit[]): string {
  return hits.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}
