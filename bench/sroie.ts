/** Receipts of ICDAR 2019 SROIE as people wrote them down: lines with their corners, and four fields. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Box } from '../contracts/geometry';
import { documentsFolder } from './documents-with-truth';

/** x and y of the four corners of each line. */
export interface TranscribedLine {
  quad: number[];
  text: string;
}

export interface SroieReceipt {
  id: string;
  /** Path of the scan; null where only the transcription is at hand. */
  image: string | null;
  fields: { company: string; date: string; address: string; total: string };
  lines: TranscribedLine[];
}

/** The training part. @throws Error where the shared data is absent */
export function sroieTraining(): SroieReceipt[] {
  const folder = join(documentsFolder(), 'sroie_train');
  return gunzipSync(readFileSync(join(folder, 'annotations.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SroieReceipt)
    .map((receipt) => ({ ...receipt, image: receipt.image === null ? null : join(folder, receipt.image) }));
}

export function boxOfQuad(quad: readonly number[]): Box {
  const xs = quad.filter((_, index) => index % 2 === 0);
  const ys = quad.filter((_, index) => index % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Of what two boxes cover together the part that both cover. */
export function sharedPart(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}
