/** Builds pages from short descriptions: text and where it stands. */
import type { PageLayout, PageText, TextLine } from '../../contracts/page';
import { layoutPage } from '../../models/layout/layout-page';

/** `[text, x, y]`, or with a width and a confidence. Letters are 10 wide and 20 high. */
export type LineSketch = readonly [text: string, x: number, y: number, width?: number, confidence?: number];

function sketchLine([text, x, y, width, confidence]: LineSketch): TextLine {
  return { text, confidence: confidence ?? 1, box: { x, y, width: width ?? text.length * 10, height: 20 } };
}

export function sketchPage(lines: readonly LineSketch[], page = 1): PageText {
  return { page, width: 800, height: 1_100, source: 'ppocr', lines: lines.map(sketchLine) };
}

/** A laid out page whose rows are the lines of `text`; `|` divides cells, which stand 260 apart. */
export function layoutOf(text: string, page = 1): PageLayout {
  const lines = text
    .split('\n')
    .flatMap((row, index) =>
      row
        .split('|')
        .map((cell, column): LineSketch => [
          cell.trim(),
          20 + column * 260,
          40 + index * 30,
          Math.min(250, cell.trim().length * 10),
        ]),
    )
    .filter(([cell]) => cell !== '');
  return layoutPage(sketchPage(lines, page));
}
