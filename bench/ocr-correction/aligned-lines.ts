/**
 * Lines of scanned receipts as our engine reads them, each beside what is printed there. Readings are kept in
 * `.treadle/bench/`, by the engine's version, since they take a second an image.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { TextLine } from '../../contracts/documents/page';
import type { Box } from '../../contracts/geometry';
import { projectRoot } from '../../contracts/project-root';
import { decodeImage } from '../../models/images/decode';
import type { CorrectionRow } from '../../models/ocr-correction/rows';
import { createOcrEngines, ocrEngineVersion } from '../../models/ocr/engines';

const DATA = join(projectRoot(), '..', 'shared', 'data', 'documents', 'sroie_train');
/** Two boxes are of the same line where they share so much of what they cover together. */
const SHARED_MIN = 0.5;

interface Annotation {
  id: string;
  image: string | null;
  lines: { quad: number[]; text: string }[];
}

/** The first `count` receipts that have an image, by id. */
export async function alignedLines(count: number, say: (line: string) => void): Promise<CorrectionRow[]> {
  const chosen = annotations()
    .filter(({ image }) => image !== null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, count);
  const readings = await readAll(chosen, say);
  return chosen.flatMap((annotation) => pairs(annotation, readings[annotation.id] ?? []));
}

function annotations(): Annotation[] {
  const text = gunzipSync(readFileSync(join(DATA, 'annotations.jsonl.gz'))).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Annotation);
}

async function readAll(chosen: Annotation[], say: (line: string) => void): Promise<Record<string, TextLine[]>> {
  const version = (await ocrEngineVersion('ppocr')).replaceAll(/[^\w.-]/g, '_');
  const folder = join(projectRoot(), '.treadle', 'bench');
  const file = join(folder, `sroie-lines-${version}.json`);
  const readings: Record<string, TextLine[]> = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, TextLine[]>)
    : {};
  const engines = createOcrEngines();
  for (const { id, image } of chosen) {
    if (readings[id] || image === null) continue;
    const engine = await engines.get('ppocr');
    const pixels = await decodeImage(readFileSync(join(DATA, image)), { pixelsMax: 1e8 });
    const { lines } = await engine.read(pixels, { languages: ['en'] });
    readings[id] = lines;
    say(`${id}: ${lines.length} lines`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(readings));
  }
  await engines.close();
  return readings;
}

/** The transcription is in capitals, so both sides are. Lines that the detector cut otherwise have no partner. */
function pairs({ id, lines }: Annotation, readings: TextLine[]): CorrectionRow[] {
  return lines.flatMap(({ quad, text }) => {
    const box = boxOf(quad);
    const best = readings
      .map((line) => ({ line, shared: sharedPart(line.box, box) }))
      .sort((a, b) => b.shared - a.shared)[0];
    if (!best || best.shared < SHARED_MIN || text.trim() === '') return [];
    const { text: read, confidence } = best.line;
    return [{ read: read.toUpperCase(), truth: text.toUpperCase(), confidence, document: id }];
  });
}

function boxOf(quad: readonly number[]): Box {
  const xs = quad.filter((_, index) => index % 2 === 0);
  const ys = quad.filter((_, index) => index % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function sharedPart(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}
