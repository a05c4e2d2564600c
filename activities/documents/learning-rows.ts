/**
 * Rows to learn from, out of what a person corrected in a document: a pure step between the stored correction and a
 * dataset. Called for each slot that learns from the correction's kind.
 */
import type { DocumentCorrection } from '../../contracts/documents/correction';
import { BUILT_IN_FIELD_SCHEMAS } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/documents/page';
import type { DocumentResult } from '../../contracts/documents/result';
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

/** None where the correction says nothing that the slot learns from. */
export function rowsOf(slot: string, corrected: CorrectedDocument): LearningRow[] {
  if (slot === READER_SLOT) return readerRows(corrected);
  if (slot === LAYOUT_SLOT) return layoutRowsOf(corrected);
  return slot === EXTRACTOR_SLOT ? extractorRows(corrected) : [];
}

/**
 * Whoever corrects a line of a page looks at its other lines too: those that were left are right as they are. Without
 * them the learner would never see a line that was read right.
 */
function readerRows({ correction, layout, document }: CorrectedDocument): ReaderRow[] {
  const corrected = correction.lines ?? [];
  return layout
    .filter(({ page, source }) => source === 'ppocr' && corrected.some((line) => line.page === page))
    .flatMap(({ page, lines }) => {
      const texts = new Map(corrected.filter((line) => line.page === page).map(({ line, text }) => [line, text]));
      return lines.map(({ text, read = text, confidence }, index): ReaderRow => {
        const truth = texts.get(index) ?? text;
        return { read, truth, confidence, document, language: languageOfLine(truth) };
      });
    });
}

function layoutRowsOf({ correction, layout, document }: CorrectedDocument): LayoutRow[] {
  return (correction.reading_order ?? []).flatMap(({ page, lines: order }): LayoutRow[] => {
    const own = layout.find((each) => each.page === page);
    if (!own || order.length !== own.lines.length) return [];
    const truth = rowsInOrder(own.lines, order);
    return [{ boxes: own.lines.map(({ box }) => ({ ...box })), shipped: shippedRows(own), truth, document }];
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

/** A correction names the fields that were looked at, the right ones with the value that was found. */
function extractorRows({ result, correction, layout, document }: CorrectedDocument): ExtractorRow[] {
  const schema = BUILT_IN_FIELD_SCHEMAS.find((name) => name === result.schema);
  const fields = Object.fromEntries((correction.fields ?? []).map(({ name, value }) => [name, value]));
  // A schema of one's own is read by rules alone.
  if (!schema || Object.keys(fields).length === 0) return [];
  return [{ schema, pages: layout.map(compactPage), fields, document }];
}
