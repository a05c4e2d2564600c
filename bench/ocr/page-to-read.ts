/** Pages of the benchmark `ocr`: scans with human transcriptions, and Korean receipts drawn with exact ones. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextLine } from '../../contracts/page';
import { drawDisturbance } from '../../models/samples/disturb';
import { generateReceipt } from '../../models/samples/generate-receipt';
import { createRandom } from '../../models/samples/random';
import { documentsFolder } from '../documents-with-truth';
import { boxOfQuad, type TranscribedLine } from '../sroie';

export type BenchLanguage = 'en' | 'ko';
export type PlacedText = Pick<TextLine, 'text' | 'box'>;

export interface PageToRead {
  id: string;
  file: string;
  language: BenchLanguage;
  truth: PlacedText[];
  /** How far the paper lies turned to the right; known of drawn pages, 0 of scans. */
  degrees: number;
}

/** No other drawing of receipts uses seeds from here on: nothing was tuned on these pages. */
const KOREAN_SEED = 7_700_000;

interface ManifestEntry {
  id: string;
  kind: string;
  lang: string;
  image: string;
  gt: string;
}

/** @throws Error where the scans are absent: without them nothing is measured */
export function scannedReceipts(count: number): PageToRead[] {
  const folder = documentsFolder();
  const manifest = join(folder, 'manifest.jsonl');
  if (!existsSync(manifest))
    throw new Error(`${manifest} is not there; set TREADLE_SHARED to the folder of shared data.`);
  const records = readFileSync(manifest, 'utf8').trim().split('\n');
  return records
    .map((line) => JSON.parse(line) as ManifestEntry)
    .filter(({ kind, lang, id }) => kind === 'receipt' && lang === 'en' && id.startsWith('sroie_'))
    .slice(0, count)
    .map(({ id, image, gt }) => {
      const { lines }: { lines: TranscribedLine[] } = JSON.parse(readFileSync(join(folder, gt), 'utf8'));
      const truth = lines.map(({ quad, text }) => ({ text, box: boxOfQuad(quad) }));
      return { id, file: join(folder, image), language: 'en' as const, truth, degrees: 0 };
    });
}

/** Noise, blur, weak contrast, shade and a turn of at most 3 degrees, as the seed draws them; files go to `folder`. */
export async function drawnKoreanReceipts(count: number, folder: string): Promise<PageToRead[]> {
  const pages: PageToRead[] = [];
  for (let index = 0; index < count; index += 1) {
    const seed = KOREAN_SEED + index;
    const disturbance = drawDisturbance(createRandom(seed));
    const { image, truth } = await generateReceipt({ language: 'ko', seed, disturbance });
    const file = join(folder, `korean-${index}.jpg`);
    writeFileSync(file, image);
    const degrees = disturbance.rotationDegrees;
    pages.push({ id: `korean-${index}`, file, language: 'ko', truth: truth.lines, degrees });
  }
  return pages;
}
