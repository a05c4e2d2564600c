/**
 * A laid out document as Markdown (CommonMark with tables). All text of the document is escaped: nothing in it can
 * become markup or HTML. Rows of a page stay lines. Called by the export thread.
 */
import type { LayoutBlock, LayoutTable, PageLayout } from '../../contracts/page';
import { layoutRows } from '../layout/layout-rows';

const PAGE_BREAK = '\n\n---\n\n';
const HARD_BREAK = '  \n';
const BULLET = /^\s*[•●▪◦‣*·-]\s+/u;
const LABEL = /^([^:：]{1,40})[:：]\s*(.+)$/u;

/** Pages are divided by rules, blocks by empty lines; it ends with a line feed where there is any text. */
export function documentMarkdown(pages: readonly PageLayout[]): string {
  const texts = pages.map(pageMarkdown).filter((text) => text !== '');
  return texts.length === 0 ? '' : `${texts.join(PAGE_BREAK)}\n`;
}

function pageMarkdown(page: PageLayout): string {
  const blockOf = new Map(page.blocks.flatMap((block, index) => block.lines.map((line) => [line, index] as const)));
  const rows = page.blocks.map((): string[][] => []);
  for (const row of layoutRows(page)) {
    rows[blockOf.get(row[0] ?? -1) ?? -1]?.push(row.map((index) => page.lines[index]?.text.trim() ?? ''));
  }
  return page.blocks.map((block, index) => blockMarkdown(block, rows[index] ?? [])).join('\n\n');
}

/** `rows`: the texts beside each other, row by row. */
function blockMarkdown({ kind, table }: LayoutBlock, rows: readonly string[][]): string {
  if (table) return tableMarkdown(table);
  const lines = rows.map((row) => row.join(' '));
  if (kind === 'title') return `## ${escapeMarkdown(lines.join(' '))}`;
  if (kind === 'key_value') return rows.map(pairMarkdown).join('\n');
  if (kind === 'list') return lines.map(itemMarkdown).join('\n');
  return lines.map(escapeMarkdown).join(HARD_BREAK);
}

function pairMarkdown(row: readonly string[]): string {
  const [label = '', ...values] = row;
  const match = LABEL.exec(row.join(' '));
  if (match) return `- **${escapeMarkdown(match[1]?.trim() ?? '')}:** ${escapeMarkdown(match[2] ?? '')}`;
  if (values.length === 0) return `- ${escapeMarkdown(label)}`;
  return `- **${escapeMarkdown(label)}** ${escapeMarkdown(values.join(' '))}`;
}

/** A numbered item keeps its number as text; a line without a bullet goes on with the item above. */
function itemMarkdown(line: string): string {
  if (BULLET.test(line)) return `- ${escapeMarkdown(line.replace(BULLET, ''))}`;
  return /^\s*(?:\(?\d{1,2}[.)]|[①-⑳])/u.test(line) ? `- ${escapeMarkdown(line)}` : `  ${escapeMarkdown(line)}`;
}

/** Markdown knows one row of headings, and no cells over several columns: these stand in their first one. */
function tableMarkdown({ rows, columns, header_rows: headerRows, cells }: LayoutTable): string {
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
  for (const cell of cells) grid[cell.row]?.splice(cell.column, 1, cell.text);
  const body = grid.slice(headerRows);
  const names = Array.from({ length: columns }, (_, column) =>
    grid
      .slice(0, headerRows)
      .map((row) => row[column])
      .filter(Boolean)
      .join(' '),
  );
  const rules = names.map((_, column) => (isNumeric(body.map((row) => row[column] ?? '')) ? '---:' : '---'));
  return [tableRow(names), `| ${rules.join(' | ')} |`, ...body.map(tableRow)].join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}

function isNumeric(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  const numeric = filled.filter((text) => /\d/.test(text) && !/\p{L}{4}/u.test(text));
  return filled.length > 0 && numeric.length * 2 > filled.length;
}

/** For one line of running text or one cell. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
