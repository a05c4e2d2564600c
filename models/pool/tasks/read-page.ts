/** CPU task: the text of one page of a document: its own where it is there and trustworthy, OCR where not. */
import type { OcrEngineName, OcrLanguage } from '../../../contracts/ocr';
import type { DocumentPage, PageText } from '../../../contracts/page';
import type { DocumentLimits } from '../../documents/document-options';
import { pdfPageText, renderPage } from '../../documents/open-document';
import type { ModelLocation } from '../../learning/learner';
import { correctPage } from '../../ocr-correction/correct-page';
import { createCorrector } from '../../ocr-correction/corrector';
import { correctorWeightsOf } from '../../ocr-correction/reader-learner';
import { keepOpen } from '../opened-models';
import type { TaskContext } from '../task-table';
import { recognisePage } from './recognise-page';

export interface ReadPageInput {
  bytes: Uint8Array;
  mediaType: string;
  page: DocumentPage;
  engine: OcrEngineName;
  languages: readonly OcrLanguage[];
  limits: Pick<DocumentLimits, 'pixelsMax'>;
  /** What serves `documents/reader`; absent for what ships with the code. */
  model?: ModelLocation;
}

const correctorAt = keepOpen((files) => createCorrector(correctorWeightsOf(files)));

/** @throws DomainError as `models/documents/open-document.ts`; MODEL_DAMAGED, RUN_CANCELLED */
export async function readPage(input: ReadPageInput, context: TaskContext): Promise<PageText> {
  const read = await textOfPage(input, context);
  const text = input.model ? correctPage(read, await correctorAt(input.model)) : read;
  const { warnings } = input.page;
  return warnings ? { ...text, warnings } : text;
}

async function textOfPage(input: ReadPageInput, context: TaskContext): Promise<PageText> {
  const { bytes, mediaType, limits, engine, languages } = input;
  const { page, hasText } = input.page;
  if (hasText) {
    const text = await pdfPageText(bytes, { page, limits });
    if (text) return text;
  }
  context.stopIfAsked();
  const image = await renderPage(bytes, { mediaType, page, limits });
  context.stopIfAsked();
  return recognisePage({ image, page, engine, languages }, context);
}
