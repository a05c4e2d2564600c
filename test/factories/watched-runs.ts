/** Many completed or failed runs of past days at once, as a slot's watch reads them. */
import { randomUUID } from 'node:crypto';
import type { DocumentResult } from '../../contracts/documents/result';
import type { RunError } from '../../contracts/run';
import type { Orm } from '../../db/connect';
import type { Principal } from '../../db/repositories/identity';
import { feedback, runs } from '../../db/schema';
import { blobRef, newRun } from './runs';

const DAY_MS = 86_400_000;

export function daysAgo(days: number): Date {
  return new Date(Date.now() - days * DAY_MS);
}

export interface SeenDocument {
  confidence?: number;
  width?: number;
  text?: string;
}

/** Figures vary a little from run to run, as those of real documents do. */
export function documentResult(
  { confidence = 0.9, width = 800, text = 'TOTAL 12.00' }: SeenDocument,
  at = 0,
): DocumentResult {
  const wobble = ((at * 7919) % 101) / 101 - 0.5;
  return {
    schema: 'receipt',
    fields: [
      { name: 'total', value: 12, confidence: Math.min(1, confidence + 0.04 * wobble), page: 1, box: null },
      { name: 'date', value: null, confidence: 0.2, page: null, box: null },
    ],
    pages: [{ page: 1, width: width + 40 * wobble, height: 1200, source: 'ppocr', line_count: 12, confidence: 0.95 }],
    text,
    layout: blobRef(),
    extractor: 'local',
    llm: null,
  };
}

export interface WatchedRuns {
  owner: Pick<Principal, 'id' | 'projectId'>;
  slot: string;
  version: string;
  endedAt: Date;
  count: number;
}

/** Resolves to the runs' ids. */
export async function completedRuns(orm: Orm, watched: WatchedRuns, seen: SeenDocument = {}): Promise<string[]> {
  const rows = Array.from({ length: watched.count }, (_, at) => ({
    ...ofSlot(watched),
    status: 'completed' as const,
    finalResult: documentResult(seen, at),
  }));
  return insert(orm, rows);
}

export function failedRuns(orm: Orm, watched: WatchedRuns, error: RunError): Promise<string[]> {
  return insert(
    orm,
    Array.from({ length: watched.count }, () => ({ ...ofSlot(watched), status: 'failed' as const, error })),
  );
}

/** Somebody's word about a field of each of the runs, at the time when they ended. */
export async function reviews(
  orm: Orm,
  { owner, endedAt }: Pick<WatchedRuns, 'owner' | 'endedAt'>,
  words: readonly { runId: string; total: number }[],
): Promise<void> {
  await orm.insert(feedback).values(
    words.map(({ runId, total }) => ({
      projectId: owner.projectId,
      runId,
      userId: owner.id,
      kind: 'llm_error',
      originalResult: documentResult({}),
      correctedResult: { fields: [{ name: 'total', value: total }] },
      createdAt: endedAt,
    })),
  );
}

function ofSlot({ owner, slot, version, endedAt }: WatchedRuns) {
  return { ...newRun(owner, { models: { [slot]: version } }), totalTasks: 4, createdAt: endedAt, endedAt };
}

async function insert(orm: Orm, rows: (typeof runs.$inferInsert)[]): Promise<string[]> {
  const created = await orm
    .insert(runs)
    .values(rows.map((row) => ({ ...row, id: randomUUID() })))
    .returning({ id: runs.id });
  return created.map(({ id }) => id);
}
