/**
 * The line parser: from the lines of a photo to shop, date, sums and articles. Head and foot come from the shared
 * extractor, articles and sums from here; the arithmetic chooses between ways to read the table. Pure and
 * deterministic; called by the task `parseReceipt`.
 */
import { enclosingBox } from '../../../contracts/geometry';
import type { PageText } from '../../../contracts/page';
import type { PhotoPage } from '../../../contracts/receipts/photo';
import type { ReadItem, ReadReceipt } from '../../../contracts/receipts/result';
import { knownRows, readTable, type Article, type KnownRow } from './articles';
import { reckon, type Reckoning } from './arithmetic';
import { currencyField, fieldsOf, readSum, type FoundField } from './fields';
import { rounded } from './item-numbers';
import { receiptText, type ReceiptText } from './receipt-rows';
import { isPrice, type RowKind } from './row-kinds';
import { papersOf, receiptsOf } from './several-receipts';
import { readSums, type Sums } from './sums';
import { receiptWarnings } from './warnings';

export interface ReceiptToParse {
  pages: readonly PageText[];
  photo: readonly PhotoPage[];
  /** What the shared extractor found, of the schema `receipt`. */
  found: readonly FoundField[];
}

/** Share of the doubt that is left where the sums prove a reading, and what a row is believed less without a proof. */
const PROVEN_DOUBT = 0.5;
const UNPROVEN_TRUST = 0.9;
const DIFFERS_TRUST = 0.95;
const SUM_KINDS: ReadonlySet<RowKind> = new Set(['subtotal', 'total', 'tax', 'rounding', 'payment', 'count']);
const ITEMS_MAX = 1_000;

interface Bill {
  articles: Article[];
  sums: Sums;
  reckoning: Reckoning;
}

export function parseReceipt({ pages, photo, found }: ReceiptToParse): ReadReceipt {
  const papers = papersOf(pages);
  const text = receiptText(papers.flat());
  const receipts = papers.flatMap((paper) => receiptsOf(knownRows(receiptText(paper).rows)));
  const fields = withoutGuess(fieldsOf(found), receipts.flat());
  const bills = receipts.map((rows) =>
    readBill(rows, { text, total: receipts.length > 1 ? undefined : fields.total?.value }),
  );
  const [first] = bills;
  const items = bills.flatMap(({ articles, reckoning }) => articles.map((article) => toItem(article, reckoning)));
  const read = {
    fields: first ? withSums(fields, first) : fields,
    items: items.slice(0, ITEMS_MAX).map((item, line) => ({ ...item, line })),
    arithmetic: arithmeticOf(bills),
  };
  return {
    currency: currencyField(found) ?? (text.isWhole && text.hasHangul ? 'KRW' : null),
    language: text.hasHangul && isMostlyHangul(text) ? 'ko' : 'en',
    ...read,
    warnings: receiptWarnings({ pages, photo, text, receiptCount: receipts.length, read }),
  };
}

/** Where no row of sums is printed, as on half a receipt, the extractor's total is the amount of some article. */
function withoutGuess(fields: ReadReceipt['fields'], rows: readonly KnownRow[]): ReadReceipt['fields'] {
  return rows.some(({ row, kind }) => SUM_KINDS.has(kind) && row.tokens.some(isPrice))
    ? fields
    : { ...fields, total: null };
}

/** Every way to read the table; the first whose sums match counts, else the one that comes nearest. */
function readBill(rows: readonly KnownRow[], { text, total }: { text: ReceiptText; total: number | undefined }): Bill {
  const table = readTable(rows, text);
  const own = new Set(table.articles.flatMap(({ rows: used }) => used));
  const sums = readSums(
    rows.filter(({ row }) => !own.has(row)),
    text,
  );
  const sum = total ?? sums.totals.findLast(({ value }) => value > 0)?.value;
  const readings = readingsOf(table.articles, table.lastDiscount, sums).map(({ articles, sums: own }): Bill => {
    const itemSum = articles.length === 0 ? undefined : articles.reduce((all, { amount }) => all + amount, 0);
    return { articles, sums: own, reckoning: reckon({ itemSum, total: sum, sums: own, isWhole: text.isWhole }) };
  });
  const off = ({ reckoning }: Bill): number => Math.abs(reckoning.check.difference ?? 0);
  const [nearest] = [...readings].sort((a, b) => off(a) - off(b));
  return (
    readings.find(({ reckoning }) => reckoning.check.verdict === 'matches') ??
    nearest ?? {
      articles: [],
      sums,
      reckoning: reckon({ itemSum: undefined, total: sum, sums, isWhole: text.isWhole }),
    }
  );
}

/** The articles before the first sum, or all; a discount behind the last article is the receipt's or that article's. */
function readingsOf(articles: readonly Article[], lastDiscount: number, sums: Sums) {
  const firstPart = articles.filter(({ part }) => part === (articles[0]?.part ?? 0));
  const tables = firstPart.length === articles.length ? [articles] : [firstPart, articles];
  return tables.flatMap((own) => {
    const last = own.at(-1);
    if (!last || lastDiscount === 0 || own.length !== articles.length) return [{ articles: [...own], sums }];
    const row = last.rows.at(-1);
    const whole = {
      ...last,
      amount: rounded(last.amount + lastDiscount),
      discount: rounded(last.discount - lastDiscount),
    };
    const others = own.slice(0, -1);
    const isOnlyOne = others.every(({ discount }) => discount === 0);
    const asReceipts = {
      articles: [...others, { ...whole, rows: last.rows.slice(0, -1) }],
      sums: row ? { ...sums, discounts: [...sums.discounts, { value: lastDiscount, row }] } : sums,
    };
    const asItems = { articles: [...own], sums };
    return isOnlyOne && others.length > 0 ? [asReceipts, asItems] : [asItems, asReceipts];
  });
}

function toItem(article: Article, { check }: Reckoning): ReadItem {
  const { rows, name, quantity, unit, unitPrice, amount, discount, barcode, isProven } = article;
  const letters = rows.reduce((sum, { text }) => sum + text.length, 0);
  const reading = rows.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / Math.max(1, letters);
  const own = reading * (isProven ? 1 : UNPROVEN_TRUST);
  const trust = { matches: 1 - (1 - own) * PROVEN_DOUBT, differs: own * DIFFERS_TRUST, unknown: own }[check.verdict];
  return {
    line: 0,
    text: rows.map((row) => row.text).join('\n'),
    name,
    quantity: rounded(quantity),
    unit,
    unit_price: unitPrice === null ? null : rounded(unitPrice),
    amount: rounded(amount),
    discount: rounded(discount),
    barcode,
    confidence: thousandths(trust),
    page: rows[0]?.page ?? 1,
    box: rows.length === 0 ? null : enclosingBox(rows.map(({ box }) => box)),
  };
}

/** Sums that match raise the trust in the total. */
function withSums(fields: ReadReceipt['fields'], { sums, reckoning }: Bill): ReadReceipt['fields'] {
  const { check, discount, rounding } = reckoning;
  const printed = (list: Sums['discounts'], value: number) =>
    list.find((own) => Math.abs(own.value) === Math.abs(value));
  const discountRow = printed(sums.discounts, discount) ?? sums.discounts.find(({ value }) => value > 0);
  const roundingRow = sums.roundings.find(({ value }) => Math.abs(value) < 1);
  const total = fields.total ?? lastTotal(sums);
  return {
    ...fields,
    discount: discountRow ? { ...readSum(discountRow), value: discount > 0 ? discount : discountRow.value } : null,
    rounding: roundingRow ? { ...readSum(roundingRow), value: rounding === 0 ? roundingRow.value : rounding } : null,
    total:
      total && check.verdict === 'matches'
        ? { ...total, confidence: thousandths(1 - (1 - total.confidence) * PROVEN_DOUBT) }
        : total,
  };
}

function lastTotal(sums: Sums): ReadReceipt['fields']['total'] {
  const last = sums.totals.findLast(({ value }) => value > 0);
  return last ? { ...readSum(last), confidence: thousandths(last.row.confidence / 2) } : null;
}

/** Of several receipts the first that does not add up counts. */
function arithmeticOf(bills: readonly Bill[]): ReadReceipt['arithmetic'] {
  const checks = bills.map(({ reckoning }) => reckoning.check);
  const none = { verdict: 'unknown' as const, expected: null, total: null, difference: null };
  return checks.find(({ verdict }) => verdict === 'differs') ?? checks[0] ?? none;
}

function isMostlyHangul({ rows }: ReceiptText): boolean {
  const text = rows.map((row) => row.text).join('');
  return (text.match(/\p{Script=Hangul}/gu)?.length ?? 0) * 2 > (text.match(/\p{Script=Latin}/gu)?.length ?? 0);
}

function thousandths(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1_000) / 1_000;
}
