/** CPU task: the pages of a receipt's photo, how each was taken, and the parts in which they are read. */
import type { PhotoPage, PhotoPart } from '../../../contracts/receipts/photo';
import type { DocumentLimits } from '../../documents/document-options';
import { inspectDocument, renderPage } from '../../documents/open-document';
import { readSize, tilesOfPage } from '../../receipts/photo/parts';
import { photoQuality, qualityWarnings } from '../../receipts/photo/quality';
import { greyOf, scaledPart } from '../../receipts/photo/scale';
import type { TaskContext } from '../task-table';

export interface InspectReceiptInput {
  bytes: Uint8Array;
  mediaType: string;
  limits: DocumentLimits;
}

/** @throws DomainError as `models/documents/open-document.ts`; RUN_CANCELLED */
export async function inspectReceipt(
  { bytes, mediaType, limits }: InspectReceiptInput,
  context: TaskContext,
): Promise<{ parts: PhotoPart[] }> {
  const { pages } = await inspectDocument(bytes, { mediaType, pages: null, limits });
  const parts: PhotoPart[] = [];
  for (const { page, width, height, hasText } of pages) {
    context.stopIfAsked();
    const plain: PhotoPage = { page, width, height, hasText, ...readSize({ width, height }), warnings: [] };
    const warnings = hasText ? [] : await warningsOf({ bytes, mediaType, limits }, plain);
    const own = { ...plain, warnings };
    parts.push(...(hasText ? [wholeOf(own)] : tilesOfPage(own).map(({ box }) => ({ page: own, box }))));
  }
  return { parts };
}

/** A PDF's own text needs no parts. */
function wholeOf(page: PhotoPage): PhotoPart {
  return { page, box: { x: 0, y: 0, width: page.readWidth, height: page.readHeight } };
}

async function warningsOf({ bytes, mediaType, limits }: InspectReceiptInput, page: PhotoPage) {
  const image = await renderPage(bytes, { mediaType, page: page.page, limits });
  const scaled = await scaledPart(image, page, wholeOf(page).box);
  return qualityWarnings(photoQuality({ ...scaled, grey: await greyOf(scaled) }));
}
