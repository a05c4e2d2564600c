/** Reads the same pages with several engines, page by page in turn, and sums up quality, time and memory. */
import { median, round } from '../bench';
import type { Engine, Reader } from './engines';
import type { BenchLanguage, PageToRead } from './page-to-read';
import { scoreReading, type ReadingScore } from './reading-scores';

export interface EngineFigures {
  cer: number;
  cer_without_spaces: number;
  token_recall: number;
  seconds_per_image: number;
  /** Of all its threads and children. */
  processor_seconds_per_image: number;
  peak_mb: number;
  load_seconds: number | null;
  pages: number;
}

export interface Comparison {
  figures: Record<string, EngineFigures>;
  /** Engine -> median over the pages of its time over ours. */
  slowdown: Record<string, number>;
  /** Engine -> median over the pages of its processor time over ours: holds on a machine that others use too. */
  processor_slowdown: Record<string, number>;
  /** Engine -> why it could not be had. */
  missing: Record<string, string>;
}

interface Opened {
  name: string;
  reader: Reader;
  seconds: number[];
  processorSeconds: number[];
  scores: ReadingScore[];
}

interface Plan {
  language: BenchLanguage;
  pages: readonly PageToRead[];
  engines: readonly Engine[];
  folder: string;
  say(line: string): void;
}

/** The first of `engines` is ours. One thread each. */
export async function compare({ language, pages, engines, folder, say }: Plan): Promise<Comparison> {
  const { opened, missing } = await open(engines, { language, threads: 1, folder });
  try {
    const first = pages[0];
    if (first) for (const { reader } of opened) await reader.read([first.file]);
    for (const [index, page] of pages.entries()) {
      for (const engine of rotated(opened, index)) await readPage(engine, page);
      say(`${language} ${index + 1}/${pages.length}: ${opened.map(lastFigures).join(', ')}`);
    }
    return {
      figures: Object.fromEntries(opened.map((engine) => [engine.name, summary(engine)])),
      slowdown: overOurs(opened, ({ seconds }) => seconds),
      processor_slowdown: overOurs(opened, ({ processorSeconds }) => processorSeconds),
      missing,
    };
  } finally {
    for (const { reader } of opened) reader.stop();
  }
}

/** Engine -> median over the pages of its figure over that of the first engine. */
function overOurs(opened: readonly Opened[], figure: (engine: Opened) => number[]): Record<string, number> {
  const ours = opened[0] ? figure(opened[0]) : [];
  return Object.fromEntries(
    opened.map((engine) => {
      const ratios = figure(engine).map((value, index) => value / (ours[index] ?? Number.NaN));
      return [engine.name, round(median(ratios))];
    }),
  );
}

/** Seconds per image with two threads: blocks of pages in turn, each block handed over at once. */
export async function throughput({ language, pages, engines, folder, say }: Plan): Promise<Record<string, number>> {
  const { opened } = await open(
    engines.filter(({ isThreaded }) => isThreaded),
    { language, threads: 2, folder },
  );
  const warmUp = pages.slice(0, 2).map(({ file }) => file);
  try {
    for (const { reader } of opened) await reader.read(warmUp);
    for (let start = 0; start < pages.length; start += BLOCK) {
      const files = pages.slice(start, start + BLOCK).map(({ file }) => file);
      for (const engine of opened) engine.seconds.push((await timed(() => engine.reader.read(files))).seconds);
      say(`${language}, two threads: ${Math.min(start + BLOCK, pages.length)}/${pages.length}`);
    }
    return Object.fromEntries(opened.map(({ name, seconds }) => [name, round(total(seconds) / pages.length)]));
  } finally {
    for (const { reader } of opened) reader.stop();
  }
}

const BLOCK = 6;

async function open(engines: readonly Engine[], setting: Parameters<Engine['start']>[0]) {
  const opened: Opened[] = [];
  const missing: Record<string, string> = {};
  for (const engine of engines.filter(({ languages }) => languages.includes(setting.language))) {
    try {
      opened.push({
        name: engine.name,
        reader: await engine.start(setting),
        seconds: [],
        processorSeconds: [],
        scores: [],
      });
    } catch (error) {
      missing[engine.name] = error instanceof Error ? error.message : String(error);
    }
  }
  return { opened, missing };
}

async function readPage(engine: Opened, page: PageToRead): Promise<void> {
  const before = engine.reader.processorSeconds();
  const { seconds, value } = await timed(() => engine.reader.read([page.file]));
  engine.seconds.push(seconds);
  engine.processorSeconds.push(engine.reader.processorSeconds() - before);
  engine.scores.push(scoreReading(value[0]?.lines ?? [], page.truth, page.degrees));
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const startedAt = performance.now();
  const value = await work();
  return { seconds: (performance.now() - startedAt) / 1_000, value };
}

function summary({ reader, seconds, processorSeconds, scores }: Opened): EngineFigures {
  const mean = (pick: (score: ReadingScore) => number) => round(total(scores.map(pick)) / scores.length, 4);
  return {
    cer: mean(({ errorRate }) => errorRate),
    cer_without_spaces: mean(({ errorRateWithoutSpaces }) => errorRateWithoutSpaces),
    token_recall: mean(({ tokenRecall }) => tokenRecall),
    seconds_per_image: round(total(seconds) / seconds.length),
    processor_seconds_per_image: round(total(processorSeconds) / processorSeconds.length),
    peak_mb: round(reader.peakMb(), 0),
    load_seconds: reader.loadSeconds === undefined ? null : round(reader.loadSeconds),
    pages: scores.length,
  };
}

function lastFigures({ name, seconds, scores }: Opened): string {
  return `${name} ${round(scores.at(-1)?.errorRate ?? Number.NaN)} ${round(seconds.at(-1) ?? Number.NaN, 2)} s`;
}

/** So that no engine always follows the same one. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
