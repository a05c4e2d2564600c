/**
 * Scans as our own OCR reads them, for benchmarks and for training. Readings are kept in the user's cache folder by image
 * and engine version, so that only the first run waits for the OCR.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PageLayout, PageText } from '../contracts/page';
import { layoutPage } from '../models/layout/layout-page';
import { ocrEngineVersion } from '../models/ocr/engines';
import { CpuPool } from '../models/pool/cpu-pool';

const THREADS = 2;
const LIMITS = { pixelsMax: 100_000_000, pagesMax: 20 };

export interface ScanSet {
  engineVersion: string;
  /** The laid out pages of each document, in the order given. */
  documents: PageLayout[][];
}

/** @param documents the image files of each document, one a page */
export async function readScans(
  documents: readonly (readonly string[])[],
  say: (line: string) => void,
): Promise<ScanSet> {
  const { engineVersion, documents: texts } = await readPages(documents, say);
  const pages = texts.map((own) => own.map((text, index) => layoutPage({ ...text, page: index + 1 })));
  return { engineVersion, documents: pages };
}

/** The same pages as they were read, before they are laid out. */
export async function readPages(documents: readonly (readonly string[])[], say: (line: string) => void) {
  const engineVersion = await ocrEngineVersion('ppocr');
  const folder = join(
    process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    'treadle',
    'scans',
    engineVersion.replace(/[^\w.+@-]/g, '_'),
  );
  await mkdir(folder, { recursive: true });
  const pool = new CpuPool({ threads: THREADS });
  let done = 0;
  const readPage = async (file: string): Promise<PageText> => {
    const text = await readCached(pool, folder, file);
    done += 1;
    if (done % 20 === 0) say(`read ${done} pages`);
    return text;
  };
  try {
    const texts = await Promise.all(documents.map((files) => Promise.all(files.map(readPage))));
    return { engineVersion, documents: texts };
  } finally {
    await pool.close();
  }
}

async function readCached(pool: CpuPool, folder: string, file: string): Promise<PageText> {
  const bytes = await readFile(file);
  const kept = join(folder, `${createHash('sha256').update(bytes).digest('hex')}.json`);
  if (existsSync(kept)) return JSON.parse(await readFile(kept, 'utf8')) as PageText;
  const mediaType = file.endsWith('.tif') ? 'image/tiff' : 'image/jpeg';
  const inspected = await pool.run('inspectDocument', { bytes, mediaType, pages: null, limits: LIMITS });
  const [page] = inspected.pages;
  if (!page) throw new Error(`${file} has no page.`);
  const text = await pool.run('readPage', {
    bytes,
    mediaType,
    page,
    engine: 'ppocr',
    languages: ['en'],
    limits: LIMITS,
  });
  await writeFile(kept, JSON.stringify(text));
  return text;
}
