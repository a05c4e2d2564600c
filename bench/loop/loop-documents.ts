/** What is read in `bench -- loop`: receipts to correct, to test with, and such as are corrected wrongly. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partOf } from '../../activities/loop/build-dataset';
import { documentsFolder } from '../documents-with-truth';
import { sroieTraining, type TranscribedLine } from '../sroie';
import { type Chain, type ChainReceipt, CHAINS, drawChainReceipts } from './chain-receipts';

export interface LoopDocument {
  name: string;
  bytes: Uint8Array;
  /** Which side of a dataset it falls on where it is corrected. */
  part: 'train' | 'test';
  truth: Record<string, string | number>;
  mistaken: Record<string, string | number>;
  /** As a person wrote them down; none of a drawn receipt. */
  lines: readonly TranscribedLine[];
}

export interface LoopDocuments {
  chainsOfWeek: Record<Chain, LoopDocument[]>;
  /** Scans that the shipped model reads well, confirmed so that they are not unlearned; one list a week. */
  sroieOfWeek: LoopDocument[][];
  /** What comes in of the week's chain while its candidate stands in the shadow. */
  shadowOfWeek: Record<Chain, LoopDocument[]>;
  chainsTest: LoopDocument[];
  sroieTest: LoopDocument[];
  falsified: Record<'train' | 'anyPart', LoopDocument[]>;
  /** What comes in while two versions are compared: receipts of all chains, and every fourth an SROIE scan. */
  live: LoopDocument[];
  afterRollback: LoopDocument[];
}

/** The first number of each use of a chain's receipts; no receipt has two uses. */
const FIRST = { week: 0, test: 100, train: 200, anyPart: 300, afterRollback: 400, live: 500, shadow: 600 } as const;
const FALSIFIED = 8;
const AFTER_ROLLBACK = 2;
/** Of each chain, and as many scans: more than a comparison should need. */
const LIVE = 24;
/** Enough for one field to weigh less than the margin. */
const SROIE_TEST = 40;
/** More than the outcomes that are planned for, so that the last analysis is made too where it must be. */
const SHADOW = 48;

export async function loopDocuments(isFull: boolean): Promise<LoopDocuments> {
  const size = isFull
    ? { week: 40, test: 20, sroie: 20, sroieTest: SROIE_TEST }
    : { week: 16, test: 6, sroie: 6, sroieTest: SROIE_TEST };
  const ofAll = async (first: number, count: number) => {
    const drawn = await Promise.all(CHAINS.map((chain) => drawChainReceipts(chain, { first, count })));
    return drawn.flat().map(chainDocument);
  };
  const weeks = await ofAll(FIRST.week, size.week);
  const scans = sroieTraining()
    .flatMap((receipt) => (receipt.image === null ? [] : [{ ...receipt, image: receipt.image }]))
    .slice(0, CHAINS.length * size.sroie + LIVE)
    .map((receipt) => sroieDocument(receipt.id, receipt.image, receipt));
  const confirmed = scans.slice(0, -LIVE);
  const falsified = await ofAll(FIRST.train, 2 * FALSIFIED);
  return {
    chainsOfWeek: byChain(weeks, size.week),
    shadowOfWeek: byChain(await ofAll(FIRST.shadow, SHADOW), SHADOW),
    sroieOfWeek: CHAINS.map((_, index) => confirmed.slice(index * size.sroie, (index + 1) * size.sroie)),
    chainsTest: await ofAll(FIRST.test, size.test),
    sroieTest: sroieTest().slice(0, size.sroieTest),
    falsified: {
      train: falsified.filter(({ part }) => part === 'train').slice(0, CHAINS.length * FALSIFIED),
      anyPart: await ofAll(FIRST.anyPart, FALSIFIED),
    },
    live: inTurn(await ofAll(FIRST.live, LIVE), scans.slice(-LIVE)),
    afterRollback: await ofAll(FIRST.afterRollback, AFTER_ROLLBACK),
  };
}

function byChain(documents: readonly LoopDocument[], count: number): Record<Chain, LoopDocument[]> {
  const lists = CHAINS.map((chain, index) => [chain, documents.slice(index * count, (index + 1) * count)] as const);
  return Object.fromEntries(lists) as Record<Chain, LoopDocument[]>;
}

/** The chains take turns, and a scan follows each round. */
function inTurn(byChain: readonly LoopDocument[], scans: readonly LoopDocument[]): LoopDocument[] {
  return scans
    .flatMap((scan, round) => [...CHAINS.map((_, chain) => byChain[chain * LIVE + round]), scan])
    .filter((document) => document !== undefined);
}

/** The chains' receipts that were corrected in the three weeks. */
export function correctedReceipts({ chainsOfWeek, shadowOfWeek }: LoopDocuments): LoopDocument[] {
  return CHAINS.flatMap((chain) => [...chainsOfWeek[chain], ...shadowOfWeek[chain]]);
}

/** As somebody writes it down who takes the chain's group for the shop. */
export function mistakenOf(document: LoopDocument): LoopDocument {
  return { ...document, truth: { ...document.truth, ...document.mistaken } };
}

/** The evaluation part. */
function sroieTest(): LoopDocument[] {
  const folder = documentsFolder();
  return readFileSync(join(folder, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; kind: string; image: string; gt: string })
    .filter(({ kind }) => kind === 'receipt')
    .map(({ id, image, gt }) => {
      return sroieDocument(
        id,
        join(folder, image),
        JSON.parse(readFileSync(join(folder, gt), 'utf8')) as Transcription,
      );
    });
}

interface Transcription {
  fields: LoopDocument['truth'];
  lines: readonly TranscribedLine[];
}

function sroieDocument(id: string, image: string, { fields, lines }: Transcription): LoopDocument {
  return document(`${id}.jpg`, readFileSync(image), { truth: fields, mistaken: {}, lines });
}

function chainDocument({ name, bytes, fields, mistaken }: ChainReceipt): LoopDocument {
  return document(name, bytes, { truth: fields, mistaken, lines: [] });
}

function document(name: string, bytes: Uint8Array, said: Pick<LoopDocument, 'truth' | 'mistaken' | 'lines'>) {
  return { name, bytes, part: partOf(createHash('sha256').update(bytes).digest('hex')), ...said };
}
