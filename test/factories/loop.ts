/** The loop on a real database and blob store, as the workers have it; only its learner is small: it learns words. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createDeploymentActivities, createVerificationActivities } from '../../activities/loop/deployments';
import type { LearningThreads, ModelChecks } from '../../activities/loop/learning';
import { ModelStore } from '../../activities/loop/model-store';
import { createRetrainActivities, createRetrainEndActivities } from '../../activities/loop/retrain';
import { createUploadActivities } from '../../activities/loop/uploads';
import { toTemporalFailure } from '../../activities/spine/failure';
import { DomainError } from '../../contracts/errors';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { Orm } from '../../db/connect';
import { DatasetsRepository } from '../../db/repositories/datasets';
import type { ModelVersionRow } from '../../db/repositories/model-versions';
import { ModelVersionsRepository } from '../../db/repositories/model-versions';
import { ModelsRepository } from '../../db/repositories/models';
import { RetrainsRepository } from '../../db/repositories/retrains';
import { TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import type { ModelFiles } from '../../models/learning/learner';

export const LOOP_SLOT = 'documents/reader';
const WORDS_FILE = 'words.json';

export const wordsFile = (words: readonly string[]): NonNullable<ModelFiles> => ({
  [WORDS_FILE]: new TextEncoder().encode(JSON.stringify(words)),
});
const knownWords = (model: ModelFiles): string[] =>
  model === null ? [] : (JSON.parse(new TextDecoder().decode(model[WORDS_FILE])) as string[]);

/** The model knows the words that it was told; a row is right where the model knows its word. */
export const wordsLearner: LearningThreads = {
  train: ({ rows, parent }) => {
    const words = [...new Set([...knownWords(parent), ...(rows as { word: string }[]).map(({ word }) => word)])].sort();
    return Promise.resolve({
      files: wordsFile(words),
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

/** Fit is what holds a list of words. */
export const wordsCheck: ModelChecks = {
  check: ({ slot, model }) =>
    Promise.resolve().then(() => {
      try {
        return knownWords(model);
      } catch (cause) {
        throw new DomainError('MODEL_UNFIT', { slot, reason: `${WORDS_FILE} holds no words` }, { cause });
      }
    }),
};

export type LoopUnderTest = ReturnType<typeof createLoop>;

export function createLoop({
  orm,
  blobStore,
  folder,
  feedbackMax = 1_000,
}: {
  orm: Orm;
  blobStore: BlobStore;
  folder: string;
  feedbackMax?: number;
}) {
  const versions = new ModelVersionsRepository(orm);
  const models = new ModelsRepository(orm);
  const datasets = new DatasetsRepository(orm);
  const retrains = new RetrainsRepository(orm);
  const store = new ModelStore({ versions, blobStore, folder: join(folder, 'models'), signingKey: randomBytes(32) });
  /** A test may put another in the place of each. */
  const learner = { ...wordsLearner };
  const threads: LearningThreads = {
    train: (...args) => learner.train(...args),
    score: (...args) => learner.score(...args),
  };
  const retrainActivities = createRetrainActivities({
    feedback: new TrainingFeedbackRepository(orm),
    datasets,
    versions,
    models,
    retrains,
    blobStore,
    store,
    threads,
    rowsOf: {
      [LOOP_SLOT]: ({ inputSha256, correctedResult }) =>
        Promise.resolve([{ key: inputSha256, row: { ...(correctedResult as object), document: inputSha256 } }]),
    },
    agreement: 1,
    feedbackMax,
    codeVersion: '1.2.3',
  });
  const verification = createVerificationActivities({ versions, datasets, blobStore, store, threads });
  const uploads = createUploadActivities({ versions, blobStore, store, threads: wordsCheck });
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
      io: asRegistered({
        ...createDeploymentActivities({ models, versions }),
        ...createRetrainEndActivities({ retrains }),
      }),
      cpu: asRegistered({ ...verification, ...uploads }),
    },
  };
}

/** A trained version that knows these words, as a retrain registers it. */
export async function registerWords(
  { versions, store }: Pick<LoopUnderTest, 'versions' | 'store'>,
  words: readonly string[],
  change: Partial<Parameters<ModelVersionsRepository['register']>[0]> & { id: string },
): Promise<ModelVersionRow> {
  const files = await store.keep(wordsFile(words));
  const slot = change.slot ?? LOOP_SLOT;
  return versions.register({
    slot,
    origin: 'trained',
    parentId: null,
    datasetId: null,
    codeVersion: '1.2.3',
    parameters: { words: words.length },
    metrics: {},
    files,
    sign: (number) => {
      const version = `v${number}-${change.id.slice(0, 8)}`;
      return { version, signature: store.sign({ slot, version, files }) };
    },
    ...change,
  });
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
