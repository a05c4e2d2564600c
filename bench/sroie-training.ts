/**
 * The training part of the shared receipts: those with an image as our own OCR reads them, the others by their human
 * transcription. Called by the training tool alone; nothing of it is evaluated.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PageLayout, PageText } from '../contracts/documents/page';
import { enclosingBox } from '../contracts/geometry';
import type { TrainingRow } from '../models/extraction/learned/examples';
import { layoutPage } from '../models/layout/layout-page';
import { documentsFolder } from './documents-with-truth';
import { readScans } from './read-scans';

interface Annotation {
  id: string;
  image: string | null;
  fields: { company: string; date: string; address: string; total: string };
  lines: { quad: number[]; text: string }[];
}

export async function readTrainingReceipts(say: (line: string) => void): Promise<TrainingRow[]> {
  const folder = join(documentsFolder(), 'sroie_train');
  const annotations = gunzipSync(readFileSync(join(folder, 'annotations.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Annotation);
  const scanned = annotations.filter(({ image }) => image !== null);
  const { documents } = await readScans(
    scanned.map(({ image }) => [join(folder, image ?? '')]),
    say,
  );
  const scans = new Map(scanned.map(({ id }, index) => [id, documents[index] ?? []]));
  return annotations.map((annotation): TrainingRow => {
    const scan: PageLayout[] | undefined = scans.get(annotation.id);
    return {
      layout: scan ?? [layoutPage(transcribed(annotation))],
      fields: annotation.fields,
      kind: scan ? 'scan' : 'transcript',
    };
  });
}

function transcribed({ lines }: Annotation): PageText {
  const read = lines.map(({ quad, text }) => {
    const corners = [0, 2, 4, 6].map((at) => ({ x: quad[at] ?? 0, y: quad[at + 1] ?? 0, width: 0, height: 0 }));
    return { text, confidence: 0.97, box: enclosingBox(corners) };
  });
  const whole = enclosingBox(read.map(({ box }) => box));
  return { page: 1, width: whole.x + whole.width, height: whole.y + whole.height, source: 'ppocr', lines: read };
}
