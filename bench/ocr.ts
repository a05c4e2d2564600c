/**
 * Claim: on a processor, pages are read better and faster than by the engines that PyPI, npm and Debian offer. Scanned
 * English receipts and drawn Korean ones go through each engine page by page in turn, each engine in its own process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type BenchContext, round } from './bench';
import { compare, throughput, type Comparison } from './ocr/compare';
import { FURTHER_PEERS, OURS, PEERS, RAPIDOCR, TESSERACT } from './ocr/engines';
import { drawnKoreanReceipts, scannedReceipts } from './ocr/page-to-read';

const PAGES = { short: { en: 25, ko: 15, twoThreads: 12 }, full: { en: 40, ko: 50, twoThreads: 40 } };

interface Check {
  what: string;
  value: number | null;
  goal: string;
  pass: boolean;
}

interface Measured {
  en: Comparison;
  ko: Comparison;
  twoThreadsEn: Record<string, number>;
  twoThreadsKo: Record<string, number>;
}

export const bench: Bench = {
  claim:
    "English CER at most 0.033 in at most 0.30 of rapidocr's time and half its memory, Korean at most 0.020 without spaces",
  async run(context) {
    const folder = mkdtempSync(join(tmpdir(), 'treadle-ocr-'));
    try {
      return outcome(await measure(context, folder));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function measure({ full, say }: BenchContext, folder: string): Promise<Measured> {
  const counts = full ? PAGES.full : PAGES.short;
  const engines = [OURS, ...PEERS, ...(full ? FURTHER_PEERS : [])];
  const english = { language: 'en', pages: scannedReceipts(counts.en), engines, folder, say } as const;
  const korean = { ...english, language: 'ko', pages: await drawnKoreanReceipts(counts.ko, folder) } as const;
  const forTwo = (plan: typeof english | typeof korean) => ({ ...plan, pages: plan.pages.slice(0, counts.twoThreads) });
  return {
    en: await compare(english),
    ko: await compare(korean),
    twoThreadsEn: await throughput({ ...forTwo(english), engines: [OURS, RAPIDOCR] }),
    twoThreadsKo: await throughput({ ...forTwo(korean), engines: [OURS, TESSERACT] }),
  };
}

function outcome(measured: Measured) {
  const checks = [...englishChecks(measured), ...koreanChecks(measured)];
  const { en, ko, twoThreadsEn, twoThreadsKo } = measured;
  const ours = en.figures[OURS.name]?.cer ?? Number.NaN;
  const peer = en.figures[RAPIDOCR.name]?.cer ?? null;
  return {
    ours,
    peer,
    ratio: peer === null ? ours : round(ours / peer),
    goal: checks.map(({ what, goal }) => `${what} ${goal}`).join(', '),
    pass: checks.every(({ pass }) => pass),
    details: {
      unit: 'character error rate, English',
      checks,
      english: en,
      korean: ko,
      seconds_per_image_two_threads: { english: twoThreadsEn, korean: twoThreadsKo },
    },
  };
}

function englishChecks({ en, twoThreadsEn }: Measured): Check[] {
  const [ours, peer] = [en.figures[OURS.name], en.figures[RAPIDOCR.name]];
  const [slowdown, processor] = [en.slowdown[RAPIDOCR.name], en.processor_slowdown[RAPIDOCR.name]];
  const twoThreads = twoThreadsEn[OURS.name];
  return [
    atMost('CER en', ours?.cer, 0.033),
    atLeast('token recall en', ours?.token_recall, 0.9),
    atMost('time / rapidocr', slowdown && 1 / slowdown, 0.3),
    atMost('processor time / rapidocr', processor && 1 / processor, 0.3),
    atMost('memory / rapidocr', ours && peer && ours.peak_mb / peer.peak_mb, 0.5),
    atMost('peak MB en', ours?.peak_mb, 600),
    atMost('load s', ours?.load_seconds ?? undefined, 0.5),
    atLeast('images/s with two threads', twoThreads && 1 / twoThreads, 1.6),
  ];
}

function koreanChecks({ ko }: Measured): Check[] {
  const ours = ko.figures[OURS.name];
  const [slowdown, processor] = [ko.slowdown[TESSERACT.name], ko.processor_slowdown[TESSERACT.name]];
  return [
    atMost('CER ko without spaces', ours?.cer_without_spaces, 0.02),
    atMost('CER ko', ours?.cer, 0.05),
    atMost('time ko / tesseract', slowdown && 1 / slowdown, 1.2),
    atMost('processor time ko / tesseract', processor && 1 / processor, 1.2),
    atMost('peak MB ko', ours?.peak_mb, 600),
  ];
}

/** A figure that could not be had, because its peer is missing say, does not pass: nothing was shown. */
function atMost(what: string, value: number | undefined, bound: number): Check {
  return check(what, { value, goal: `<= ${bound}`, isMet: (figure) => figure <= bound });
}

function atLeast(what: string, value: number | undefined, bound: number): Check {
  return check(what, { value, goal: `>= ${bound}`, isMet: (figure) => figure >= bound });
}

function check(
  what: string,
  { value, goal, isMet }: { value: number | undefined; goal: string; isMet: (figure: number) => boolean },
): Check {
  if (value === undefined || Number.isNaN(value)) return { what, value: null, goal, pass: false };
  return { what, value: round(value), goal, pass: isMet(value) };
}
