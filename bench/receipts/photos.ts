/** The photos of the benchmark `receipts`: real scans, and drawn Korean receipts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldValue } from '../../contracts/documents/result';
import { projectRoot } from '../../contracts/project-root';
import { generateReceipt, type ReceiptTruth } from '../../models/samples/generate-receipt';
import { documentsFolder } from '../documents-with-truth';
import type { LabelledItem } from './item-scores';
import type { Photo } from './read-photo';

export interface ScannedReceipt extends Photo {
  id: string;
  file: string;
  truth: { total: FieldValue; date: FieldValue };
}

interface ManifestRecord {
  id: string;
  kind: string;
  image: string;
  gt: string;
}

/** No other drawing of receipts uses seeds from here on. */
const KOREAN_SEED = 8_800_000;

/** All receipts of a folder of the shared data. @throws Error where it is absent */
function scansIn(folder: string): ScannedReceipt[] {
  const manifest = join(folder, 'manifest.jsonl');
  if (!existsSync(manifest))
    throw new Error(`${manifest} is not there; set TREADLE_SHARED to the folder of shared data.`);
  return readFileSync(manifest, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ManifestRecord)
    .filter(({ kind }) => kind === 'receipt')
    .map(({ id, image, gt }) => {
      const { fields } = JSON.parse(readFileSync(join(folder, gt), 'utf8')) as { fields: ScannedReceipt['truth'] };
      const file = join(folder, image);
      const { total, date } = fields;
      return { id, file, bytes: readFileSync(file), mediaType: 'image/jpeg', truth: { total, date } };
    });
}

export const receiptScans = (): ScannedReceipt[] => scansIn(join(documentsFolder(), '..', 'receipts'));
export const documentScans = (): ScannedReceipt[] => scansIn(documentsFolder());

/** The articles of each scan of `receiptScans`, as a person read them. */
export function labelledItems(): Record<string, LabelledItem[]> {
  const file = join(projectRoot(), 'bench', 'receipts', 'items.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { items: Record<string, LabelledItem[]> }).items;
}

export interface DrawnReceipt extends Photo {
  truth: ReceiptTruth['fields'];
}

export async function koreanReceipts(count: number): Promise<DrawnReceipt[]> {
  const drawn: DrawnReceipt[] = [];
  for (let index = 0; index < count; index += 1) {
    const { image, mediaType, truth } = await generateReceipt({ language: 'ko', seed: KOREAN_SEED + index });
    drawn.push({ bytes: image, mediaType, truth: truth.fields });
  }
  return drawn;
}
