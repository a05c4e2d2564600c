/**
 * The training part of the shared receipts: those with an image as our own OCR reads them, the others by their human
 * transcription. Called by the training tool alone; nothing of it is evaluated.
 */
import type { PageLayout, PageText } from '../contracts/page';
import { enclosingBox } from '../contracts/geometry';
import type { TrainingRow } from '../models/extraction/learned/examples';
import { layoutPage } from '../models/layout/layout-page';
import { readScans } from './read-scans';
import { boxOfQuad, sroieTraining, type SroieReceipt } from './sroie';

export async function readTrainingReceipts(say: (line: string) => void): Promise<TrainingRow[]> {
  const receipts = sroieTraining();
  const scanned = receipts.flatMap(({ id, image }) => (image === null ? [] : [{ id, image }]));
  const { documents } = await readScans(
    scanned.map(({ image }) => [image]),
    say,
  );
  const scans = new Map(scanned.map(({ id }, index) => [id, documents[index] ?? []]));
  return receipts.map((receipt): TrainingRow => {
    const scan: PageLayout[] | undefined = scans.get(receipt.id);
    return {
      layout: scan ?? [layoutPage(transcribed(receipt))],
      fields: receipt.fields,
      kind: scan ? 'scan' : 'transcript',
    };
  });
}

function transcribed({ lines }: SroieReceipt): PageText {
  const read = lines.map(({ quad, text }) => ({ text, confidence: 0.97, box: boxOfQuad(quad) }));
  const whole = enclosingBox(read.map(({ box }) => box));
  return { page: 1, width: whole.x + whole.width, height: whole.y + whole.height, source: 'ppocr', lines: read };
}
