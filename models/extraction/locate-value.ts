/**
 * Finds where a value that came from elsewhere (a language model, a person) stands on the document. A value that stands
 * nowhere may be invented. Amounts and dates are compared by what they mean, text by its letters and digits.
 */
import type { FieldValue } from '../../contracts/documents/result';
import { findAmounts } from './amounts';
import { findDates, findTimes } from './dates';
import type { DocumentView, Row, Span } from './document-view';
import { squeeze } from './fold';

/** Rows that one text may go over, such as an address. */
const ROWS_MAX = 8;

/** Spans of the first place of `value`; for numbers the last, where totals stand. Empty where it stands nowhere. */
export function locateValue(view: DocumentView, value: FieldValue): Span[] {
  if (typeof value === 'number') return view.rows.flatMap((row) => amountSpans(view, row, value)).slice(-1);
  if (typeof value !== 'string') return locateParts(view, value);
  const meant = view.rows.flatMap((row) => [...dateSpans(view, row, value), ...timeSpans(row, value)]);
  return meant.length > 0 ? meant.slice(0, 1) : textSpans(view.rows, value);
}

/** The places of all parts of a list or object, if each text and number in it has one; all on one page. */
function locateParts(view: DocumentView, value: FieldValue): Span[] {
  if (value === null || typeof value !== 'object') return [];
  const parts = Object.values(value).filter((part) => part !== null && typeof part !== 'boolean');
  const spans = parts.map((part) => locateValue(view, part));
  if (spans.length === 0 || spans.some((own) => own.length === 0)) return [];
  const page = spans[0]?.[0]?.row.page;
  return spans.flat().filter((span) => span.row.page === page);
}

function amountSpans(view: DocumentView, row: Row, value: number): Span[] {
  return findAmounts(row.text, view.decimalMark)
    .filter((amount) => Math.abs(Math.abs(amount.value) - Math.abs(value)) < 0.0005)
    .map(({ digits }) => ({ row, ...digits }));
}

function dateSpans(view: DocumentView, row: Row, value: string): Span[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return [];
  const exchanged = view.dates.order === 'dmy' ? 'mdy' : 'dmy';
  // A model may have settled day and month otherwise than the rules: either reading stands there.
  return [view.dates, { ...view.dates, order: exchanged } as const]
    .flatMap((hints) => findDates(row.text, hints))
    .filter((date) => date.iso === value)
    .map(({ start, end }) => ({ row, start, end }));
}

function timeSpans(row: Row, value: string): Span[] {
  if (!/^\d{2}:\d{2}(?::\d{2})?$/.test(value)) return [];
  return findTimes(row.text)
    .filter((time) => time.iso === value || time.iso.startsWith(`${value}:`))
    .map(({ start, end }) => ({ row, start, end }));
}

/** Looks for the text within a row, then over several rows. */
function textSpans(rows: readonly Row[], value: string): Span[] {
  const wanted = squeeze(value);
  if (wanted === '') return [];
  for (const row of rows) {
    const span = spanWithin(row, wanted);
    if (span) return [span];
  }
  for (let index = 0; index < rows.length; index++) {
    const spans = spansFrom(rows, index, wanted);
    if (spans.length > 0) return spans;
  }
  return [];
}

function spanWithin(row: Row, wanted: string): Span | undefined {
  const { text, places } = squeezedPlaces(row);
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const start = places[at];
    const end = places[at + wanted.length - 1];
    if (start === undefined || end === undefined) continue;
    // A short value within a longer word or number is another one: `5` in `2025`.
    if (isWhole(row.folded, start, end)) return { row, start, end: end + 1 };
  }
  return undefined;
}

function isWhole(text: string, start: number, end: number): boolean {
  const isSame = (a: string, b: string): boolean =>
    (/[\p{L}]/u.test(a) && /[\p{L}]/u.test(b) && !/\p{Script=Hangul}/u.test(a + b)) || (/\d/.test(a) && /\d/.test(b));
  return !isSame(text.charAt(start - 1), text.charAt(start)) && !isSame(text.charAt(end), text.charAt(end + 1));
}

/** The rows from `index` on whose letters together begin with what is wanted, the first row with its end. */
function spansFrom(rows: readonly Row[], index: number, wanted: string): Span[] {
  const first = rows[index];
  if (!first) return [];
  const { text, places } = squeezedPlaces(first);
  for (let length = Math.min(text.length, wanted.length - 1); length >= 3; length--) {
    if (!text.endsWith(wanted.slice(0, length))) continue;
    const spans: Span[] = [{ row: first, start: places[text.length - length] ?? 0, end: first.text.length }];
    return followSpans(rows.slice(index + 1, index + ROWS_MAX), wanted.slice(length), spans);
  }
  return [];
}

function followSpans(rows: readonly Row[], rest: string, spans: Span[]): Span[] {
  const [row] = rows;
  if (!row || row.page !== spans[0]?.row.page) return [];
  const { text, places } = squeezedPlaces(row);
  if (text.startsWith(rest)) return [...spans, { row, start: 0, end: (places[rest.length - 1] ?? 0) + 1 }];
  if (text === '' || !rest.startsWith(text)) return [];
  return followSpans(rows.slice(1), rest.slice(text.length), [...spans, { row, start: 0, end: row.text.length }]);
}

/** A row's letters and digits, with the place of each in the row. */
function squeezedPlaces(row: Row): { text: string; places: number[] } {
  let text = '';
  const places: number[] = [];
  for (let index = 0; index < row.folded.length; index++) {
    const letter = row.folded.charAt(index);
    if (!/[\p{L}\p{N}]/u.test(letter)) continue;
    text += letter;
    places.push(index);
  }
  return { text, places };
}
