/**
 * Rows to learn from, out of what a person corrected in a document: a step between the stored correction and a dataset.
 * Called for each slot that learns from the correction's kind.
 */
import type { DocumentCorrection } from '../../contracts/documents/correction';
import { BUILT_IN_FIELD_SCHEMAS } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/page';
import type { DocumentResult } from '../../contracts/documents/result';
import type { RowsOf } from '../loop/learning';
import type { RunBlobs } from '../spine/run-blobs';
import { compactPage } from '../../models/extraction/learned/compact-layout';
import { EXTRACTOR_SLOT, type ExtractorRow } from '../../models/extraction/learned/extractor-learner';
import { layoutPage } from '../../models/layout/layout-page';
import { layoutRows, rowsInOrder } from '../../models/layout/layout-rows';
import { LAYOUT_SLOT, type LayoutRow } from '../../models/layout-learning/layout-learner';
import { languageOfLine, READER_SLOT, type ReaderRow } from '../../models/ocr-correction/reader-learner';

export interface CorrectedDocument {
  result: Pick<DocumentResult, 'schema'>;
  correction: DocumentCorrection;
  layout: readonly PageLayout[];
  /** The input's SHA-256: rows of equal documents stay together. */
  document: string;
}

export type LearningRow = ReaderRow | LayoutRow | ExtractorRow;

/** `key` names what the row says something about: two people who say it of equal documents vote on one row. */
export interface KeyedRow<Row extends LearningRow = LearningRow> {
  key: string;
  row: Row;
}

/** By slot, for the loop. */
export function documentRowsOf(blobs: Pick<RunBlobs, 'readJson'>): Record<string, RowsOf> {
  const bySlot = { [READER_SLOT]: readerRows, [LAYOUT_SLOT]: layoutRowsOf, [EXTRACTOR_SLOT]: extractorRows };
  return Object.fromEntries(
    Object.entries(bySlot).map(([slot, rowsOf]): [string, RowsOf] => [
      slot,
      async ({ originalResult, correctedResult, inputSha256 }) => {
        const result = originalResult as DocumentResult;
        const correction = correctedResult as DocumentCorrection;
        const layout = await blobs.readJson<PageLayout[]>(result.layout);
        return rowsOf({ result, correction, layout, document: inputSha256 });
      },
    ]),
  );
}

/**
 * Whoever corrects a line of a page looks at its other lines too: those that were left are right as they are. Without
 * them the learner would never see a line that was read right.
 */
export function readerRows({ correction, layout, document }: CorrectedDocument): KeyedRow<ReaderRow>[] {
  const corrected = correction.lines ?? [];
  return layout
    .filter(({ page, source }) => source === 'ppocr' && corrected.some((line) => line.page === page))
    .flatMap(({ page, lines }) => {
      const texts = new Map(corrected.filter((line) => line.page === page).map(({ line, text }) => [line, text]));
      return lines.map(({ text, read = text, confidence }, index) => {
        const truth = texts.get(index) ?? text;
        const row = { read, truth, confidence, document, language: languageOfLine(truth) };
        return { key: `${document} page ${page} line ${index} ${read}`, row };
      });
    });
}

/** What a page's lines are in which order: one row a page. */
export function layoutRowsOf({ correction, layout, document }: CorrectedDocument): KeyedRow<LayoutRow>[] {
  return (correction.reading_order ?? []).flatMap(({ page, lines: order }) => {
    const own = layout.find((each) => each.page === page);
    if (!own || order.length !== own.lines.length) return [];
    const truth = rowsInOrder(own.lines, order);
    const row = { boxes: own.lines.map(({ box }) => ({ ...box })), shipped: shippedRows(own), truth, document };
    return [{ key: `${document} page ${page}`, row }];
  });
}

/** The page may have been laid out by what was learned before: its lines as the shipped layout orders them. */
function shippedRows(page: PageLayout): number[][] {
  const places = new Map(page.lines.map((line, index) => [line, index]));
  const shipped = layoutPage(page);
  return layoutRows(shipped).map((row) =>
    row.flatMap((index) => {
      const line = shipped.lines[index];
      return line ? [places.get(line) ?? index] : [];
    }),
  );
}

/** A correction names the fields that were looked at, the right ones with the value that was found: one row a field. */
export function extractorRows({ result, correction, layout, document }: CorrectedDocument): KeyedRow<ExtractorRow>[] {
  const schema = BUILT_IN_FIELD_SCHEMAS.find((name) => name === result.schema);
  // A schema of one's own is read by rules alone.
  if (!schema) return [];
  const pages = layout.map(compactPage);
  return (correction.fields ?? []).map(({ name, value }) => ({
    key: `${document} ${schema} ${name}`,
    row: { schema, pages, fields: { [name]: value }, document },
  }));
}
