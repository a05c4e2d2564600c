/**
 * Groups the rows of a region into blocks and names their kind by simple rules. Not for fields: a kind is a hint to
 * readers and extractors. Called by `layout-page.ts`.
 *
 * A block ends where the gap to the next row is wider than usual (tables and pairs may stand wider), where the letters
 * change size, or where the rows change their nature; one or two text rows within a table stay in it. A row's nature,
 * first rule that fits:
 *   cells   three or more lines beside each other; or two or more words groups of which the last is an amount
 *   bullet  begins with a bullet or a number such as `1.` or `(2)`
 *   pair    a label with a colon, or two lines beside each other of which the left one is short
 *   text    all else
 * A block's kind, first rule that fits:
 *   footer     a page number, or at most three rows in the lowest 8 % of the page
 *   title      at most two rows, no amount, letters at least 1.5 times as high as the page's usual ones
 *   table      most rows are cells (at least two); key_value: most are pairs; list: most are bullets; else paragraph
 */
import { median, type TextRow } from './rows';
import { isMostlyDigits } from './columns';
import type { BlockKind } from '../../contracts/documents/page';

const GAP_HEIGHTS_MAX = 1.1;
const WIDE_GAP_HEIGHTS_MAX = 2.5;
const SIZE_RATIO_MAX = 1.5;
const WRAPPED_ROWS_MAX = 2;
const FOOTER_TOP = 0.92;
const LABEL_LETTERS_MAX = 30;

const PAGE_NUMBER =
  /^[\s\-–—]*(?:page|seite|p\.|쪽|페이지)?\s*:?\s*\d{1,4}\s*(?:(?:\/|of|von|sur)\s*\d{1,4})?\s*(?:쪽|페이지|page)?[\s\-–—]*$/iu;
const BULLET = /^\s*(?:[•●▪◦‣*·-]\s+|\(?\d{1,2}[.)]\s+|[①-⑳])/u;
const ENDS_IN_AMOUNT = /\d[.,]\d{2}\s*(?:€|원|%|[A-Z]{0,3})\s*$|\d{1,3}(?:,\d{3})+\s*원?\s*$/u;
const COLON_LABEL = /^[^\d:：]{1,40}[:：]/u;

type RowNature = 'cells' | 'bullet' | 'pair' | 'text';

interface RowBlock {
  kind: BlockKind;
  rows: TextRow[];
}

/** What the rules need to know of the page. */
interface PageFrame {
  height: number;
  lineHeight: number;
}

export function groupBlocks(rows: readonly TextRow[], frame: PageFrame): RowBlock[] {
  const groups: RowGroup[] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const nature = rowNature(row);
    if (group && follows(group.nature, nature) && continues(group, row, frame)) group.rows.push(row);
    else groups.push({ nature, rows: [row] });
  }
  return joinTables(groups, frame).map((group) => ({ kind: blockKind(group.rows, frame), rows: group.rows }));
}

interface RowGroup {
  nature: RowNature;
  rows: TextRow[];
}

/** Takes short runs of text between two runs of cells (wrapped descriptions) into the table. */
function joinTables(groups: readonly RowGroup[], frame: PageFrame): RowGroup[] {
  const joined: RowGroup[] = [];
  for (const group of groups) {
    const wrapped = joined.at(-1);
    const table = joined.at(-2);
    const first = group.rows[0];
    const isWrapped = wrapped?.nature === 'text' && wrapped.rows.length <= WRAPPED_ROWS_MAX;
    if (table?.nature === 'cells' && group.nature === 'cells' && wrapped && isWrapped && first) {
      const limit = WIDE_GAP_HEIGHTS_MAX * frame.lineHeight;
      if (gapAfter(table, wrapped.rows[0]) <= limit && gapAfter(wrapped, first) <= limit) {
        table.rows.push(...wrapped.rows, ...group.rows);
        joined.pop();
        continue;
      }
    }
    joined.push({ nature: group.nature, rows: [...group.rows] });
  }
  return joined;
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
  const isOpen = group.nature === 'cells' || group.nature === 'pair';
  const gapMax = (isOpen ? WIDE_GAP_HEIGHTS_MAX : GAP_HEIGHTS_MAX) * frame.lineHeight;
  return gapAfter(group, below) <= gapMax && (isOpen || (ratio <= SIZE_RATIO_MAX && ratio >= 1 / SIZE_RATIO_MAX));
}

function rowHeight(row: TextRow): number {
  return median(row.lines.map((line) => line.height));
}

function rowText(row: TextRow): string {
  return row.lines.map((line) => line.line.text).join(' ');
}

function rowNature(row: TextRow): RowNature {
  const text = rowText(row);
  const first = row.lines[0]?.line.text ?? '';
  const last = row.lines.at(-1)?.line.text ?? '';
  if (row.lines.length >= 3 && !COLON_LABEL.test(first)) return 'cells';
  if (COLON_LABEL.test(text)) return 'pair';
  if (ENDS_IN_AMOUNT.test(last) && /\p{L}/u.test(text) && (row.lines.length > 1 || /\s\S*\d\S*\s/u.test(text)))
    return 'cells';
  if (BULLET.test(text)) return 'bullet';
  if (row.lines.length === 2 && first.length <= LABEL_LETTERS_MAX && !isMostlyDigits(first)) return 'pair';
  return 'text';
}

function blockKind(rows: readonly TextRow[], frame: PageFrame): BlockKind {
  const top = rows[0]?.top ?? 0;
  const texts = rows.map(rowText);
  if (rows.length === 1 && isPageNumber(texts[0] ?? '', top, frame)) return 'footer';
  if (rows.length <= 3 && top >= FOOTER_TOP * frame.height) return 'footer';
  const isLarge = median(rows.map(rowHeight)) >= SIZE_RATIO_MAX * frame.lineHeight;
  const isHeading = texts.every((text) => /\p{L}/u.test(text) && !ENDS_IN_AMOUNT.test(text));
  if (rows.length <= 2 && isLarge && isHeading) return 'title';
  const natures = rows.map(rowNature);
  const count = (nature: RowNature): number => natures.filter((own) => own === nature).length;
  if (count('cells') >= 2 && count('cells') * 2 > rows.length) return 'table';
  if (count('pair') * 2 > rows.length) return 'key_value';
  return natures[0] === 'bullet' ? 'list' : 'paragraph';
}

/** A bare number counts at the foot of the page only: at its head it may be a number of the document. */
function isPageNumber(text: string, top: number, frame: PageFrame): boolean {
  if (!PAGE_NUMBER.test(text)) return false;
  return top > 0.85 * frame.height || (top < (1 - FOOTER_TOP) * frame.height && !/^[\s\-–—]*\d+[\s\-–—]*$/u.test(text));
}
