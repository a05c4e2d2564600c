/**
 * Layout of one page: reading order and blocks, by rules; the order by measures that were learned from corrections where
 * there are any. Pure and deterministic: the same lines in any order give the same layout. Called by the activity of the
 * stage `layout`.
 */
import type { LayoutBlock, PageLayout, PageText, TextLine } from '../../contracts/page';
import { enclosingBox } from '../../contracts/geometry';
import { type LayoutWeights, MEASURES } from '../layout-learning/weights';
import { groupBlocks, type RowBlock } from './blocks';
import { splitColumns } from './columns';
import { learnedRegions } from './learned-regions';
import { pageWarnings } from './page-warnings';
import { groupRows, median, type PlacedLine, type TextRow } from './rows';
import { tableOf } from './table-cells';

/** Lines without text or without a finite box are dropped: they hold nothing to read. */
export function layoutPage(page: PageText, weights?: Pick<LayoutWeights, 'chosen'>): PageLayout {
  const lines = page.lines.filter(isReadable).sort(compareLines);
  const regions = regionsOf(lines, weights?.chosen ?? null);
  const frame = {
    height: page.height,
    lineHeight: median(regions.flatMap((rows) => rows.flatMap((row) => row.lines.map((line) => line.height)))),
  };
  const ordered: TextLine[] = [];
  const blocks: LayoutBlock[] = [];
  for (const region of regions) {
    for (const block of groupBlocks(region, frame)) {
      const start = ordered.length;
      ordered.push(...block.rows.flatMap((row) => row.lines.map((placed) => placed.line)));
      blocks.push(toBlock(block, { ordered, start }));
    }
  }
  const warnings = pageWarnings(page, ordered);
  return { ...page, lines: ordered, blocks, ...(warnings ? { warnings } : {}) };
}

/** In reading order, by the shipped rules where no measures were learned. */
function regionsOf(lines: readonly TextLine[], chosen: number | null): TextRow[][] {
  const measures = chosen === null ? undefined : MEASURES[chosen];
  return measures ? learnedRegions(lines, measures) : splitColumns(groupRows(lines));
}

/** A table of one column is none. */
function toBlock(block: RowBlock, { ordered, start }: { ordered: readonly TextLine[]; start: number }): LayoutBlock {
  const own = ordered.slice(start);
  const place = new Map(own.map((line, offset) => [line, start + offset]));
  const indexOf = ({ line }: PlacedLine): number => place.get(line) ?? start;
  const table = block.kind === 'table' ? tableOf(block.rows, indexOf) : undefined;
  return {
    kind: block.kind === 'table' && !table ? 'paragraph' : block.kind,
    box: enclosingBox(own.map((line) => line.box)),
    lines: own.map((_, offset) => start + offset),
    ...(table ? { table } : {}),
  };
}

function isReadable({ text, box }: TextLine): boolean {
  return text.trim() !== '' && [box.x, box.y, box.width, box.height].every(Number.isFinite);
}

/** A total order, so that the order of the input never shows. */
function compareLines(a: TextLine, b: TextLine): number {
  return a.box.y - b.box.y || a.box.x - b.box.x || a.box.width - b.box.width || (a.text < b.text ? -1 : 1);
}
