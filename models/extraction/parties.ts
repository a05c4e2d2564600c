/**
 * Finds seller and buyer of an invoice: the name under or beside `Seller`, `Verkäufer`, `Bill to`, `공급받는자`. Without
 * such a label the buyer is the name over the first address that is not the issuer's, the seller the issuer.
 */
import { addressRuns } from './address';
import type { Box } from '../../contracts/geometry';
import { headRows, isPartyLabel, nameSpan } from './company';
import { locate, type DocumentView, type Row, type Span } from './document-view';
import { best, scoreOf, textOfValue, type Finder, type Finding } from './finding';
import { editDistance } from '../text/edit-distance';
import { squeeze } from './fold';
import { findLabels, type LabelHit } from './labels';
import { addressSigns, businessSigns, isContact, isHeading, isRegistration } from './places';

const ROWS_UNDER_LABEL_MAX = 6;
const NAME_LABEL = /^(?:name|firma|company|상호|상호명|법인명|성명)\s*[:：]?\s*$/iu;
const OTHER_LABEL = /^[\p{L}./ -]{2,30}[:：]/u;
const LEGAL_FORM = '(?<!\\p{L})(?:gmbh|ltd|limited|llc|sarl|sas|b\\.?v|n\\.?v|inc|ag|plc|sdn\\.? ?bhd)\\.?';
const ENDS_IN_LEGAL_FORM = new RegExp(`${LEGAL_FORM}\\s*$`, 'iu');
const LEGAL_FORM_THEN_MORE = new RegExp(`^.*?${LEGAL_FORM}(?=\\s)`, 'iu');
const POSTCODE = /(?<!\d)\d{4,6}(?!\d)/u;
const LOGO_LETTERS_MIN = 4;
const SALUTATION = /^(?:herrn?|frau|mr\.?|mrs\.?|ms\.?|monsieur|madame|firma)$/iu;

export const findSeller: Finder = (view, find) => {
  const labelled = namesAtLabel(view, 'seller');
  const issuer = find('company');
  const footer = businessRowsAtEnd(view);
  const seller = best([...labelled, ...(issuer ? [{ ...issuer, score: issuer.score * 0.85 }] : []), ...footer]);
  return cutName(cutCells(seller && longerBelow(view, seller)));
};

/** A logo's word over the full name that begins with it: `azure`, `Azure Interior`. */
function longerBelow(view: DocumentView, finding: Finding): Finding {
  const last = finding.spans.at(-1)?.row;
  const below = last && view.rows[last.index + 1];
  if (!below || below.page !== last.page || finding.spans.length !== 1) return finding;
  const own = squeeze(textOfValue(finding.value));
  const wanted = squeeze(below.text);
  const isLonger = wanted.length > own.length && isLogoOf(own, wanted) && isName(below.text);
  return isLonger ? { ...toFinding(nameSpan(below), 0), score: finding.score } : finding;
}

/** A logo's letters are drawn rather than set: one of them may be read wrongly. */
function isLogoOf(word: string, name: string): boolean {
  const begin = name.slice(0, word.length);
  return begin === word || (word.length >= LOGO_LETTERS_MIN && editDistance(begin, word) <= 1);
}

/** What stands beside a name that ends in its legal form, in cells of its own, is its address. */
function cutCells(finding: Finding | undefined): Finding | undefined {
  const [span] = finding?.spans ?? [];
  if (!finding || !span || finding.spans.length !== 1) return finding;
  const cell = span.row.cells.find(({ start, end }) => start <= span.start && end > span.start);
  if (!cell || cell.end >= span.end || !ENDS_IN_LEGAL_FORM.test(cell.text)) return finding;
  return { ...toFinding({ ...span, end: cell.end }, 0), score: finding.score };
}

export const findBuyer: Finder = (view, find) => {
  const seller = find('seller');
  const isSeller = (finding: Finding): boolean =>
    seller !== undefined && squeeze(textOfValue(finding.value)).startsWith(squeeze(textOfValue(seller.value)));
  const overAddress = addressRuns(view.rows).flatMap((run, index) => nameOver(view, run, index));
  return cutName(best([...namesAtLabel(view, 'buyer'), ...overAddress].filter((finding) => !isSeller(finding))));
};

/** Names beside or under the labels of a party. A label in a sentence is none. */
function namesAtLabel(view: DocumentView, kind: 'seller' | 'buyer'): Finding[] {
  return view.rows.flatMap((row) =>
    findLabels(row.folded, kind).flatMap((hit) => {
      const cell = row.cells.find((own) => own.start <= hit.start && own.end >= hit.end);
      if (!cell || /[\p{L}\d]/u.test(row.text.slice(cell.start, hit.start))) return [];
      const isBare = !/[\p{L}\d]/u.test(row.text.slice(hit.end, cell.end));
      const name = nameBeside(row, hit, cell.end) ?? (isBare ? nameUnder(view, row, cell.box) : undefined);
      if (!name) return [];
      const begun = startAbove(view, name, row);
      const finding = toFinding(name, 2.2);
      if (!begun) return [finding];
      return [{ ...finding, spans: [begun, name], value: `${textOf(begun)} ${textOf(name)}` }];
    }),
  );
}

/** A name of two rows whose label stands beside the second: the row above has the first part, in the same column. */
function startAbove(view: DocumentView, name: Span, label: Row): Span | undefined {
  const above = view.rows[name.row.index - 1];
  const [cell] = above?.cells ?? [];
  if (!above || !cell || above === label || above.page !== name.row.page || above.cells.length !== 1) return undefined;
  if (name.start === 0 || !isName(cell.text) || SALUTATION.test(cell.text.trim()) || isPartyLabel(above))
    return undefined;
  const box = locate(name).box;
  const isColumn = Math.abs(cell.box.x - box.x) < box.height;
  const isNear = box.y - (cell.box.y + cell.box.height) < 0.6 * box.height;
  return isColumn && isNear ? { row: above, start: cell.start, end: cell.end } : undefined;
}

function textOf({ row, start, end }: Span): string {
  return row.text.slice(start, end).trim();
}

function nameBeside(row: Row, hit: LabelHit, cellEnd: number): Span | undefined {
  const from = hit.end + (/^[\s:：/]*/u.exec(row.text.slice(hit.end))?.[0].length ?? 0);
  const hasColon = /[:：]/u.test(row.text.slice(hit.end, from));
  const next = row.cells.find((cell) => cell.start >= cellEnd);
  const start = from < cellEnd ? from : next?.start;
  const end = from < cellEnd ? cellEnd : next?.end;
  if (start === undefined || end === undefined || (!hasColon && start === from)) return undefined;
  return isName(row.text.slice(start, end)) ? { row, start, end } : undefined;
}

/**
 * Goes down the rows under the label, in the label's column, to the first name; `Name:` names it outright. Another
 * party's label ends the search.
 */
function nameUnder(view: DocumentView, label: Row, box: Box): Span | undefined {
  let first: Span | undefined;
  for (const row of view.rows.slice(label.index + 1, label.index + 1 + ROWS_UNDER_LABEL_MAX)) {
    if (row.page !== label.page || isPartyLabel(row)) break;
    const index = row.cells.findIndex(
      (own) => own.box.x < box.x + box.width && box.x - 2 * box.height < own.box.x + own.box.width,
    );
    const cell = row.cells[index];
    if (!cell) continue;
    const pair = pairAt(row, index);
    if (pair?.isName) return pair.value;
    if (!pair && !first && isName(cell.text) && !SALUTATION.test(cell.text.trim()))
      first = { row, start: cell.start, end: cell.end };
  }
  return first;
}

/** The label and value that a cell holds, or that it and the next one make. */
function pairAt(row: Row, index: number): { isName: boolean; value: Span } | undefined {
  const cell = row.cells[index];
  const next = row.cells[index + 1];
  const label = cell ? /^[^:：]{2,30}[:：]?\s*/u.exec(cell.text)?.[0] : undefined;
  if (!cell || label === undefined) return undefined;
  const isName = NAME_LABEL.test(label);
  const hasColon = /[:：]\s*$/u.test(label);
  if (hasColon && label.length < cell.text.length)
    return { isName, value: { row, start: cell.start + label.length, end: cell.end } };
  const lead = next ? (/^[\s:：]*/u.exec(next.text)?.[0].length ?? 0) : 0;
  if (!next || (!hasColon && !isName && !/^\s*[:：]/u.test(next.text))) return undefined;
  return { isName, value: { row, start: next.start + lead, end: next.end } };
}

/** The row over an address, where it is a name. A contact person may stand between company and street. */
function nameOver(view: DocumentView, run: readonly Row[], index: number): Finding[] {
  const start = run[0]?.index ?? 0;
  const above = [view.rows[start - 1], view.rows[start - 2]].filter(
    (row) => row !== undefined && row.page === run[0]?.page,
  );
  const names = above.flatMap((row, distance) =>
    row && isName(row.text) && row.cells.length === 1
      ? [
          toFinding(
            { row, start: 0, end: row.text.length },
            0.6 + 0.5 * businessSigns(row.text) - 0.4 * distance - 0.3 * index,
          ),
        ]
      : [],
  );
  return names.slice(0, 2);
}

/** Sellers often stand in the foot of an invoice, with their legal form. */
function businessRowsAtEnd(view: DocumentView): Finding[] {
  const head = new Set(headRows(view));
  return view.rows
    .filter((row) => !head.has(row) && businessSigns(row.text) >= 2 && isName(row.text) && row.text.length <= 60)
    .map((row) => toFinding(nameSpan(row), 0.2));
}

function isName(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const digits = text.match(/\d/g)?.length ?? 0;
  if (/^\W*\d+[.,]\d{2}\s/u.test(text)) return false;
  if (letters < 2 || digits > letters || text.length > 80 || isContact(text) || OTHER_LABEL.test(text)) return false;
  const business = businessSigns(text);
  if (business >= 1.5) return true;
  return !isRegistration(text) && !isHeading(text) && addressSigns(text) === 0 && digits <= 4;
}

/** A name's row often goes on with its address: `Name GmbH - Street 12 - 12345 Town`. */
function cutName(finding: Finding | undefined): Finding | undefined {
  const [span] = finding?.spans ?? [];
  if (!finding || !span || finding.spans.length !== 1) return finding;
  const text = span.row.text.slice(span.start, span.end);
  const end = /\s(?:[-–·•●|]|tel\b|e )\s?/iu.exec(text)?.index ?? endBeforeAddress(text);
  if (end === undefined || end < 3) return finding;
  return { ...finding, value: text.slice(0, end), spans: [{ ...span, end: span.start + end }] };
}

/** The line over a letter's window (DIN 5008) has the sender's name and address without anything between them. */
function endBeforeAddress(text: string): number | undefined {
  const form = LEGAL_FORM_THEN_MORE.exec(text);
  return form && POSTCODE.test(text.slice(form[0].length)) ? form[0].length : undefined;
}

function toFinding(span: Span, points: number): Finding {
  return { value: span.row.text.slice(span.start, span.end).trim(), spans: [span], score: scoreOf(points) };
}
