/**
 * Groups the rows of a region into blocks and names their kind by simple rules. Not for fields: a kind is a hint to
 * readers and extractors. Called by `layout-page.ts`.
 *
 * Tables are found first, from how the edges of lines repeat (`find-tables.ts`). Else a block ends where the gap to the
 * next row is wider than usual (pairs may stand wider), where the letters change size, or where the rows change their
 * nature. A row's nature, first rule that fits:
 *   cells   three or more lines beside each other; or two or more words groups of which the last is an amount
 *   bullet  begins with a bullet or a number such as `1.` or `(2)`
 *   pair    a label with a colon, or two lines beside each other of which the left one is short
 *   large   one line of letters at least 1.3 times as high as the page's usual ones, no amount
 *   text    all else
 * A block's kind, first rule that fits:
 *   table      as found; cells that are no table count as pairs or text
 *   footer     a page number, or at most four rows in the lowest 8 % of the page
 *   title      at most two large rows
 *   key_value  most rows are pairs; list: most are bullets; else paragraph
 */
import { median, type TextRow } from './rows';
import { isMostlyDigits } from './columns';
import { findTables } from './find-tables';
import type { BlockKind } from '../../contracts/page';

const GAP_HEIGHTS_MAX = 1.1;
const WIDE_GAP_HEIGHTS_MAX = 2.5;
const SIZE_RATIO_MAX = 1.5;
const LARGE_RATIO = 1.3;
const TITLE_ROWS_MAX = 2;
const FOOTER_TOP = 0.92;
const FOOTER_ROWS_MAX = 4;
const LABEL_LETTERS_MAX = 30;

const PAGE_NUMBER =
  /^[\s\-–—]*(?:page|seite|p\.|쪽|페이지)?\s*:?\s*\d{1,4}\s*(?:(?:\/|of|von|sur)\s*\d{1,4})?\s*(?:쪽|페이지|page)?[\s\-–—]*$/iu;
const BULLET = /^\s*(?:[•●▪◦‣*·-]\s+|\(?\d{1,2}[.)]\s+|[①-⑳])/u;
const ENDS_IN_AMOUNT = /\d[.,]\d{2}\s*(?:€|원|%|[A-Z]{0,3})\s*$|\d{1,3}(?:,\d{3})+\s*원?\s*$/u;
const COLON_LABEL = /^[^\d:：]{1,40}[:：]/u;

type RowNature = 'cells' | 'bullet' | 'pair' | 'large' | 'text';

export interface RowBlock {
  kind: BlockKind;
  rows: TextRow[];
}

/** What the rules need to know of the page. */
interface PageFrame {
  height: number;
  lineHeight: number;
}

export function groupBlocks(rows: readonly TextRow[], frame: PageFrame): RowBlock[] {
  const footer = footerStart(rows, frame);
  const known = rows.map((row) => ({ row, isCells: rowNature(row, frame) === 'cells' }));
  const blocks: RowBlock[] = [];
  let start = 0;
  for (const table of findTables(known.slice(0, footer), frame.lineHeight)) {
    blocks.push(...groupRest(rows.slice(start, table.start), frame));
    blocks.push({ kind: 'table', rows: rows.slice(table.start, table.end) });
    start = table.end;
  }
  blocks.push(...groupRest(rows.slice(start, footer), frame));
  if (footer < rows.length) blocks.push({ kind: 'footer', rows: rows.slice(footer) });
  return blocks;
}

/** The first of the rows in the lowest part of the page; a block that reaches into it from above is no footer. */
function footerStart(rows: readonly TextRow[], frame: PageFrame): number {
  const start = rows.findIndex((row) => row.top >= FOOTER_TOP * frame.height);
  if (start < 0 || rows.length - start > FOOTER_ROWS_MAX) return rows.length;
  const above = rows[start - 1];
  const isApart = !above || (rows[start]?.top ?? 0) - above.bottom > GAP_HEIGHTS_MAX * frame.lineHeight;
  return isApart ? start : rows.length;
}

interface RowGroup {
  nature: RowNature;
  rows: TextRow[];
}

function groupRest(rows: readonly TextRow[], frame: PageFrame): RowBlock[] {
  const groups: RowGroup[] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const nature = natureOutsideTables(row, frame);
    if (group && follows(group.nature, nature) && continues(group, row, frame)) group.rows.push(row);
    else groups.push({ nature, rows: [row] });
  }
  return groups.map((group) => ({ kind: blockKind(group.rows, frame), rows: group.rows }));
}

function natureOutsideTables(row: TextRow, frame: PageFrame): RowNature {
  const nature = rowNature(row, frame);
  if (nature !== 'cells') return nature;
  return row.lines.length === 2 && isLabel(row.lines[0]?.line.text ?? '') ? 'pair' : 'text';
}

function isLabel(text: string): boolean {
  return text.length <= LABEL_LETTERS_MAX && !isMostlyDigits(text);
}

function gapAfter(group: RowGroup, below: TextRow | undefined): number {
  return (below?.top ?? 0) - (group.rows.at(-1)?.bottom ?? 0);
}

/** A text row goes on with a bullet above it; all else needs its own kind. */
function follows(block: RowNature | undefined, row: RowNature): boolean {
  return block === row || (block === 'bullet' && row === 'text');
}

function continues(group: RowGroup, below: TextRow, frame: PageFrame): boolean {
  const above = group.rows.at(-1);
  const ratio = above ? rowHeight(below) / rowHeight(above) : 1;
  const isOpen = group.nature === 'pair';
  const gapMax = (isOpen ? WIDE_GAP_HEIGHTS_MAX : GAP_HEIGHTS_MAX) * frame.lineHeight;
  return gapAfter(group, below) <= gapMax && (isOpen || (ratio <= SIZE_RATIO_MAX && ratio >= 1 / SIZE_RATIO_MAX));
}

function rowHeight(row: TextRow): number {
  return median(row.lines.map((line) => line.height));
}

function rowText(row: TextRow): string {
  return row.lines.map((line) => line.line.text).join(' ');
}

function rowNature(row: TextRow, frame: PageFrame): RowNature {
  const text = rowText(row);
  const first = row.lines[0]?.line.text ?? '';
  const last = row.lines.at(-1)?.line.text ?? '';
  if (row.lines.length >= 3 && !COLON_LABEL.test(first)) return 'cells';
  if (COLON_LABEL.test(text)) return 'pair';
  if (ENDS_IN_AMOUNT.test(last)) {
    if (row.lines.length > 1 || (/\p{L}/u.test(text) && /\s\S*\d\S*\s/u.test(text))) return 'cells';
  }
  if (BULLET.test(text)) return 'bullet';
  if (row.lines.length === 2 && isLabel(first)) return 'pair';
  const isLarge = row.lines.length === 1 && rowHeight(row) >= LARGE_RATIO * frame.lineHeight;
  return isLarge && /\p{L}/u.test(text) && !ENDS_IN_AMOUNT.test(text) ? 'large' : 'text';
}

function blockKind(rows: readonly TextRow[], frame: PageFrame): BlockKind {
  const [first] = rows;
  if (first && rows.length === 1 && isPageNumber(rowText(first), first.top, frame)) return 'footer';
  const natures = rows.map((row) => natureOutsideTables(row, frame));
  if (natures[0] === 'large' && rows.length <= TITLE_ROWS_MAX) return 'title';
  const pairs = natures.filter((nature) => nature === 'pair').length;
  if (pairs * 2 > rows.length) return 'key_value';
  return natures[0] === 'bullet' ? 'list' : 'paragraph';
}

/** A bare number counts at the foot of the page only: at its head it may be a number of the document. */
function isPageNumber(text: string, top: number, frame: PageFrame): boolean {
  if (!PAGE_NUMBER.test(text)) return false;
  return top > 0.85 * frame.height || (top < (1 - FOOTER_TOP) * frame.height && !/^[\s\-–—]*\d+[\s\-–—]*$/u.test(text));
}
