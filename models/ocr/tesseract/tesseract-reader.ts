/**
 * Tesseract (tesseract.js, its network compiled to WebAssembly) over grey images: words with boxes. Each reader holds
 * one inner thread per language set, started at first use. Language data comes from the packages
 * `@tesseract.js-data/*`: nothing is fetched, nothing cached on disk. Used by the `tesseract` engine for whole pages
 * and by the `ppocr` engine for lines in Hangul.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import type { Worker } from 'tesseract.js';
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { OcrLanguage } from '../../../contracts/ocr';
import type { Box } from '../../../contracts/geometry';

/** 8-bit grey, row by row. */
export interface GreyImage {
  data: Uint8Array;
  width: number;
  height: number;
}

interface TesseractSymbol {
  text: string;
  /** 0..1. */
  confidence: number;
  box: Box;
}

export interface TesseractWord extends TesseractSymbol {
  symbols: TesseractSymbol[];
}

/** Words of one line as Tesseract sees lines, in reading order. */
type TesseractLine = TesseractWord[];

/** How Tesseract cuts a page up: finds columns and blocks itself, or takes it as one block of lines. */
type PageSegmentation = 'page' | 'block';

/** The quantised form of Tesseract's most accurate networks; the folder's name in the packages. */
const TESSDATA_VARIANT = '4.0.0_best_int';
const TESSERACT_NAMES = { en: 'eng', ko: 'kor' } as const satisfies Record<OcrLanguage, string>;
/** A resolution is stated because guessing one is slow and printed; messages of the image library are dropped. */
const QUIET = { user_defined_dpi: '150', debug_file: '/dev/null' } as const;
const SEGMENTATION_MODES = { page: PSM.AUTO, block: PSM.SINGLE_BLOCK } as const satisfies Record<PageSegmentation, PSM>;

export interface TesseractReader {
  /** Languages most likely first; their order matters to Tesseract. */
  read(
    image: GreyImage,
    options: { languages: readonly OcrLanguage[]; segmentation: PageSegmentation },
  ): Promise<TesseractLine[]>;
  close(): Promise<void>;
}

export function createTesseractReader(): TesseractReader {
  const workers = new Map<string, Promise<Worker>>();
  const workerFor = (languages: readonly OcrLanguage[]): Promise<Worker> => {
    const key = languages.join('+');
    const started = workers.get(key) ?? startWorker(languages);
    workers.set(key, started);
    started.catch(() => workers.delete(key));
    return started;
  };
  return {
    async read(image, { languages, segmentation }) {
      const worker = await workerFor(languages);
      await worker.setParameters({ ...QUIET, tessedit_pageseg_mode: SEGMENTATION_MODES[segmentation] });
      const { data } = await worker.recognize(portableGreyMap(image), {}, { text: false, blocks: true });
      return (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.map(toLine)));
    },
    async close() {
      const started = [...workers.values()];
      workers.clear();
      await Promise.all(started.map((worker) => worker.then(stopWorker, () => undefined)));
    },
  };
}

/** Files that a version of the reader must cover. */
export function languageDataFile(language: OcrLanguage): string {
  const name = TESSERACT_NAMES[language];
  const packageFolder = dirname(require.resolve(`@tesseract.js-data/${name}/package.json`));
  return join(packageFolder, TESSDATA_VARIANT, `${name}.traineddata.gz`);
}

/** tesseract.js wants all languages in one folder; their packages keep them apart. */
async function startWorker(languages: readonly OcrLanguage[]): Promise<Worker> {
  const folder = await mkdtemp(join(tmpdir(), 'treadle-tessdata-'));
  try {
    const names = languages.map((language) => TESSERACT_NAMES[language]);
    await Promise.all(
      languages.map((language) => copyFile(languageDataFile(language), join(folder, dataFileName(language)))),
    );
    const ignore = () => undefined;
    const settings = { langPath: folder, cacheMethod: 'none', gzip: true, errorHandler: ignore };
    return await createWorker(names.join('+'), OEM.LSTM_ONLY, settings);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function dataFileName(language: OcrLanguage): string {
  return `${TESSERACT_NAMES[language]}.traineddata.gz`;
}

/** The inner thread runs WebAssembly alone, so ending it is safe; `terminate` of tesseract.js does not wait for it. */
async function stopWorker(worker: Worker): Promise<void> {
  if ('worker' in worker && worker.worker instanceof Thread) await worker.worker.terminate();
  await worker.terminate();
}

/** Netpbm P5: the cheapest form that Tesseract's image library reads. */
function portableGreyMap({ data, width, height }: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

function toLine({ words }: { words: RawWord[] }): TesseractLine {
  return words.map((word) => ({ ...toSymbol(word), symbols: word.symbols.map(toSymbol) }));
}

function toSymbol({ text, confidence, bbox: { x0, y0, x1, y1 } }: RawSymbol): TesseractSymbol {
  return { text, confidence: confidence / 100, box: { x: x0, y: y0, width: x1 - x0, height: y1 - y0 } };
}

interface RawSymbol {
  text: string;
  confidence: number;
  bbox: { x0: number; y0: number; x1: number; y1: number };
}

interface RawWord extends RawSymbol {
  symbols: RawSymbol[];
}
