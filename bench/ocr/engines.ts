/** The engines that are compared: how each is started with so many threads. */
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../../contracts/project-root';
import { languageDataFile } from '../../models/ocr/tesseract/tesseract-reader';
import type { BenchLanguage } from './page-to-read';
import { pythonWith } from './python-packages';
import { ReaderProcess, runOnce, type Reading } from './reader-process';
import { linesOfTsv } from './tesseract-tsv';

export interface Reader {
  /** In the order of `files`. */
  read(files: readonly string[]): Promise<Reading[]>;
  peakMb(): number;
  /** Processor time since its start, children included. */
  processorSeconds(): number;
  /** Until it was ready, where it says so. */
  loadSeconds?: number | undefined;
  stop(): void;
}

export interface Setting {
  language: BenchLanguage;
  threads: number;
  /** Of this run; removed at its end. */
  folder: string;
}

export interface Engine {
  name: string;
  /** Languages that its own weights know. */
  languages: readonly BenchLanguage[];
  /** Whether it can use a second thread for one reader. */
  isThreaded: boolean;
  /** @throws Error where it cannot be had here */
  start(setting: Setting): Promise<Reader>;
}

const PEER_SOURCES = join(projectRoot(), 'bench', 'peers');

export const OURS: Engine = {
  name: 'treadle',
  languages: ['en', 'ko'],
  isThreaded: true,
  start: ({ language, threads }) =>
    startNode(join(__dirname, '..', 'peers', 'read-with-ours.js'), [
      String(threads),
      language === 'ko' ? 'ko,en' : 'en',
    ]),
};

export const RAPIDOCR: Engine = rapidocr('rapidocr', ['rapidocr==3.10.0', 'onnxruntime==1.31.1']);
export const TESSERACT: Engine = {
  name: 'tesseract (system)',
  languages: ['en', 'ko'],
  isThreaded: true,
  async start({ language, threads }) {
    const command = { program: 'tesseract', env: { OMP_THREAD_LIMIT: String(threads) } };
    await runOnce({ ...command, args: ['--version'] });
    let [peakMb, processorSeconds] = [0, 0];
    const read = async (file: string): Promise<Reading> => {
      const result = await runOnce({ ...command, args: [file, '-', ...tesseractOptions(language), 'tsv'] });
      peakMb = Math.max(peakMb, result.peakMb);
      processorSeconds += result.processorSeconds;
      return { lines: linesOfTsv(result.output) };
    };
    return {
      read: (files) => inTurn(files, read),
      peakMb: () => peakMb,
      processorSeconds: () => processorSeconds,
      stop: () => undefined,
    };
  },
};
const TESSERACT_JS: Engine = {
  name: 'tesseract.js',
  languages: ['en', 'ko'],
  isThreaded: false,
  start({ language, folder }) {
    for (const data of [languageDataFile('en'), languageDataFile('ko')])
      copyFileSync(data, join(folder, basename(data)));
    return startNode(join(PEER_SOURCES, 'read-with-tesseract-js.cjs'), [folder, tesseractNames(language)]);
  },
};

export const PEERS: readonly Engine[] = [RAPIDOCR, TESSERACT, TESSERACT_JS];
export const FURTHER_PEERS: readonly Engine[] = [
  rapidocr('rapidocr-onnxruntime', ['rapidocr-onnxruntime==1.4.4', 'onnxruntime==1.31.1']),
];

function rapidocr(name: string, packages: readonly string[]): Engine {
  return {
    name,
    languages: ['en'],
    isThreaded: true,
    start: ({ threads }) => {
      const script = join(PEER_SOURCES, 'read-with-rapidocr.py');
      const env = { OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) };
      return ReaderProcess.start({ program: pythonWith(name, packages), args: [script, name, String(threads)], env });
    },
  };
}

function startNode(script: string, args: readonly string[]): Promise<Reader> {
  return ReaderProcess.start({ program: process.execPath, args: [script, ...args] });
}

/**
 * Its own layout analysis leaves out most of a Korean receipt (character error rate without spaces 0.40 on drawn
 * receipts other than those measured here); taken as one block of lines (mode 6) it reads them best (0.10).
 */
function tesseractOptions(language: BenchLanguage): string[] {
  return ['-l', tesseractNames(language), ...(language === 'ko' ? ['--psm', '6'] : [])];
}

/** Korean first: with English first Tesseract reads Hangul as Latin. */
function tesseractNames(language: BenchLanguage): string {
  return language === 'ko' ? 'kor+eng' : 'eng';
}

async function inTurn(files: readonly string[], read: (file: string) => Promise<Reading>): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const file of files) readings.push(await read(file));
  return readings;
}
