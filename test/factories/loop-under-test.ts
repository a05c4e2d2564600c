/** The loop of one slot (`loop.ts`) with a database, a project and people of its own, on a Temporal server. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobRef } from '../../contracts/blob';
import { deployStartOptions, retrainStartOptions } from '../../contracts/loop-start';
import type { Promotion } from '../../contracts/retrain';
import { LocalBlobStore } from '../../db/blob-store/local-blob-store';
import { FeedbackRepository, type GivenFeedback } from '../../db/repositories/feedback';
import type { ListedRetrain } from '../../db/repositories/retrains';
import { createTestDatabase } from '../setup/database';
import type { TemporalUnderTest } from '../setup/temporal';
import { createLoop, LOOP_SLOT } from './loop';
import { blobRef, createRunWorld } from './runs';

export const SLOT = LOOP_SLOT;
export const DOCUMENTS = 60;

export type LoopUnderTest = Awaited<ReturnType<typeof createLoopUnderTest>>;

export async function createLoopUnderTest(temporal: TemporalUnderTest, settings: { feedbackMax?: number } = {}) {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'treadle-loop-'));
  const world = await createRunWorld(database.orm);
  const blobStore = new LocalBlobStore(join(folder, 'blobs'));
  const parts = createLoop({ orm: database.orm, blobStore, folder, ...settings });
  const feedback = new FeedbackRepository(database.orm);
  await parts.models.deployShipped({ slot: SLOT, version: 'shipped', origin: 'built-in' }, 'shipped');

  /** A completed run of a document, and that somebody wrote a word about it. */
  const say = async (word: string, input: BlobRef = blobRef(), user = world.owner): Promise<GivenFeedback> => {
    const run = await world.submit({ input });
    await world.complete(run);
    const given = await feedback.give({
      projectId: run.projectId,
      runId: run.id,
      userId: user.id,
      kind: 'ocr_error',
      originalResult: {},
      correctedResult: { word },
      comment: null,
    });
    if (!given) throw new Error(`The run ${run.id} is gone.`);
    return given;
  };
  const startRetrain = (promotion: Promotion) =>
    parts.retrains.start({
      id: randomUUID(),
      slot: SLOT,
      cause: 'person',
      reason: 'asked for',
      promotion,
      requestedBy: world.owner.id,
    });
  return {
    ...parts,
    database,
    world,
    feedback,
    say,
    sayMuch: async (word = 'TOTAL') => {
      for (let each = 0; each < DOCUMENTS; each += 1) await say(word);
    },
    retrain: async (promotion: Promotion = 'at_once'): Promise<ListedRetrain> => {
      const { id } = await startRetrain(promotion);
      const { workflowType, options } = retrainStartOptions({ retrainId: id, slot: SLOT, promotion });
      await temporal.client.workflow.execute(workflowType, options).catch(() => undefined);
      const found = await parts.retrains.find(id);
      if (!found?.endedAt) throw new Error(`The retrain ${id} has not ended.`);
      return found;
    },
    deploy: async (modelVersionId: string, reason = 'promoted'): Promise<void> => {
      const { workflowType, options } = deployStartOptions({ slot: SLOT, modelVersionId, reason, byId: null });
      await temporal.client.workflow.execute(workflowType, options);
    },
    served: async () => (await parts.models.served())[SLOT],
    inLoop: <T>(work: () => Promise<T>) => temporal.withWorkers(parts.activities, work),
    drop: async (): Promise<void> => {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
