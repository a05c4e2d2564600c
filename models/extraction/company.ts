/**
 * Finds who issued a document: the labelled name (상호), else the best row of the head of the first page. A row gains
 * for a legal form or a trade's word, for standing first and for large letters; it loses for what is no name: addresses,
 * telephone and registration numbers, headings, dates, amounts.
 */
import { findDates } from './dates';
import type { DocumentView, Row, Span } from './document-view';
import { best, scoreOf, type Finder, type Finding } from './finding';
import { headsParticulars } from './issuer-block';
import { isLabelRow, isPricedRow, isTitleRow } from './label-rows';
import { findLabels } from './labels';
import { readAllLabelled, textReader, type Reader } from './near-label';
import {
  addressSigns,
  businessSigns,
  hasStrongLegalForm,
  isContact,
  isHeading,
  isPlaceRow,
  isRegistration,
} from './places';

/** Rows of the head that are looked at. */
const HEAD_ROWS_MAX = 14;
/** What a name gains that stands right over the particulars of a business. */
const PARTICULARS_POINTS = 1.3;
/** Words before a name, with their colon. */
const OWNER_LEAD = /^\W*(?:name|firma|dimiliki(?:\s+oleh)?|own(?:ed)?\s+by|operated\s+by)\s*:\s*/iu;
/** A registration number with its brackets, and whatever follows a legal form. */
const TAIL =
  /(?<=\b(?:bhd|s\/b|ltd|gmbh|llc))\.?\s+\d.*$|\s*[([]?\s*(?:co\.?\s*(?:reg\.?)?\s*(?:no)?\.?\s*:?\s*)?\d{4,}\s*-?\s*[a-z]?\s*[)\]]?\s*$/iu;
const FORMER_NAME = /formerly|f\.?k\.?a|known as|licen[sc]ee|trading as|managed by/iu;

export const findCompany: Finder = (view) => best(companyFindings(view));

/** Every name that may be the issuer's; only the labelled one where its label is sure. */
export function companyFindings(view: DocumentView): Finding[] {
  const labelled = best(readAllLabelled(view, nameLabels, nameReader));
  if (labelled && labelled.score > 0.7) return [labelled];
  const unlabelled = [...headFindings(view), ...footFindings(view)];
  return labelled ? [labelled, ...unlabelled] : unlabelled;
}

/** Latin labels need a colon: `company` and `shop` are parts of names too. */
function nameLabels(row: Row): ReturnType<typeof findLabels> {
  return findLabels(row.folded, 'company').filter(
    (hit) =>
      /\p{Script=Hangul}/u.test(row.text.slice(hit.start, hit.end)) || /^\s*[:：]/u.test(row.text.slice(hit.end)),
  );
}

const nameReader: Reader = (text, view) => {
  const reading = textReader(text, view);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return reading && letters >= 2 && letters > (text.match(/\d/g)?.length ?? 0) ? reading : undefined;
};

export function headRows(view: DocumentView): Row[] {
  const page = view.rows[0]?.page;
  return view.rows.slice(0, HEAD_ROWS_MAX).filter((row) => row.page === page);
}

function headFindings(view: DocumentView): Finding[] {
  const rows = headRows(view);
  const height = rows.reduce((sum, row) => sum + row.box.height, 0) / Math.max(1, rows.length);
  const names = rows
    .map((row) => ({ row, own: nameRows(row, rows, view), points: namePoints(view, row) }))
    .map((name) => ({ ...name, points: name.points + particularsPoints(view, name.own) }))
    .filter(({ points }) => points > -1);
  return names.map(({ row, own, points }, rank) => {
    const isFormer = FORMER_NAME.test(row.text) || FORMER_NAME.test(rows[row.index - 1]?.text ?? '');
    return toFinding(
      own,
      points +
        1.8 -
        0.5 * rank +
        (row.box.height > 1.3 * height ? 0.5 : 0) -
        (isFormer ? 2 : 0) -
        (rows.slice(0, row.index).some((above) => addressSigns(above.text) >= 2) ? 1 : 0),
    );
  });
}

/** Names under the head that stand over the particulars of a business, as on card slips. */
function footFindings(view: DocumentView): Finding[] {
  const head = headRows(view);
  const page = head[0]?.page;
  return view.rows
    .slice(head.length)
    .filter((row) => row.page === page && headsParticulars(view, row))
    .map((row) => ({ row, points: namePoints(view, row) + particularsPoints(view, [row]) }))
    .filter(({ points }) => points > -1)
    .map(({ row, points }) => toFinding([row], points));
}

/** Points for particulars under a name: they make a name of words that could be a street's, not of an address. */
function particularsPoints(view: DocumentView, name: readonly Row[]): number {
  const last = name.at(-1);
  if (!last || !headsParticulars(view, last)) return 0;
  return name.some(
    ({ text }) => addressSigns(text) >= 2 || (isPlaceRow(text) && text.includes(',')) || /,\s*$/u.test(text),
  )
    ? 0
    : PARTICULARS_POINTS;
}

/** Points for the words alone; -1 and less for what is no name. */
function namePoints(view: DocumentView, row: Row): number {
  if (isPartyLabel(row)) return -9;
  const text = nameText(row).replace(OWNER_LEAD, '');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const business = businessSigns(text);
  if (letters < (view.hasHangul ? 2 : 3) || isContact(text) || findDates(text, view.dates).length > 0) return -9;
  if (isRegistration(text) && business < 2) return -9;
  if (isPricedRow(view, row) || isLabelRow(row) || isTitleRow(row)) return -9;
  const digits = text.match(/\d/g)?.length ?? 0;
  const isPair = business < 2 && /^[\p{L} .\/-]{2,25}[:：]/u.test(text);
  const isSentence = business < 2 && /\p{Ll}[.!?]$/u.test(text) && text.split(/\s+/).length > 3;
  return (
    business -
    (isPair ? 4 : 0) -
    (isSentence ? 2 : 0) -
    addressSigns(text) * (business >= 2 ? 0.5 : 1.5) -
    (isHeading(text) && business < 1.5 ? 4 : 0) -
    (digits > letters ? 3 : 0)
  );
}

/** `Seller:`, `Käufer/Leistungsempfänger` and the like head a name and are none. */
export function isPartyLabel(row: Row): boolean {
  if (businessSigns(row.text) >= 2) return false;
  const hits = [...findLabels(row.folded, 'seller'), ...findLabels(row.folded, 'buyer')];
  return hits.some((hit) => hit.end - hit.start >= 0.6 * row.text.length);
}

/** The row with those above or below that are part of the same name: a long name breaks before its legal form. */
function nameRows(row: Row, rows: readonly Row[], view: DocumentView): Row[] {
  const joins = (other: Row | undefined): other is Row =>
    other !== undefined && wordCount(other) <= 4 && namePoints(view, other) > -1 && addressSigns(other.text) < 2;
  const above = rows[row.index - 1];
  const below = rows[row.index + 1];
  if (hasStrongLegalForm(row.text)) return joins(above) && isOneName(above, row) ? [above, row] : [row];
  for (let end = row.index + 1; end <= row.index + 2 && joins(rows[end]); end++) {
    if (hasStrongLegalForm(rows[end]?.text ?? '')) return rows.slice(row.index, end + 1);
  }
  const isLegalFormBelow = below !== undefined && wordCount(below) === 1 && businessSigns(below.text) >= 1.5;
  return joins(below) && (/&\s*$/u.test(row.text) || isLegalFormBelow) ? [row, below] : [row];
}

/** Whether a row goes on in the next, which has a legal form: that has hardly a word of its own, or the first is open. */
function isOneName(above: Row, row: Row): boolean {
  const own = row.text
    .replace(/\([^)]*\)/g, '')
    .match(/[\p{L}\d]+/gu)
    ?.filter((word) => !/^(?:sdn|bhd|gmbh|ltd|llc|inc|ag)$/iu.test(word));
  return (
    /&\s*$/u.test(above.text) ||
    ((own?.length ?? 0) <= 1 && !/[.!?:]\s*$/u.test(above.text) && !hasStrongLegalForm(above.text))
  );
}

function wordCount(row: Row): number {
  return row.text.trim().split(/\s+/).length;
}

/** A row's text before a telephone number and the like. */
function nameText(row: Row): string {
  const contact = /\s(?:tel|telephone|phone|fax|e-?mail|www|http)\b/iu.exec(row.text);
  return contact && contact.index >= 6 ? row.text.slice(0, contact.index) : row.text;
}

function toFinding(rows: readonly Row[], points: number): Finding {
  const spans = rows.map(nameSpan);
  return {
    value: spans.map((span) => span.row.text.slice(span.start, span.end)).join(' '),
    spans,
    score: scoreOf(points),
  };
}

/** A row's name without a registration number in brackets at its end, and without marks at its edges. */
export function nameSpan(row: Row): Span {
  const text = nameText(row);
  const lead = OWNER_LEAD.exec(text)?.[0].length ?? 0;
  const tail = TAIL.exec(text);
  const bare = tail ? text.slice(0, tail.index) : text;
  const named = bare.slice(lead);
  const start = lead + named.length - named.trimStart().replace(/^[^\p{L}\d(㈜[]+/u, '').length;
  const end = bare.replace(/[\s,;:*=~|_-]+$/u, '').length;
  return end > start ? { row, start, end } : { row, start: 0, end: text.length };
}
