/**
 * Layout of one page: reading order and blocks, by rules, without a model. Pure and deterministic: the same lines in
 * any order give the same layout. Called by the activity of the stage `layout`.
 */
import type { LayoutBlock, PageLayout, PageText, TextLine } from '../../contracts/documents/page';
import { enclosingBox } from '../../contracts/geometry';
import { groupBlocks } from './blocks';
import { splitColumns } from './columns';
import { groupRows, median } from './rows';

/** Lines without text or without a finite box are dropped: they hold nothing to read. */
export function layoutPage(page: PageText): PageLayout {
  const lines = page.lines.filter(isReadable).sort(compareLines);
  const rows = groupRows(lines);
  const frame = {
    height: page.height,
    lineHeight: median(rows.flatMap((row) => row.lines.map((line) => line.height))),
  };
  const ordered: TextLine[] = [];
  const blocks: LayoutBlock[] = [];
  for (const region of splitColumns(rows)) {
    for (const block of groupBlocks(region, frame)) {
      const start = ordered.length;
      ordered.push(...block.rows.flatMap((row) => row.lines.map((placed) => placed.line)));
      const indexes = Array.from({ length: ordered.length - start }, (_, offset) => start + offset);
      blocks.push({
        kind: block.kind,
        box: enclosingBox(ordered.slice(start).map((line) => line.box)),
        lines: indexes,
      });
    }
  }
  return { ...page, lines: ordered, blocks };
}

function isReadable({ text, box }: TextLine): boolean {
  return text.trim() !== '' && [box.x, box.y, box.width, box.height].every(Number.isFinite);
}

/** A total order, so that the order of the input never shows. */
function compareLines(a: TextLine, b: TextLine): number {
  return a.box.y - b.box.y || a.box.x - b.box.x || a.box.width - b.box.width || (a.text < b.text ? -1 : 1);
}
