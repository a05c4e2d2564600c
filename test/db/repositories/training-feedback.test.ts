/** Feedback as the loop sees it, and the datasets that it goes into. */
import { randomUUID } from 'node:crypto';
import { DatasetsRepository, type NewDataset } from '../../../db/repositories/datasets';
import { FeedbackRepository } from '../../../db/repositories/feedback';
import type { RunRow } from '../../../db/repositories/runs';
import { TrainingFeedbackRepository } from '../../../db/repositories/training-feedback';
import { createRunWorld, type RunWorld } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const SOURCE = { slot: 'documents/reader', pipeline: 'documents', kinds: ['ocr_error'], agreement: 1 };

let database: TestDatabase;
let world: RunWorld;
let given: FeedbackRepository;
let learning: TrainingFeedbackRepository;
let datasets: DatasetsRepository;

beforeEach(async () => {
  database = await createTestDatabase();
  world = await createRunWorld(database.orm);
  given = new FeedbackRepository(database.orm);
  learning = new TrainingFeedbackRepository(database.orm);
  datasets = new DatasetsRepository(database.orm);
});
afterEach(() => database.drop());

async function give(kind = 'ocr_error', earlier?: RunRow): Promise<{ id: string; run: RunRow }> {
  const run = earlier ?? (await world.submit());
  if (!earlier) await world.complete(run);
  const row = await given.give({
    projectId: world.owner.projectId,
    runId: run.id,
    userId: world.owner.id,
    kind,
    originalResult: {},
    correctedResult: { word: 'a' },
    comment: null,
  });
  return { id: row?.id ?? '', run };
}
const register = (change: Partial<NewDataset> = {}) =>
  datasets.register({
    slot: SOURCE.slot,
    contentSha256: randomUUID(),
    blobSha256: 'b',
    sizeBytes: 1,
    counts: { rows: 0, train: 0, test: 0, new: 0, sources: 0, disputed: 0, scrubbed: 0 },
    feedbackIds: [],
    ...change,
  });
const unlearned = async (slot = SOURCE.slot) =>
  (await learning.unlearned({ ...SOURCE, slot }, 100)).map(({ id }) => id);

it('is new to a slot until a dataset of that slot was made from it, oldest first', async () => {
  const [first, second] = [await give(), await give()];
  await give('llm_error');
  expect(await unlearned()).toEqual([first.id, second.id]);
  expect(await learning.countUnlearned(SOURCE)).toBe(2);
  expect((await learning.unlearned(SOURCE, 1)).map(({ id }) => id)).toEqual([first.id]);
  const dataset = await register({ feedbackIds: [first.id] });
  expect(await unlearned()).toEqual([second.id]);
  expect(await unlearned('documents/layout')).toEqual([first.id, second.id]);
  expect(await datasets.feedbackIds(dataset.id)).toEqual([first.id]);
});

it('is revoked when it was withdrawn or replaced, and not when its run is gone', async () => {
  const [replaced, withdrawn, gone] = [await give(), await give(), await give()];
  await give('ocr_error', replaced.run);
  await given.withdraw(withdrawn.id);
  await database.orm.execute(`delete from feedback where id = '${gone.id}'`);
  const revoked = await learning.revoked([replaced.id, withdrawn.id, gone.id]);
  expect([...revoked].sort()).toEqual([replaced.id, withdrawn.id].sort());
  expect(await learning.revoked([])).toEqual(new Set());
  expect(await unlearned()).not.toContain(withdrawn.id);
});

it('is marked as used once', async () => {
  const { id } = await give();
  const dataset = await register({ feedbackIds: [id] });
  const usedAt = async () =>
    (await database.orm.execute<{ at: string | null }>(`select used_at::text as at from feedback where id = '${id}'`))
      .rows[0]?.at;
  expect(await usedAt()).toBeNull();
  await learning.markUsed(dataset.id);
  const first = await usedAt();
  expect(first).toEqual(expect.any(String));
  await learning.markUsed(dataset.id);
  expect(await usedAt()).toBe(first);
});

describe('a dataset', () => {
  it('of equal rows is the one that is there, with the feedback that led to it now', async () => {
    const [first, second] = [await give(), await give()];
    const one = await register({ contentSha256: 'same', feedbackIds: [first.id] });
    const again = await register({ contentSha256: 'same', feedbackIds: [first.id, second.id] });
    expect(again).toEqual(one);
    expect((await datasets.feedbackIds(one.id)).sort()).toEqual([first.id, second.id].sort());
    expect(await unlearned()).toEqual([]);
  });

  it('is numbered by slot, however many are registered at once', async () => {
    const registered = await Promise.all(Array.from({ length: 5 }, () => register()));
    expect(registered.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5]);
    expect((await register({ slot: 'documents/layout' })).version).toBe(1);
    expect((await datasets.latest(SOURCE.slot))?.version).toBe(5);
    expect((await datasets.list(SOURCE.slot, 2)).map(({ version }) => version)).toEqual([5, 4]);
    expect(await datasets.list(undefined, 10)).toHaveLength(6);
  });
});
