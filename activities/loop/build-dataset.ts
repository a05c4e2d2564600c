/**
 * Makes a dataset's rows out of the rows before and what people said since. Pure and deterministic: the same feedback in
 * any order gives the same text, hence the same dataset.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../contracts/fingerprint';
import type { DatasetCounts, DatasetRow } from '../../contracts/dataset';
import { scrubJson } from '../../models/text/scrub';

/** One thing that one person said. */
export interface SaidRow {
  /** What it is said about; see `DatasetRow`. */
  key: string;
  source: string;
  feedbackId: string;
  runId: string;
  userId: string;
  at: Date;
  row: unknown;
}

export interface BuildInput {
  before: readonly DatasetRow[];
  /** Feedback that is no longer in force: its rows go. */
  revoked: ReadonlySet<string>;
  said: readonly SaidRow[];
  /** What becomes of a row with personal data. */
  personalData: 'mask' | 'drop';
  /** So many people must say the same before it counts. */
  agreement: number;
}

export interface BuiltDataset {
  rows: DatasetRow[];
  counts: DatasetCounts;
}

/** Of 100 sources so many are tested with, and never learned from. */
const TEST_PERCENT = 20;

export function buildDataset({ before, revoked, said, personalData, agreement }: BuildInput): BuiltDataset {
  const kept = new Map(before.filter((row) => !revoked.has(row.feedback_id)).map((row) => [row.key, row]));
  const counts = { new: 0, disputed: 0, waiting: 0, scrubbed: 0 };
  for (const [key, group] of groupByKey(said)) {
    const { winner, votes, isDisputed } = settle(group);
    const known = kept.get(key);
    if (isDisputed || (known && canonicalJson(known.row) !== canonicalJson(winner.row))) counts.disputed += 1;
    if (votes < agreement) {
      counts.waiting += 1;
      kept.delete(key);
      continue;
    }
    const clean = scrubJson(winner.row);
    if (clean !== winner.row) counts.scrubbed += 1;
    if (clean !== winner.row && personalData === 'drop') {
      kept.delete(key);
      continue;
    }
    if (!known) counts.new += 1;
    kept.set(key, toRow({ ...winner, row: clean }, votes));
  }
  const rows = [...kept.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const train = rows.filter(({ part }) => part === 'train').length;
  const sources = new Set(rows.map(({ source }) => source)).size;
  return { rows, counts: { rows: rows.length, train, test: rows.length - train, sources, ...counts } };
}

/** One JSON document a line. */
export function datasetText(rows: readonly DatasetRow[]): string {
  return rows.map((row) => `${canonicalJson(row)}\n`).join('');
}

/** The rows of such a text, one by one, for who needs a few of very many. */
export function* datasetRows(text: Uint8Array): Generator<DatasetRow> {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf('\n', from);
    const end = newline < 0 ? bytes.length : newline;
    if (end > from) yield JSON.parse(bytes.toString('utf8', from, end)) as DatasetRow;
    from = end + 1;
  }
}

/** By the source alone, so that it is the same in every dataset. */
export function partOf(source: string): DatasetRow['part'] {
  const place = createHash('sha256').update(`dataset part of ${source}`).digest().readUInt32BE(0) % 100;
  return place < TEST_PERCENT ? 'test' : 'train';
}

function groupByKey(said: readonly SaidRow[]): [string, SaidRow[]][] {
  const groups = new Map<string, SaidRow[]>();
  for (const row of said) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The majority of people counts, each with the last that they said; of equal numbers the newest. */
function settle(group: readonly SaidRow[]): { winner: SaidRow; votes: number; isDisputed: boolean } {
  const newestFirst = [...group].sort(
    (a, b) => b.at.getTime() - a.at.getTime() || (a.feedbackId < b.feedbackId ? -1 : 1),
  );
  const lastWords = newestFirst.filter(
    (row, index) => newestFirst.findIndex(({ userId }) => userId === row.userId) === index,
  );
  const opinions = new Map<string, SaidRow[]>();
  for (const row of lastWords) {
    const opinion = canonicalJson(row.row);
    opinions.set(opinion, [...(opinions.get(opinion) ?? []), row]);
  }
  const [most = []] = [...opinions.values()].sort((a, b) => b.length - a.length);
  const winner = most[0] ?? group[0];
  if (!winner) throw new Error('A group of feedback rows is empty.');
  return { winner, votes: most.length, isDisputed: opinions.size > 1 };
}

function toRow({ key, source, feedbackId, runId, at, row }: SaidRow, votes: number): DatasetRow {
  return {
    key,
    part: partOf(source),
    source,
    votes,
    feedback_id: feedbackId,
    run_id: runId,
    at: at.toISOString(),
    row,
  };
}
