/**
 * Finds the issuer's address: the labelled one, else the run of address rows in the head of the first page that has most
 * signs of an address. Rows are joined by a comma and a space.
 */
import type { DocumentView, Row, Span } from './document-view';
import { best, scoreOf, type FindConcept, type Finder, type Finding } from './finding';
import { isNumberedRow } from './label-rows';
import { readLabelled, textReader } from './near-label';
import {
  addressSigns,
  hasPostcode,
  hasStrongLegalForm,
  isContact,
  isHeading,
  isPlaceRow,
  isRegion,
  isRegistration,
} from './places';

/** Rows of a document in which an address run may begin, and the most rows that it takes. */
const HEAD_ROWS_MAX = 22;
const RUN_ROWS_MAX = 6;
const LABELS_BEFORE = /^(?:address|addr|alamat|add|hq)\s*[:.]\s*/iu;

export const findAddress: Finder = (view, find) => best(addressFindings(view, find));

/** The labelled address and every run of rows that looks like one. */
export function addressFindings(view: DocumentView, find: FindConcept): Finding[] {
  const labelled = readLabelled(view, 'address', textReader);
  const names = new Set(find('company')?.spans.map((span) => span.row));
  const runs = addressRuns(issuerRows(view, [...names].at(-1)).filter((row) => !names.has(row))).map((run, index) =>
    toFinding(run, index),
  );
  const continued = labelled ? continueLabelled(view, labelled) : undefined;
  return continued ? [continued, ...runs] : runs;
}

/** The rows under the issuer's name where that stands at the foot of the page, else the head of the document. */
function issuerRows(view: DocumentView, name: Row | undefined): readonly Row[] {
  const isAtFoot = name !== undefined && name.index >= HEAD_ROWS_MAX - RUN_ROWS_MAX;
  return isAtFoot ? view.rows.slice(name.index + 1, name.index + 1 + RUN_ROWS_MAX) : view.rows.slice(0, HEAD_ROWS_MAX);
}

/** Runs of rows that look like one address each. */
export function addressRuns(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  for (let index = 0; index < rows.length;) {
    const run = runAt(rows, index);
    if (run.length > 0) runs.push(run);
    index += Math.max(1, run.length);
  }
  return runs;
}

function runAt(rows: readonly Row[], start: number): Row[] {
  const first = rows[start];
  if (!first || !startsAddress(first)) return [];
  const run = [first];
  for (const row of rows.slice(start + 1, start + RUN_ROWS_MAX)) {
    const above = run.at(-1) ?? first;
    if (
      row.page !== first.page ||
      !goesOn(above, row) ||
      row.box.y - (above.box.y + above.box.height) > 1.6 * first.box.height
    )
      break;
    run.push(row);
  }
  return run;
}

function startsAddress(row: Row): boolean {
  const { text } = row;
  return (
    isPlaceRow(text) && !hasStrongLegalForm(text) && !isRegistration(text) && !isDated(text) && !isNumberedRow(row)
  );
}

function goesOn(above: Row, row: Row): boolean {
  if (isContact(row.text) || isRegistration(row.text) || isDated(row.text)) return false;
  if (isPlaceRow(row.text) || isRegion(row.text)) return true;
  if (isHeading(row.text)) return false;
  const isName = /^[^\d:]{3,40}$/u.test(row.text);
  return (
    isName &&
    (/,\s*$/u.test(above.text) ||
      (!hasPostcode(above.text) && /^\P{Lu}*\p{Lu}/u.test(row.text) && row.text.split(/\s+/).length <= 3))
  );
}

function isDated(text: string): boolean {
  return /\d[-/.]\d{1,2}[-/.]\d{2}|\d:\d{2}|\d\.\d{2}(?!\d)/u.test(text);
}

function toFinding(run: readonly Row[], index: number): Finding {
  const signs = run.reduce((sum, row) => sum + addressSigns(row.text), 0);
  const spans = run.map(addressSpan);
  return { value: joinSpans(spans), spans, score: scoreOf(Math.min(signs, 5) * 0.7 - 0.8 * index - 0.3) };
}

export function addressSpan(row: Row): Span {
  const start = LABELS_BEFORE.exec(row.text)?.[0].length ?? 0;
  return { row, start, end: row.text.length };
}

/** The rows of one value as one line: divided by a comma where no mark divides them already. */
export function joinSpans(spans: readonly Span[]): string {
  return spans
    .map((span) => span.row.text.slice(span.start, span.end).trim())
    .reduce((joined, part) => (joined === '' ? part : `${joined}${/[,.;-]$/u.test(joined) ? ' ' : ', '}${part}`), '');
}

/** A labelled address may go on in the rows below. */
function continueLabelled(view: DocumentView, labelled: Finding): Finding | undefined {
  const first = labelled.spans.at(-1);
  if (!first || addressSigns(first.row.text.slice(first.start, first.end)) === 0) return undefined;
  const spans = [...labelled.spans];
  for (const row of view.rows.slice(first.row.index + 1, first.row.index + 4)) {
    if (
      row.page !== first.row.page ||
      isContact(row.text) ||
      isRegistration(row.text) ||
      isDated(row.text) ||
      /[:：]/u.test(row.text)
    )
      break;
    if (addressSigns(row.text) === 0) break;
    spans.push({ row, start: 0, end: row.text.length });
  }
  return { value: joinSpans(spans), spans, score: Math.max(labelled.score, 0.8) };
}
