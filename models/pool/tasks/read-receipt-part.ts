/** CPU task: the text of one part of a receipt's photo, at the size at which it is read. */
import type { OcrEngineName, OcrLanguage } from '../../../contracts/ocr';
import type { PageText } from '../../../contracts/page';
import type { PhotoPart } from '../../../contracts/receipts/photo';
import type { DocumentLimits } from '../../documents/document-options';
import { pdfPageText, renderPage } from '../../documents/open-document';
import type { ModelLocation } from '../../learning/learner';
import { correctPage } from '../../ocr-correction/correct-page';
import { createCorrector } from '../../ocr-correction/corrector';
import { correctorWeightsOf } from '../../ocr-correction/reader-learner';
import { scaledPart } from '../../receipts/photo/scale';
import { keepOpen } from '../opened-models';
import type { TaskContext } from '../task-table';
import { recognisePage } from './recognise-page';

export interface ReadReceiptPartInput {
  bytes: Uint8Array;
  mediaType: string;
  part: PhotoPart;
  engine: OcrEngineName;
  languages: readonly OcrLanguage[];
  limits: Pick<DocumentLimits, 'pixelsMax'>;
  /** What serves `documents/reader`; absent for what ships with the code. */
  model?: ModelLocation;
}

const correctorAt = keepOpen((files) => createCorrector(correctorWeightsOf(files)));

/** Places are in pixels of the part, turned upright. @throws DomainError as `read-page.ts` */
export async function readReceiptPart(input: ReadReceiptPartInput, context: TaskContext): Promise<PageText> {
  const read = await textOfPart(input, context);
  return input.model ? correctPage(read, await correctorAt(input.model)) : read;
}

async function textOfPart(input: ReadReceiptPartInput, context: TaskContext): Promise<PageText> {
  const { bytes, mediaType, limits, engine, languages } = input;
  const { page: own, box } = input.part;
  const { page } = own;
  if (own.hasText) {
    const text = await pdfPageText(bytes, { page, limits });
    if (text) return text;
  }
  context.stopIfAsked();
  const rendered = await renderPage(bytes, { mediaType, page, limits });
  const image = await scaledPart(rendered, own, box);
  context.stopIfAsked();
  return recognisePage({ image, page, engine, languages }, context);
}
