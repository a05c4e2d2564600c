/**
 * Scanned receipts with human transcriptions from the folder of shared data, for tests of quality. The data is not part
 * of the project (setting TREADLE_SHARED, default `../shared`): where it is absent the list is empty.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enclosingBox } from '../../contracts/geometry';
import type { PageText } from '../../contracts/page';

export interface SharedReceipt {
  id: string;
  page: PageText;
  fields: { company: string; date: string; address: string; total: string };
}

interface Transcription {
  id: string;
  size: [number, number];
  lines: { quad: number[]; text: string }[];
  fields: SharedReceipt['fields'];
}

const FOLDER = join(process.env['TREADLE_SHARED'] ?? '../shared', 'data', 'documents', 'gt');

export function sharedReceipts(): SharedReceipt[] {
  if (!existsSync(FOLDER)) return [];
  const files = readdirSync(FOLDER).filter((file) => file.startsWith('sroie_'));
  return files.sort().map((file) => {
    const transcription: Transcription = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    return { id: transcription.id, fields: transcription.fields, page: toPage(transcription) };
  });
}

function toPage({ size, lines }: Transcription): PageText {
  return {
    page: 1,
    width: size[0],
    height: size[1],
    source: 'ppocr',
    lines: lines.map(({ quad, text }) => ({ text, confidence: 0.95, box: quadBox(quad) })),
  };
}

function quadBox(quad: readonly number[]): PageText['lines'][number]['box'] {
  const corners = [0, 2, 4, 6].map((index) => ({ x: quad[index] ?? 0, y: quad[index + 1] ?? 0, width: 0, height: 0 }));
  return enclosingBox(corners);
}
