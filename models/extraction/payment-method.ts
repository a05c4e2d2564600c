/**
 * Finds how a receipt or invoice was paid, by the words for it: best where they begin a row that ends in the total, since
 * goods and notices name cards and cash too. Called through `concepts.ts`.
 */
import { findAmounts } from './amounts';
import type { DocumentView, Row } from './document-view';
import { best, scoreOf, type Finder, type Finding } from './finding';
import { hasLabel } from './labels';

const PAYMENT_WORDS: readonly (readonly [method: string, words: RegExp])[] = [
  ['card', /(?<!\p{L})(?:visa|master ?card|amex|credit|debit|card|kreditkarte|carte)(?!\p{L})|카드|신용|체크/u],
  [
    'mobile',
    /(?<!\p{L})(?:apple pay|samsung pay|kakao ?pay|alipay|wechat|grab ?pay|e-?wallet|paypal|boost)(?!\p{L})|카카오페이|네이버페이|삼성페이|간편결제/u,
  ],
  [
    'transfer',
    /(?<!\p{L})(?:bank transfer|wire transfer|transfer|uberweisung|sepa|virement|ideal)(?!\p{L})|계좌이체|이체/u,
  ],
  ['cash', /(?<!\p{L})(?:cash|bar|espece|tunai)(?!\p{L}|\s*(?:bill|sales|memo|receipt|invoice|&|-\s*and))|현금/u],
];

/** Rows about cash receipts and enquiries, which say nothing about this payment. */
const NOTICE = /발급|문의|소득공제|영수증/u;

export const findPaymentMethod: Finder = (view, find) => {
  const total = find('total')?.value;
  return best(
    view.rows.flatMap((row) =>
      PAYMENT_WORDS.flatMap(([value, words]): Finding[] => {
        const match = words.exec(row.folded);
        if (!match) return [];
        const points = rowPoints(view, row, total) + (/[\p{L}\d]/u.test(row.text.slice(0, match.index)) ? 0 : 0.6);
        const span = { row, start: match.index, end: match.index + match[0].length };
        return [{ value, spans: [span], score: scoreOf(points) }];
      }),
    ),
  );
};

function rowPoints(view: DocumentView, row: Row, total: Finding['value'] | undefined): number {
  const amounts = findAmounts(row.text, view.decimalMark).map(({ value }) => value);
  const isPaid = /\d[.,]\d{2}|\d{1,3}(?:,\d{3})+/u.test(row.text);
  return (
    0.2 +
    (isPaid ? 0.8 : 0) +
    (amounts.some((amount) => amount === total) ? 0.6 : 0) +
    (hasLabel(row.folded, 'paymentMethod') ? 1 : 0) -
    (NOTICE.test(row.text) ? 1.5 : 0)
  );
}
