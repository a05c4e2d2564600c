/**
 * Finds the total, the tax, the sum before tax, the amount due and the currency of a receipt or invoice.
 *
 * Every labelled amount is a candidate and gets points: for its label, for having two decimals, for being printed again,
 * for being what cash less change or net plus tax come to. The sums are the strongest witness: labels are often misread.
 */
import { findAmounts, currencyOf } from './amounts';
import type { DocumentView } from './document-view';
import { best, scoreOf, type Finder, type Finding } from './finding';
import { labelledAmounts, placedAmounts, type LabelledAmounts, type PlacedAmount } from './labelled-amounts';
import { findLabels } from './labels';

/** Amounts that differ by less are equal: half of the smallest coin. */
const CENT = 0.005;
/** Largest rounding to the next coin that cash prices know. */
const ROUNDING_MAX = 0.051;
/** What scores less is a guess. */
const SCORE_MIN = 0.1;

const INCLUSIVE = /incl(?!ude)|inkl|with|w\/|after|ttc|round/u;
/** Head of the table that sums up taxes under many receipts; a total in it is no total of the receipt. */
const TAX_TABLE = /(?:gst|sst|tax|vat)\W{0,3}(?:summary|analysis|rate|%)|summary/u;

export const findTotal: Finder = (view) => {
  const winner = best(totalFindings(view));
  return winner && winner.score > SCORE_MIN ? winner : undefined;
};

/** Every amount that may be the total; one with several labels comes several times. */
export function totalFindings(view: DocumentView): Finding[] {
  const sheet = readSheet(view);
  const labelled = sheet.labels
    .filter((label) => ['grandTotal', 'total', 'amountDue'].some((kind) => has(label, kind)))
    .flatMap((label) => {
      const amount = label.amounts.at(-1);
      return amount ? [toFinding(amount, labelPoints(label, sheet) + amountPoints(amount, sheet))] : [];
    });
  const unlabelled = sheet.amounts
    .filter((amount) => amount.decimals === 2 || amount.currency !== null)
    .map((amount) => toFinding(amount, amountPoints(amount, sheet) - 2.5));
  return [...labelled, ...unlabelled];
}

export const findTax: Finder = (view, find) => {
  const sheet = readSheet(view);
  const total = numberOf(find('total'));
  const candidates = sheet.labels.filter(
    (label) => has(label, 'tax') && !has(label, 'grandTotal') && !has(label, 'subtotal'),
  );
  return best(
    candidates.flatMap((label) => {
      const amount = label.amounts.at(-1);
      if (!amount || (total !== undefined && Math.abs(amount.value) > Math.abs(total) / 2)) return [];
      const isSum =
        total !== undefined &&
        sheet.nets.some((net) => isEqual(Math.abs(net) + Math.abs(amount.value), Math.abs(total)));
      const isTotalTax = has(label, 'total') || /betrag|total/u.test(label.label);
      const points =
        0.5 + (isTotalTax ? 1 : 0) + (isSum ? 2 : 0) + shapePoints(amount, sheet) - (label.isBelow ? 0.5 : 0);
      return [toFinding(amount, points - (label.amounts.length > 2 ? 0.5 : 0))];
    }),
  );
};

export const findSubtotal: Finder = (view, find) => {
  const sheet = readSheet(view);
  const total = numberOf(find('total'));
  const tax = numberOf(find('tax'));
  const isNet = (amount: PlacedAmount): boolean =>
    total !== undefined && tax !== undefined && isEqual(Math.abs(amount.value) + Math.abs(tax), Math.abs(total));
  const labelled = sheet.labels
    .filter((label) => has(label, 'subtotal'))
    .flatMap((label) => {
      const amount = label.amounts.at(-1);
      if (!amount) return [];
      return [toFinding(amount, 1 + (isNet(amount) ? 2 : 0) + shapePoints(amount, sheet) - (label.isBelow ? 0.5 : 0))];
    });
  // What makes the total with the tax is the net amount, though its label could not be read.
  const unlabelled = tax ? sheet.amounts.filter((amount) => amount.value > 0 && isNet(amount)) : [];
  return best(labelled) ?? best(unlabelled.map((amount) => toFinding(amount, 0.5)));
};

export const findAmountDue: Finder = (view) => {
  const sheet = readSheet(view);
  return best(
    sheet.labels
      .filter((label) => has(label, 'amountDue'))
      .flatMap((label) => {
        const amount = label.amounts.at(-1);
        return amount ? [toFinding(amount, 1.5 + shapePoints(amount, sheet) - (label.isBelow ? 0.5 : 0))] : [];
      }),
  );
};

/** A labelled currency, else the mark that most amounts carry, else the won for Korean documents with whole amounts. */
export const findCurrency: Finder = (view) => {
  for (const row of view.rows) {
    for (const hit of findLabels(row.folded, 'currency')) {
      const code = /^\W{0,4}([A-Z]{3})(?![A-Za-z])/u.exec(row.text.slice(hit.end));
      const start = hit.end + (code?.[0].length ?? 0) - 3;
      if (code) return { value: code[1] ?? '', spans: [{ row, start, end: start + 3 }], score: 0.95 };
    }
  }
  const marks = new Map<string, PlacedAmount[]>();
  for (const amount of view.rows.flatMap((row) => placedAmounts(view, row))) {
    if (amount.currency) marks.set(amount.currency, [...(marks.get(amount.currency) ?? []), amount]);
  }
  const [most] = [...marks].sort((a, b) => b[1].length - a[1].length);
  if (most)
    return {
      value: most[0],
      spans: most[1].slice(0, 1).map((amount) => amount.span),
      score: scoreOf(1 + most[1].length),
    };
  return currencyWithoutAmount(view);
};

function currencyWithoutAmount(view: DocumentView): Finding | undefined {
  const row = view.rows.find((candidate) => /(?:^|[\s(])(?:RM|EUR|USD|€|₩|\(원\))(?:[\s)]|$)/u.test(candidate.text));
  const code = row ? currencyOf(row.text) : null;
  if (row && code) return { value: code, spans: [{ row, start: 0, end: row.text.length }], score: 0.6 };
  const isWon =
    view.hasHangul && findAmounts(view.text).some((amount) => amount.decimals === 0 && amount.value >= 1000);
  return isWon ? { value: 'KRW', spans: [], score: 0.6 } : undefined;
}

/** The amounts of a document and what follows from them. */
export interface AmountSheet {
  labels: LabelledAmounts[];
  amounts: PlacedAmount[];
  hasDecimals: boolean;
  /** How often each amount is printed, by its value in cents. */
  counts: ReadonlyMap<number, number>;
  /** Cash less change. */
  paid: number[];
  nets: number[];
  /** Net plus tax. */
  sums: number[];
  max: number;
  /** Index of the row that heads the table of taxes; Infinity where there is none. */
  taxTableRow: number;
}

/** Total, tax and net look at the same amounts: a document's sheet is read once. */
const sheets = new WeakMap<DocumentView, AmountSheet>();

export function readSheet(view: DocumentView): AmountSheet {
  const known = sheets.get(view);
  if (known) return known;
  const sheet = buildSheet(view);
  sheets.set(view, sheet);
  return sheet;
}

function buildSheet(view: DocumentView): AmountSheet {
  const labels = labelledAmounts(view);
  const amounts = view.rows.flatMap((row) => placedAmounts(view, row));
  const valuesOf = (kind: string): number[] =>
    labels
      .filter((label) => has(label, kind))
      .flatMap((label) => label.amounts.slice(-1).map((amount) => amount.value));
  const nets = valuesOf('subtotal');
  const changes = valuesOf('change');
  const spent = labels.filter((label) => (has(label, 'cash') || has(label, 'change')) && !has(label, 'total'));
  const tendered = new Set(spent.flatMap((label) => label.amounts.map(placeOf)));
  const counts = new Map<number, number>();
  for (const { value } of amounts) counts.set(cents(value), (counts.get(cents(value)) ?? 0) + 1);
  return {
    labels,
    amounts,
    counts,
    hasDecimals: amounts.filter((amount) => amount.decimals === 2).length * 2 > amounts.length,
    paid: valuesOf('cash')
      .flatMap((cash) => changes.map((change) => Math.abs(cash) - Math.abs(change)))
      .filter((value) => value > CENT),
    nets,
    sums: nets.flatMap((net) => valuesOf('tax').map((tax) => net + tax)),
    taxTableRow:
      view.rows.find((row) => TAX_TABLE.test(row.folded) && !/total/u.test(row.folded.slice(0, 8)))?.index ?? Infinity,
    max: largest(amounts.filter((amount) => amount.decimals === 2 && !tendered.has(placeOf(amount)))),
  };
}

/** Zero, or the cents of a rounding. */
function isTrifle({ value }: PlacedAmount): boolean {
  return Math.abs(value) < ROUNDING_MAX;
}

function placeOf({ span }: PlacedAmount): string {
  return `${span.row.index}:${span.start}`;
}

function largest(amounts: readonly PlacedAmount[]): number {
  return amounts.reduce((max, amount) => Math.max(max, amount.value), 0);
}

function labelPoints(label: LabelledAmounts, sheet: AmountSheet): number {
  const isInTaxTable = label.amounts.length > 1 && label.row.index > sheet.taxTableRow;
  const isTaxed = has(label, 'tax') && !INCLUSIVE.test(label.label);
  return (
    (has(label, 'grandTotal') ? 2.5 : has(label, 'total') ? 2 : 1.2) -
    (has(label, 'subtotal') ? 3 : 0) -
    (has(label, 'notTotal') ? 2.5 : 0) -
    (isTaxed ? 2.5 : 0) -
    (isInTaxTable ? 2.5 : 0) -
    (label.isBelow ? 0.8 : 0) -
    (label.amounts.length > 2 ? 1 : 0)
  );
}

function amountPoints(amount: PlacedAmount, sheet: AmountSheet): number {
  const repeats = (sheet.counts.get(cents(amount.value)) ?? 1) - 1;
  const isRounded = sheet.labels.some(
    (label) => has(label, 'total') && label.amounts.some((other) => isRoundedFrom(other, amount)),
  );
  return (
    shapePoints(amount, sheet) +
    (isTrifle(amount) ? 0 : Math.min(1.5, repeats * 0.5)) +
    (sheet.paid.some((value) => isEqual(value, amount.value)) ? 2 : 0) +
    (sheet.sums.some((value) => isEqual(value, amount.value)) ? 1 : 0) +
    (isRounded ? 2 : 0) +
    (isEqual(sheet.max, amount.value) ? 0.5 : 0)
  );
}

/** Whether `amount` is `other` rounded to the next five cents and printed after it. */
function isRoundedFrom(other: PlacedAmount, amount: PlacedAmount): boolean {
  const gap = Math.abs(other.value - amount.value);
  const isCoin = Math.abs(amount.value * 20 - Math.round(amount.value * 20)) < 1e-6;
  return gap > CENT && gap < ROUNDING_MAX && isCoin && other.span.row.index <= amount.span.row.index;
}

function shapePoints(amount: PlacedAmount, sheet: AmountSheet): number {
  const isWhole = amount.decimals === 0 && sheet.hasDecimals;
  return (
    (amount.currency ? 0.3 : 0) +
    (isWhole ? -2 : 0.4) -
    (amount.decimals > 2 ? 2 : 0) -
    (isTrifle(amount) ? 3 : 0) -
    (amount.value < 0 ? 1.5 : 0)
  );
}

function toFinding(amount: PlacedAmount, points: number): Finding {
  return { value: amount.value, spans: [amount.span], score: scoreOf(points) };
}

function has(label: LabelledAmounts, kind: string): boolean {
  return [...label.kinds].some((own) => own === kind);
}

function cents(value: number): number {
  return Math.round(value * 100);
}

function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) < CENT;
}

function numberOf(finding: Finding | undefined): number | undefined {
  return typeof finding?.value === 'number' ? finding.value : undefined;
}
