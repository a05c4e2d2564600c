/**
 * Finds days and times in text and writes them as ISO 8601. Not for which date is the document's (`date-fields.ts`).
 *
 * Whether `03/04/2018` is March or April is settled by the first rule that fits: a part above 12 is the day; a point as
 * divider means day first; an unambiguous date elsewhere in the document decides (`dateOrderOf`); a document with marks
 * of the United States has the month first; else the day is first. Where all parts have two digits the year is last,
 * in Korean documents first. Two-digit years are of this century, above 79 of the last.
 */
export type DateOrder = 'dmy' | 'mdy';

export interface DateHints {
  order: DateOrder;
  /** Two-digit dates begin with the year, as in Korea. */
  yearFirst: boolean;
}

export interface FoundDate {
  /** `YYYY-MM-DD`. */
  iso: string;
  start: number;
  end: number;
  /** Day and month could be exchanged, so the order was taken from the hints. */
  isAmbiguous: boolean;
}

const MONTHS: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12 },
  ...{ mrz: 3, maer: 3, mae: 3, mai: 5, okt: 10, dez: 12 },
  ...{ fev: 2, avr: 4, juin: 6, juil: 7, aou: 8 },
  ...{ maa: 3, mrt: 3, mei: 5 },
};
const MONTH_NAME =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mrz|m[aä]r|mai|okt|dez|f[eé]v|avr|juin|juil|ao[uû]|maa|mrt|mei)[a-zäéû]*';

const YEAR_FIRST =
  /(?<![\d.,/-])((?:19|20)\d{2})\s*(?:[-./]|년)\s*(\d{1,2})\s*(?:[-./]|월)\s*(\d{1,2})(?!\d(?!\d?:))\s*일?/gu;
const NUMERIC = /(?<![\d.,/-])(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2}|\d{2})(?!\d(?!\d?:)|[-./]\d)/gu;
const DAY_MONTH_YEAR = new RegExp(
  String.raw`(?<![\d.,/])(\d{1,2})(?:st|nd|rd|th)?[.\s,/-]{0,3}(${MONTH_NAME})[.\s,/'-]{0,3}((?:19|20)\d{2}|\d{2})(?!\d(?!\d?:))`,
  'giu',
);
const MONTH_DAY_YEAR = new RegExp(
  String.raw`(?<!\p{L})(${MONTH_NAME})[.\s]{0,2}(\d{1,2})(?:st|nd|rd|th)?[,\s]{1,3}((?:19|20)\d{2})(?!\d)`,
  'giu',
);
const COMPACT = /(?<![\d-])(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d-])/gu;
const FAULTY =
  /(?<!\d)(?<!\d[.,])(0[1-9]|[12]\d|3[01])[-./\s]?(0[1-9]|1[0-2])[-./\s]?(20[0-4]\d)(?!\d)|(?<=\d:\d{2}|\d-)(\d{2})[-./](\d{2})[-./](20\d{2}|\d{2})(?!\d)/gu;
/** An hour may fall apart after a day: `2025-02-16 1 5:58`. */
const TIME =
  /(?<!\d)((?<=[-./]\d{1,2}\s)(?:[01]\s\d|2\s[0-3])(?=\s?:)|[01]?\d|2[0-3])\s?(?::|시)\s?([0-5]\d)(?:\s?(?::|분)\s?([0-5]\d))?\s*초?\s*([ap]\.?m\b)?/giu;

/** All dates of `text` from left to right, none overlapping. */
export function findDates(text: string, hints: DateHints): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (match: RegExpExecArray, iso: string | undefined, isAmbiguous = false): void => {
    const start = match.index;
    const end = start + match[0].trimEnd().length;
    if (iso && !found.some((other) => other.start < end && start < other.end))
      found.push({ iso, start, end, isAmbiguous });
  };
  for (const match of text.matchAll(YEAR_FIRST)) add(match, isoDate(match[1], match[2], match[3]));
  for (const match of text.matchAll(DAY_MONTH_YEAR)) add(match, isoDate(match[3], monthNumber(match[2]), match[1]));
  for (const match of text.matchAll(MONTH_DAY_YEAR)) add(match, isoDate(match[3], monthNumber(match[1]), match[2]));
  for (const match of text.matchAll(NUMERIC)) {
    const read = readNumeric(match, hints);
    add(match, read?.iso, read?.isAmbiguous);
  }
  for (const match of text.matchAll(COMPACT)) add(match, isoDate(match[1], match[2], match[3]));
  return found.sort((a, b) => a.start - b.start);
}

/**
 * Days that were read with a fault: without a divider (`27032018`, `2703/2018`), glued to the time before it
 * (`16:1404/03/18`) or to a number (`#19-18/03/2018`). The day comes first. For documents that show no other.
 */
export function findFaultyDates(text: string): FoundDate[] {
  return [...text.matchAll(FAULTY)].flatMap((match) => {
    const iso = isoDate(match[3] ?? match[6], match[2] ?? match[5], match[1] ?? match[4]);
    const end = match.index + match[0].length;
    return iso ? [{ iso, start: match.index, end, isAmbiguous: true }] : [];
  });
}

/** The order that the document's unambiguous dates use; `fallback` where there is none. */
export function dateOrderOf(text: string, fallback: DateOrder): DateOrder {
  let balance = 0;
  for (const match of text.matchAll(NUMERIC)) {
    if (match[2] === '.') continue;
    const first = Number(match[1]);
    const second = Number(match[3]);
    if (first > 12 && first <= 31 && second <= 12) balance++;
    if (second > 12 && second <= 31 && first <= 12) balance--;
  }
  return balance === 0 ? fallback : balance > 0 ? 'dmy' : 'mdy';
}

/** The times of day in `text`, as `HH:MM` or `HH:MM:SS`. */
export function findTimes(text: string): { iso: string; start: number; end: number }[] {
  return [...text.matchAll(TIME)].map((match) => {
    const half = match[4]?.charAt(0).toLowerCase();
    const hour = (Number(match[1]?.replace(/\s/g, '')) % (half ? 12 : 24)) + (half === 'p' ? 12 : 0);
    const parts = [String(hour).padStart(2, '0'), match[2] ?? '00', ...(match[3] ? [match[3]] : [])];
    return { iso: parts.join(':'), start: match.index, end: match.index + match[0].trimEnd().length };
  });
}

function monthNumber(name: string | undefined): string {
  const key = (name ?? '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return String(MONTHS[key.slice(0, 4)] ?? MONTHS[key.slice(0, 3)] ?? 0);
}

function readNumeric(match: RegExpExecArray, hints: DateHints): { iso: string | undefined; isAmbiguous: boolean } {
  const [, first = '', divider, second = '', third = ''] = match;
  if (hints.yearFirst && third.length === 2 && first.length === 2) {
    return { iso: isoDate(first, second, third), isAmbiguous: false };
  }
  const isAmbiguous = Number(first) <= 12 && Number(second) <= 12 && first !== second;
  const monthFirst = Number(second) > 12 || (isAmbiguous && divider !== '.' && hints.order === 'mdy');
  const iso = monthFirst ? isoDate(third, first, second) : isoDate(third, second, first);
  // The year stands first where no other order gives a real day, as in `99/12/31`.
  return { iso: iso ?? isoDate(first, second, third), isAmbiguous };
}

function isoDate(year = '', month = '', day = ''): string | undefined {
  const fullYear = year.length === 2 ? Number(year) + (Number(year) > 79 ? 1900 : 2000) : Number(year);
  const date = new Date(Date.UTC(fullYear, Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && fullYear >= 1900;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
