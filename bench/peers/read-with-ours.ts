/** The product's own engine behind the protocol of `bench/ocr/reader-process.ts`: `node read-with-ours.js THREADS LANGUAGES`. */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { OcrLanguage } from '../../contracts/ocr';
import { decodeImage } from '../../models/images/decode';
import { CpuPool } from '../../models/pool/cpu-pool';

const PIXELS_MAX = 100_000_000;

async function main(): Promise<void> {
  const [threads = '1', languageList = 'en'] = process.argv.slice(2);
  const languages = languageList.split(',') as OcrLanguage[];
  const pool = new CpuPool({ threads: Number(threads) });
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: Number(threads) }, () => pool.run('warmUp', { engines: ['ppocr'] })));
  say({ load_seconds: (performance.now() - startedAt) / 1_000 });
  const read = async (file: string) => {
    const image = await decodeImage(await readFile(file), { pixelsMax: PIXELS_MAX });
    const { lines } = await pool.run('recognisePage', { image, page: 1, engine: 'ppocr', languages });
    return { lines };
  };
  for await (const line of createInterface({ input: process.stdin })) {
    const files: string[] = JSON.parse(line);
    say(await Promise.all(files.map(read)));
  }
  await pool.close();
}

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

void main();
