/** The text of a laid out document, for people, search and language models. Called by the activities of `documents`. */
import type { PageLayout } from '../../contracts/page';
import { layoutRows } from './layout-rows';

/** A row of the page is one line; blocks are divided by an empty line, pages by a form feed. */
export function documentText(pages: readonly PageLayout[]): string {
  return pages.map(pageText).join('\f');
}

/** The text of one page, as in {@link documentText}. */
export function pageText(page: PageLayout): string {
  const blockOf = new Map(page.blocks.flatMap((block, index) => block.lines.map((line) => [line, index] as const)));
  let text = '';
  let blockBefore: number | undefined;
  for (const row of layoutRows(page)) {
    const block = blockOf.get(row[0] ?? -1);
    const rowText = row.map((index) => page.lines[index]?.text.trim() ?? '').join(' ');
    text += blockBefore === undefined ? rowText : `${block === blockBefore ? '\n' : '\n\n'}${rowText}`;
    blockBefore = block;
  }
  return text;
}
