/** The whole way from feedback to service, with the real database and Temporal; only the learner is a small one of the test. */
import { ApplicationFailure } from '@temporalio/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partOf } from '../../activities/loop/build-dataset';
import { createDeploymentActivities, createVerificationActivities } from '../../activities/loop/deployments';
import type { LearningThreads } from '../../activities/loop/learning';
import { ModelStore } from '../../activities/loop/model-store';
import { createRetrainActivities, createRetrainEndActivities } from '../../activities/loop/retrain';
import { DomainError } from '../../contracts/errors';
import { deployStartOptions, retrainStartOptions } from '../../contracts/loop-start';
import type { Promotion } from '../../contracts/retrain';
import { LocalBlobStore } from '../../db/blob-store/local-blob-store';
import { DatasetsRepository } from '../../db/repositories/datasets';
import { FeedbackRepository } from '../../db/repositories/feedback';
import { ModelVersionsRepository } from '../../db/repositories/model-versions';
import { ModelsRepository } from '../../db/repositories/models';
import { type ListedRetrain, RetrainsRepository } from '../../db/repositories/retrains';
import { TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import type { ModelFiles } from '../../models/learning/learner';
import { toTemporalFailure } from '../../activities/spine/failure';
import { blobRef, createRunWorld, type RunWorld } from '../factories/runs';
import { createTestDatabase, type TestDatabase } from '../setup/database';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';

const SLOT = 'documents/reader';
const DOCUMENTS = 60;

let temporal: TemporalUnderTest;
let database: TestDatabase;
let folder: string;
let world: RunWorld;
let loop: Loop;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());
beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'treadle-loop-'));
  world = await createRunWorld(database.orm);
  loop = createLoop();
  await loop.models.deployShipped({ slot: SLOT, version: 'shipped', origin: 'built-in' }, 'shipped');
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

type Loop = ReturnType<typeof createLoop>;

/** The learner knows the words that it was told; a row is right where the model knows its word. */
const knownWords = (model: ModelFiles): string[] =>
  model === null ? [] : (JSON.parse(new TextDecoder().decode(model['words.json'])) as string[]);

const threads: LearningThreads = {
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

function createLoop() {
  const { orm } = database;
  const blobStore = new LocalBlobStore(join(folder, 'blobs'));
  const versions = new ModelVersionsRepository(orm);
  const models = new ModelsRepository(orm);
  const datasets = new DatasetsRepository(orm);
  const retrains = new RetrainsRepository(orm);
  const store = new ModelStore({ versions, blobStore, folder: join(folder, 'models'), signingKey: randomBytes(32) });
  const retrainActivities = createRetrainActivities({
    feedback: new TrainingFeedbackRepository(orm),
    datasets,
    versions,
    models,
    retrains,
    blobStore,
    store,
    threads: { train: (...args) => loop.learner.train(...args), score: (...args) => loop.learner.score(...args) },
    rowsOf: {
      [SLOT]: ({ runId, inputSha256, correctedResult }) =>
        Promise.resolve([{ key: runId, row: { ...(correctedResult as object), document: inputSha256 } }]),
    },
    agreement: 1,
    feedbackMax: 1_000,
    codeVersion: '1.2.3',
  });
  const verification = createVerificationActivities({ models, versions, datasets, blobStore, store, threads });
  return {
    learner: { ...threads },
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

/** A completed run of a document, and that somebody wrote a word about it. */
async function say(word: string, input = blobRef()): Promise<void> {
  const run = await world.submit({ input });
  await world.complete(run);
  await new FeedbackRepository(database.orm).give({
    projectId: run.projectId,
    runId: run.id,
    userId: world.owner.id,
    kind: 'ocr_error',
    originalResult: {},
    correctedResult: { word },
    comment: null,
  });
}
const sayMuch = async (word = 'TOTAL') => {
  for (let each = 0; each < DOCUMENTS; each += 1) await say(word);
};

async function retrain(promotion: Promotion = 'at_once'): Promise<ListedRetrain> {
  const { id } = await loop.retrains.start({
    id: randomUUID(),
    slot: SLOT,
    cause: 'person',
    reason: 'asked for',
    promotion,
    requestedBy: world.owner.id,
  });
  const { workflowType, options } = retrainStartOptions({ retrainId: id, slot: SLOT, promotion });
  await temporal.client.workflow.execute(workflowType, options).catch(() => undefined);
  return ended(id);
}
async function ended(id: string): Promise<ListedRetrain> {
  const found = await loop.retrains.find(id);
  if (!found?.endedAt) throw new Error(`The retrain ${id} has not ended.`);
  return found;
}
const served = async () => (await loop.models.served())[SLOT];
const inLoop = <T>(work: () => Promise<T>) => temporal.withWorkers(loop.activities, work);

it('learns from feedback, and what it learned serves', async () => {
  await sayMuch();
  await inLoop(async () => {
    const done = await retrain();
    expect(done).toMatchObject({ state: 'completed', outcome: null, requestedByName: world.owner.name });
    expect(done.verdict).toMatchObject({ passed: true, isBetter: true });
    const model = await loop.versions.find(done.candidateId ?? '');
    expect(model).toMatchObject({
      state: 'production',
      origin: 'trained',
      number: 1,
      parentVersion: 'shipped',
      datasetVersion: 1,
      codeVersion: '1.2.3',
      metrics: { test_character_error_rate: 0 },
    });
    expect(await served()).toBe(model?.version);
    expect(await loop.store.read(SLOT, model?.version ?? '')).toEqual({
      'words.json': new TextEncoder().encode('["TOTAL"]'),
    });
    const { rows } = await database.orm.execute<{ unused: number }>(
      'select count(*)::int as unused from feedback where used_at is null',
    );
    expect(rows).toEqual([{ unused: 0 }]);
  });
});

it('skips without feedback, and again when nothing is new', async () => {
  await inLoop(async () => {
    expect(await retrain()).toMatchObject({ state: 'skipped', outcome: 'no_feedback', datasetId: null });
    await sayMuch();
    await retrain();
    expect(await retrain()).toMatchObject({ state: 'skipped', outcome: 'nothing_new' });
    expect(await loop.datasets.list(SLOT, 10)).toHaveLength(1);
  });
});

it('learns from all that was said so far, but from nothing that it is tested with', async () => {
  const seen: { word: string; document: string }[][] = [];
  loop.learner.train = (input, options) => {
    seen.push(input.rows as { word: string; document: string }[]);
    return threads.train(input, options);
  };
  await sayMuch('TOTAL');
  await inLoop(async () => {
    await retrain();
    await sayMuch('DATE');
    await retrain();
  });
  const [first = [], second = []] = seen;
  expect(new Set(second.map(({ word }) => word))).toEqual(new Set(['TOTAL', 'DATE']));
  expect(second.length).toBeGreaterThan(first.length);
  expect(seen.flat().every(({ document }) => partOf(document) === 'train')).toBe(true);
  const dataset = await loop.datasets.latest(SLOT);
  expect(dataset?.counts).toMatchObject({ rows: 2 * DOCUMENTS, new: DOCUMENTS, train: second.length });
});

it('stops a candidate that is worse, and says why', async () => {
  await sayMuch();
  await inLoop(async () => {
    await retrain();
    const before = await served();
    loop.learner.train = () =>
      Promise.resolve({ files: { 'words.json': new TextEncoder().encode('[]') }, parameters: {}, report: {} });
    await sayMuch('DATE');
    const done = await retrain();
    expect(done).toMatchObject({ state: 'rejected', outcome: 'worse_than_margin' });
    expect((await loop.versions.find(done.candidateId ?? ''))?.state).toBe('archived');
    expect(await served()).toBe(before);
  });
});

it('leaves a candidate to be promoted by hand where that was asked for', async () => {
  await sayMuch();
  await inLoop(async () => {
    const done = await retrain('by_hand');
    expect(done).toMatchObject({ state: 'completed', outcome: 'waits_for_promotion' });
    expect(await served()).toBe('shipped');
    await deploy(done.candidateId ?? '');
    expect(await served()).toBe(done.candidateVersion);
  });
});

it('trains once, however often a step is done again', async () => {
  let trainings = 0;
  loop.learner.train = (input, options) => {
    trainings += 1;
    return threads.train(input, options);
  };
  // The worker dies after each step's work, before Temporal hears of it.
  const { train } = loop.activities;
  for (const step of ['collectDataset', 'trainModel', 'evaluateCandidate'] as const) {
    let died = false;
    const work = train[step] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(train, {
      [step]: async (...args: unknown[]) => {
        const result = await work(...args);
        if (died) return result;
        died = true;
        throw ApplicationFailure.retryable('killed', 'DATABASE_UNAVAILABLE');
      },
    });
  }
  await sayMuch();
  await inLoop(async () => {
    expect(await retrain()).toMatchObject({ state: 'completed' });
  });
  expect(trainings).toBe(1);
  expect(await loop.datasets.list(SLOT, 10)).toHaveLength(1);
  expect(await loop.versions.list({ slot: SLOT, state: 'production' }, { limit: 10 })).toHaveLength(1);
});

it('ends as failed, with the reason, where nothing can be learned; the next one tries again', async () => {
  await sayMuch();
  loop.learner.train = () => Promise.reject(new DomainError('DATASET_UNFIT', { slot: SLOT, reason: 'one class' }));
  await inLoop(async () => {
    const failed = await retrain();
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'DATASET_UNFIT' } });
    loop.learner.train = threads.train;
    expect(await retrain()).toMatchObject({ state: 'completed', datasetId: failed.datasetId });
  });
});

it('can be cancelled in the middle of a training', async () => {
  await sayMuch();
  let training: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (training = resolve));
  loop.learner.train = (_input, { signal }) => {
    training();
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  };
  await inLoop(async () => {
    const done = retrain();
    await begun;
    const [active] = await loop.retrains.list(SLOT, 1);
    const { options } = retrainStartOptions({ retrainId: active?.id ?? '', slot: SLOT, promotion: 'at_once' });
    await temporal.client.workflow.getHandle(options.workflowId).cancel();
    expect(await done).toMatchObject({ state: 'cancelled', candidateId: null, error: null });
    expect(await served()).toBe('shipped');
  });
});

it('of two retrains of a slot at once the second is the first', async () => {
  const asked = () =>
    loop.retrains.start({
      id: randomUUID(),
      slot: SLOT,
      cause: 'schedule',
      reason: 'weekly',
      promotion: 'at_once',
      requestedBy: null,
    });
  const [one, other] = await Promise.all([asked(), asked()]);
  expect(one.id).toBe(other.id);
});

describe('a deployment', () => {
  it('of a version that does not open changes nothing', async () => {
    await sayMuch();
    await inLoop(async () => {
      const { candidateId } = await retrain('by_hand');
      const model = await loop.versions.find(candidateId ?? '');
      await loop.blobStore.delete(model?.files[0]?.sha256 ?? '');
      await expect(deploy(candidateId ?? '')).rejects.toThrow();
      expect(await served()).toBe('shipped');
      expect(await loop.models.history(SLOT, 10)).toHaveLength(1);
    });
  });

  it('that does not serve is taken back', async () => {
    await sayMuch();
    const { cpu } = loop.activities;
    const verify = cpu.verifyModel;
    cpu.verifyModel = (input) =>
      input.isServing
        ? Promise.reject(ApplicationFailure.nonRetryable('silent', 'MODEL_NOT_SERVING', {}))
        : verify(input);
    await inLoop(async () => {
      const { candidateId } = await retrain('by_hand');
      await expect(deploy(candidateId ?? '')).rejects.toThrow();
      expect(await served()).toBe('shipped');
      expect((await loop.models.history(SLOT, 10)).map(({ reason }) => reason)).toEqual([
        'restored, instead of: promoted',
        'promoted',
        'shipped',
      ]);
      expect((await loop.versions.find(candidateId ?? ''))?.state).toBe('archived');
    });
  });

  it('is rolled back further and further, never forth', async () => {
    await sayMuch();
    await inLoop(async () => {
      const first = await retrain();
      await sayMuch('DATE');
      const second = await retrain();
      expect(await served()).toBe(second.candidateVersion);
      const back = async () => {
        const previous = await loop.models.previous(SLOT);
        await deploy(previous?.modelVersionId ?? '', 'rolled back');
        return served();
      };
      expect(await back()).toBe(first.candidateVersion);
      expect(await back()).toBe('shipped');
      expect(await loop.models.previous(SLOT)).toBeUndefined();
      expect((await loop.models.servedAt(SLOT, second.endedAt ?? new Date()))?.version).toBe(second.candidateVersion);
    });
  });
});

async function deploy(modelVersionId: string, reason = 'promoted'): Promise<void> {
  const { workflowType, options } = deployStartOptions({ slot: SLOT, modelVersionId, reason, byId: null });
  await temporal.client.workflow.execute(workflowType, options);
}
