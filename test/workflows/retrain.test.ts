/** The whole way from feedback to service, with the real database and Temporal; only the learner is a small one of the test. */
import { ApplicationFailure } from '@temporalio/common';
import { isNull } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { partOf } from '../../activities/loop/build-dataset';
import { DomainError } from '../../contracts/errors';
import { retrainStartOptions } from '../../contracts/loop-start';
import type { Promotion } from '../../contracts/retrain';
import { feedback } from '../../db/schema';
import { createLoopUnderTest, DOCUMENTS, type LoopUnderTest, SLOT } from '../factories/loop-under-test';
import { registerWords, wordsLearner } from '../factories/loop';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';

let temporal: TemporalUnderTest;
let loop: LoopUnderTest;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());
beforeEach(async () => {
  loop = await createLoopUnderTest(temporal);
});
afterEach(() => loop.drop());

const sayMuch = (word?: string) => loop.sayMuch(word);
const retrain = (promotion?: Promotion) => loop.retrain(promotion);
const deploy = (modelVersionId: string, reason?: string) => loop.deploy(modelVersionId, reason);
const served = () => loop.served();
async function cancelActive(): Promise<void> {
  const [active] = await loop.retrains.list(SLOT, 1);
  const { options } = retrainStartOptions({ retrainId: active?.id ?? '', slot: SLOT, promotion: 'at_once' });
  await temporal.client.workflow.getHandle(options.workflowId).cancel();
}
const inLoop = <T>(work: () => Promise<T>) => loop.inLoop(work);

/** What no successful training has used. */
const unused = () => loop.database.orm.$count(feedback, isNull(feedback.usedAt));

it('learns from feedback, and what it learned serves', async () => {
  await sayMuch();
  await inLoop(async () => {
    const done = await retrain();
    expect(done).toMatchObject({ state: 'completed', outcome: null, requestedByName: loop.world.owner.name });
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
    expect(await unused()).toBe(0);
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
    expect(input.weights).toEqual(input.rows.map(() => expect.closeTo(1) as number));
    return wordsLearner.train(input, options);
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

it('takes in so much at once and no more, the oldest first; the next one takes the rest', async () => {
  const rest = 20;
  const atOnce = DOCUMENTS - rest;
  await loop.drop();
  loop = await createLoopUnderTest(temporal, { feedbackMax: atOnce });
  await sayMuch();
  await inLoop(async () => {
    await retrain();
    expect((await loop.datasets.latest(SLOT))?.counts).toMatchObject({ rows: atOnce, new: atOnce });
    expect(await unused()).toBe(rest);
    await retrain();
    expect((await loop.datasets.latest(SLOT))?.counts).toMatchObject({ rows: DOCUMENTS, new: rest });
    expect(await unused()).toBe(0);
  });
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

it('keeps which corrections the learner thinks wrong, until they are withdrawn', async () => {
  loop.learner.train = async (input, options) => {
    const suspects = [{ row: 1, name: 'word', given: 'TOTAL', suggested: 'DATE', confidence: 0.9 }];
    return { ...(await wordsLearner.train(input, options)), suspects };
  };
  await sayMuch();
  const done = await inLoop(() => retrain());
  const screening = await loop.datasets.screening(done.datasetId ?? '');
  expect(screening?.suspects).toEqual([
    {
      key: expect.any(String),
      feedback_id: expect.any(String),
      run_id: expect.any(String),
      name: 'word',
      given: 'TOTAL',
      suggested: 'DATE',
      confidence: 0.9,
    },
  ]);
  const { feedback_id: feedbackId, key } = screening!.suspects[0]!;
  expect(partOf(key)).toBe('train');
  await loop.database.orm.execute(`update feedback set is_current = false where id = '${feedbackId}'`);
  expect((await loop.datasets.screening(done.datasetId ?? ''))?.suspects).toEqual([]);
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
    return wordsLearner.train(input, options);
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

it('goes on from its checkpoint when its worker was lost', async () => {
  const found: unknown[] = [];
  loop.learner.train = async (input, options) => {
    found.push(options.checkpoint.state);
    if (found.length > 1) return wordsLearner.train(input, options);
    options.checkpoint.onSave({ done: Float32Array.of(1, 2) });
    // Longer than a heartbeat is held back; the recorder's own follow it.
    await sleep(2_500);
    throw ApplicationFailure.retryable('killed', 'CPU_THREAD_LOST');
  };
  await sayMuch();
  await inLoop(async () => {
    expect(await retrain()).toMatchObject({ state: 'completed' });
  });
  expect(found).toEqual([undefined, { done: Float32Array.of(1, 2) }]);
});

it('ends as failed, with the reason, where nothing can be learned; the next one tries again', async () => {
  await sayMuch();
  loop.learner.train = () => Promise.reject(new DomainError('DATASET_UNFIT', { slot: SLOT, reason: 'one class' }));
  await inLoop(async () => {
    const failed = await retrain();
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'DATASET_UNFIT' } });
    expect(await unused()).toBe(DOCUMENTS);
    loop.learner.train = wordsLearner.train;
    expect(await retrain()).toMatchObject({ state: 'completed', datasetId: failed.datasetId });
    expect(await unused()).toBe(0);
  });
});

it.each(['failed', 'cancelled'] as const)(
  'learns anew from what a retrain had learned that %s before its gate',
  async (state) => {
    await sayMuch();
    let testing: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (testing = resolve));
    loop.learner.score = (_input, { signal }) => {
      if (state === 'failed') return Promise.reject(new DomainError('DATASET_UNFIT', { slot: SLOT, reason: 'odd' }));
      testing();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    await inLoop(async () => {
      const broken = retrain();
      if (state === 'cancelled') {
        await begun;
        await cancelActive();
      }
      expect(await broken).toMatchObject({ state, candidateId: expect.any(String) as string });
      loop.learner.score = wordsLearner.score;
      expect(await retrain()).toMatchObject({ state: 'completed', datasetId: (await broken).datasetId });
      expect(await retrain()).toMatchObject({ state: 'skipped', outcome: 'nothing_new' });
    });
  },
);

it('puts a candidate in the place of nothing but what it was compared with', async () => {
  await sayMuch();
  const promoted = await registerWords(loop, ['DATE', 'TOTAL'], { id: randomUUID() });
  let scored = 0;
  loop.learner.score = async (...args) => {
    const scores = await wordsLearner.score(...args);
    scored += 1;
    // While the candidate is compared with what came with the code, somebody promotes another version.
    if (scored === 2) {
      await loop.models.deploy({ slot: SLOT, modelVersionId: promoted.id, reason: 'by hand', byId: null });
    }
    return scores;
  };
  await inLoop(async () => {
    const done = await retrain();
    expect(done).toMatchObject({ state: 'rejected', outcome: 'not_better', baselineId: promoted.id });
    expect(await served()).toBe(promoted.version);
    expect((await loop.models.history(SLOT, 10)).map(({ reason }) => reason)).toEqual(['by hand', 'shipped']);
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
    await cancelActive();
    expect(await done).toMatchObject({ state: 'cancelled', candidateId: null, error: null });
    expect(await served()).toBe('shipped');
  });
});

it('that is cancelled while its version is put into service ends as completed, because that serves', async () => {
  await sayMuch();
  const { io } = loop.activities;
  const confirm = io.confirmServing;
  io.confirmServing = async (...args) => {
    await cancelActive();
    return confirm(...args);
  };
  await inLoop(async () => {
    const done = await retrain();
    expect(await served()).toBe(done.candidateVersion);
    expect(done).toMatchObject({ state: 'completed', outcome: null });
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
    loop.activities.io.confirmServing = () =>
      Promise.reject(ApplicationFailure.nonRetryable('another serves', 'MODEL_NOT_SERVING', {}));
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
