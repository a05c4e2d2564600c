/** A page's text with what the engine takes for something else put right. */
import type { PageText, TextLine } from '../../contracts/page';
import type { Corrector } from './corrector';

/**
 * Only what `ppocr` read is corrected: the corrector learned from its mistakes. A line that changes keeps the engine's
 * own text in `read`, so that later corrections teach what the engine confuses, not what the corrector does.
 */
export function correctPage(page: PageText, corrector: Corrector): PageText {
  if (page.source !== 'ppocr') return page;
  return { ...page, lines: page.lines.map((line) => correctLine(line, corrector)) };
}

function correctLine(line: TextLine, corrector: Corrector): TextLine {
  const text = corrector.correctLine(line.text, line.confidence);
  return text === line.text ? line : { ...line, text, read: line.text };
}
