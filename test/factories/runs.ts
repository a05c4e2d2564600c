/** Rows that repositories take, and a world of one project to put them into. */
import { createHash, randomUUID } from 'node:crypto';
import type { BlobRef } from '../../contracts/blob';
import { documents } from '../../contracts/documents/definition';
import type { StageContext } from '../../contracts/run';
import type { Orm } from '../../db/connect';
import { IdentityRepository, type Principal } from '../../db/repositories/identity';
import type { OperationEntry } from '../../db/repositories/operation-log';
import { RunProgressRepository } from '../../db/repositories/run-progress';
import { type NewRun, type RunRow, RunsRepository } from '../../db/repositories/runs';

/** A reference to a blob of these contents; the bytes are nowhere. */
export function blobRef(content: string = randomUUID(), mediaType = 'image/png'): BlobRef {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { sha256, size_bytes: Buffer.byteLength(content), media_type: mediaType };
}

export function newRun(owner: Pick<Principal, 'id' | 'projectId'>, changes: Partial<NewRun> = {}): NewRun {
  return {
    id: randomUUID(),
    pipeline: documents.name,
    projectId: owner.projectId,
    ownerId: owner.id,
    input: blobRef(),
    inputName: 'receipt.png',
    options: { ocr_engine: 'ppocr' },
    models: { 'documents/ppocr': '1' },
    fingerprint: randomUUID(),
    priority: 3,
    deadlineSeconds: null,
    ...changes,
  };
}

export function stageContext(run: RunRow, stage: string, part: Partial<StageContext> = {}): StageContext {
  return { runId: run.id, runAttempt: run.attempt, projectId: run.projectId, stage, part: 0, parts: 1, ...part };
}

export function operation(changes: Partial<OperationEntry> = {}): OperationEntry {
  return {
    at: new Date(),
    operation: 'readPage',
    status: 'completed',
    worker: 'cpu@test#1',
    runId: null,
    attempt: 1,
    durationMs: 10,
    metadata: {},
    ...changes,
  };
}

export interface RunWorld {
  owner: Principal;
  runs: RunsRepository;
  progress: RunProgressRepository;
  submit(changes?: Partial<NewRun>): Promise<RunRow>;
  /** Every stage and the run itself, with `result`. */
  complete(run: RunRow, result?: unknown, cacheTtlSeconds?: number | null): Promise<void>;
  row(id: string): Promise<RunRow>;
  /** Types and sequence numbers of all events. */
  events(id: string): Promise<{ types: string[]; seqs: number[] }>;
}

export async function createRunWorld(orm: Orm): Promise<RunWorld> {
  const owner = await new IdentityRepository(orm).createPrincipal({ name: randomUUID(), role: 'operator' });
  const runs = new RunsRepository(orm);
  const progress = new RunProgressRepository(orm);
  return {
    owner,
    runs,
    progress,
    submit: async (changes) => (await runs.submit(newRun(owner, changes), documents.stages)).run,
    complete: async (run, result = { text: 'read' }, cacheTtlSeconds = 60) => {
      for (const { name } of documents.stages) {
        await progress.stageStarted(stageContext(run, name), { attempt: 1, worker: 'test' });
        await progress.stageEnded(stageContext(run, name), { durationMs: 5 });
      }
      await progress.completed({ runId: run.id, runAttempt: run.attempt, result, costUsd: 0.5, cacheTtlSeconds });
    },
    row: async (id) => {
      const run = await runs.find(id, { projectId: owner.projectId });
      if (!run) throw new Error(`The run ${id} has no row.`);
      return run;
    },
    events: async (id) => {
      const events = await runs.events(id, 0);
      return { types: events.map((event) => event.type), seqs: events.map((event) => event.seq) };
    },
  };
}

/** 1, 2, 3 … as many as `values`. */
export function countingUp(values: readonly unknown[]): number[] {
  return values.map((_, index) => index + 1);
}
