/** Feedback as the loop takes it in where several people must agree. */
import { DatasetsRepository } from '../../../db/repositories/datasets';
import { FeedbackRepository } from '../../../db/repositories/feedback';
import { IdentityRepository } from '../../../db/repositories/identity';
import { TrainingFeedbackRepository } from '../../../db/repositories/training-feedback';
import { createRunWorld } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('waits until enough people have spoken about a run, then gives all that they said, also when one more speaks', async () => {
  const { orm } = database;
  const world = await createRunWorld(orm);
  const { projectId } = world.owner;
  const source = { slot: 'documents/reader', pipeline: 'documents', kinds: ['ocr_error'] };
  const training = new TrainingFeedbackRepository(orm);
  const run = await world.submit();
  await world.complete(run);
  const say = async (kind = 'ocr_error') => {
    const { id } = await new IdentityRepository(orm).createPrincipal({ name: 'a', projectId, role: 'annotator' });
    const word = { kind, originalResult: {}, correctedResult: {}, comment: null };
    return (await new FeedbackRepository(orm).give({ ...word, projectId, runId: run.id, userId: id }))!.id;
  };
  const ready = async (agreement: number) =>
    (await training.unlearned({ ...source, agreement }, 10)).map(({ id }) => id).sort();

  const first = await say();
  await say('layout_error');
  expect([await ready(1), await ready(2)]).toEqual([[first], []]);
  const second = await say();
  expect(await ready(2)).toEqual([first, second].sort());

  const counts = { rows: 1, train: 1, test: 0, new: 1, sources: 1, disputed: 0, scrubbed: 0 };
  const blob = { contentSha256: 'a', blobSha256: 'b', sizeBytes: 1 };
  await new DatasetsRepository(orm).register({ slot: source.slot, ...blob, counts, feedbackIds: [first, second] });
  expect(await ready(2)).toEqual([]);
  const third = await say();
  expect([await ready(1), await ready(2)]).toEqual([[third], [first, second, third].sort()]);
  expect(await training.countUnlearned({ ...source, agreement: 2 })).toBe(3);
});
