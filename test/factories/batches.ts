/** Batches that repositories take, and a world of one project to put them into. */
import { randomUUID } from 'node:crypto';
import { documents } from '../../contracts/documents/definition';
import type { Orm } from '../../db/connect';
import { BatchProgressRepository } from '../../db/repositories/batch-progress';
import {
  BatchesRepository,
  type BatchItemView,
  type BatchRow,
  type NewBatch,
  type NewBatchItem,
  type OwnedBatch,
} from '../../db/repositories/batches';
import type { Principal } from '../../db/repositories/identity';
import { blobRef, createRunWorld, type RunWorld } from './runs';

/** An item whose run has this fingerprint. */
export function fileItem(fingerprint: string = randomUUID(), name = `${fingerprint}.png`): NewBatchItem {
  return { name, url: null, input: blobRef(fingerprint), fingerprint, error: null };
}

export function rejectedItem(name = 'rejected.txt'): NewBatchItem {
  const error = { code: 'UPLOAD_EMPTY', details: {}, stage: null } as const;
  return { name, url: null, input: null, fingerprint: null, error };
}

export function urlItem(url: string, name = 'fetched.png'): NewBatchItem {
  return { name, url, input: null, fingerprint: null, error: null };
}

export function newBatch(owner: Pick<Principal, 'id' | 'projectId'>, changes: Partial<NewBatch> = {}): NewBatch {
  return {
    id: randomUUID(),
    pipeline: documents.name,
    projectId: owner.projectId,
    ownerId: owner.id,
    name: 'receipts',
    options: { ocr_engine: 'ppocr' },
    models: { 'documents/ppocr': '1' },
    priority: 4,
    cache: 'use',
    items: [fileItem()],
    ...changes,
  };
}

export interface BatchWorld extends RunWorld {
  batches: BatchesRepository;
  batchProgress: BatchProgressRepository;
  submitBatch(items: readonly NewBatchItem[], changes?: Partial<NewBatch>): Promise<BatchRow>;
  batch(id: string): Promise<OwnedBatch>;
  items(batchId: string): Promise<BatchItemView[]>;
  /** Of each item its run's id, or '' where it has none. */
  runIds(batchId: string): Promise<string[]>;
  statuses(batchId: string): Promise<string[]>;
}

export async function createBatchWorld(orm: Orm): Promise<BatchWorld> {
  const world = await createRunWorld(orm);
  const batches = new BatchesRepository(orm);
  const items = (batchId: string) => batches.items(batchId, { afterPosition: -1, limit: 20_000 });
  return {
    ...world,
    batches,
    batchProgress: new BatchProgressRepository(orm),
    submitBatch: async (wanted, changes) =>
      (await batches.create(newBatch(world.owner, { ...changes, items: wanted }), documents.stages)).batch,
    batch: async (id) => {
      const batch = await batches.find(id, { projectId: world.owner.projectId });
      if (!batch) throw new Error(`The batch ${id} has no row.`);
      return batch;
    },
    items,
    runIds: async (batchId) => (await items(batchId)).map(({ runId }) => runId ?? ''),
    statuses: async (batchId) => (await items(batchId)).map(({ status }) => status),
  };
}

export function keyOf(batch: Pick<BatchRow, 'id' | 'attempt'>): { batchId: string; attempt: number } {
  return { batchId: batch.id, attempt: batch.attempt };
}
