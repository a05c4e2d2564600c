/** The loop of one slot with the real database and Temporal; only the learner is a small one, of words. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeploymentActivities, createVerificationActivities } from '../../activities/loop/deployments';
import type { LearningThreads } from '../../activities/loop/learning';
import { ModelStore } from '../../activities/loop/model-store';
import { createRetrainActivities, createRetrainEndActivities } from '../../activities/loop/retrain';
import { toTemporalFailure } from '../../activities/spine/failure';
import type { BlobRef } from '../../contracts/blob';
import { deployStartOptions, retrainStartOptions } from '../../contracts/loop-start';
import type { Promotion } from '../../contracts/retrain';
import { LocalBlobStore } from '../../db/blob-store/local-blob-store';
import type { Orm } from '../../db/connect';
import { DatasetsRepository } from '../../db/repositories/datasets';
import { FeedbackRepository, type GivenFeedback } from '../../db/repositories/feedback';
import { ModelVersionsRepository } from '../../db/repositories/model-versions';
import { ModelsRepository } from '../../db/repositories/models';
import { type ListedRetrain, RetrainsRepository } from '../../db/repositories/retrains';
import { TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import type { ModelFiles } from '../../models/learning/learner';
import { createTestDatabase } from '../setup/database';
import type { TemporalUnderTest } from '../setup/temporal';
import { blobRef, createRunWorld } from './runs';

export const SLOT = 'documents/reader';
export const DOCUMENTS = 60;

export type LoopUnderTest = Awaited<ReturnType<typeof createLoopUnderTest>>;

export async function createLoopUnderTest(temporal: TemporalUnderTest) {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'treadle-loop-'));
  const world = await createRunWorld(database.orm);
  const parts = createParts(database.orm, folder);
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

/** The learner knows the words that it was told; a row is right where the model knows its word. */
const knownWords = (model: ModelFiles): string[] =>
  model === null ? [] : (JSON.parse(new TextDecoder().decode(model['words.json'])) as string[]);

export const wordLearner: LearningThreads = {
  train: ({ rows, parent }) => {
    const words = [...new Set([...knownWords(parent), ...(rows as { word: string }[]).map(({ word }) => word)])].sort();
    return Promise.resolve({
      files: { 'words.json': new TextEncoder().encode(JSON.stringify(words)) },
      parameters: { words: words.length },
      report: { rows: rows.length },
    });
  },
  score: ({ rows, model }) => {
    const known = new Set(knownWords(model));
    return Promise.resolve(
      (rows as { word: string; document: string }[]).map(({ word, document }) => ({
        group: document,
        scores: { character_error_rate: { numerator: known.has(word) ? 0 : 1, denominator: 4 } },
        slices: {},
      })),
    );
  },
};

function createParts(orm: Orm, folder: string) {
  const blobStore = new LocalBlobStore(join(folder, 'blobs'));
  const versions = new ModelVersionsRepository(orm);
  const models = new ModelsRepository(orm);
  const datasets = new DatasetsRepository(orm);
  const retrains = new RetrainsRepository(orm);
  const store = new ModelStore({ versions, blobStore, folder: join(folder, 'models'), signingKey: randomBytes(32) });
  const learner = { ...wordLearner };
  const retrainActivities = createRetrainActivities({
    feedback: new TrainingFeedbackRepository(orm),
    datasets,
    versions,
    models,
    retrains,
    blobStore,
    store,
    threads: { train: (...args) => learner.train(...args), score: (...args) => learner.score(...args) },
    rowsOf: {
      [SLOT]: ({ inputSha256, correctedResult }) =>
        Promise.resolve([{ key: inputSha256, row: { ...(correctedResult as object), document: inputSha256 } }]),
    },
    agreement: 1,
    feedbackMax: 1_000,
    codeVersion: '1.2.3',
  });
  const verification = createVerificationActivities({
    models,
    versions,
    datasets,
    blobStore,
    store,
    threads: wordLearner,
  });
  return {
    learner,
    blobStore,
    versions,
    models,
    datasets,
    retrains,
    store,
    activities: {
      train: asRegistered(retrainActivities),
      io: asRegistered({ ...createDeploymentActivities({ models }), ...createRetrainEndActivities({ retrains }) }),
      cpu: asRegistered(verification),
    },
  };
}

/** As the worker's interceptor does it. */
function asRegistered<T extends object>(activities: T): T {
  const entries = Object.entries(activities as Record<string, (...args: unknown[]) => Promise<unknown>>);
  const wrapped = entries.map(([name, run]) => [
    name,
    (...args: unknown[]) =>
      run(...args).catch((error: unknown) => {
        throw toTemporalFailure(error, 1);
      }),
  ]);
  return Object.fromEntries(wrapped) as T;
}
