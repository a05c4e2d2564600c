/** The annotation queue on a real database: who is given what, in which order, and what closes an item. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { AnnotationsRepository } from '../../../db/repositories/annotations';
import { FeedbackRepository } from '../../../db/repositories/feedback';
import { IdentityRepository } from '../../../db/repositories/identity';
import { runAskers } from '../../../db/schema';
import type { ResultReview } from '../../../db/repositories/run-progress';
import { createRunWorld, type RunWorld } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let annotations: AnnotationsRepository;
let feedback: FeedbackRepository;
let world: RunWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  annotations = new AnnotationsRepository(database.orm);
  feedback = new FeedbackRepository(database.orm);
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await createRunWorld(database.orm);
  await database.orm.execute(sql`delete from annotation_items`);
});

const scope = (agreement = 1) => ({ projectId: world.owner.projectId, pipeline: 'documents', agreement });
const person = async (): Promise<string> => {
  const { projectId } = world.owner;
  const made = await new IdentityRepository(database.orm).createPrincipal({ name: 'a', projectId, role: 'annotator' });
  return made.id;
};
async function completed(review: ResultReview | null, result: unknown = {}): Promise<string> {
  const run = await world.submit();
  const end = { runId: run.id, runAttempt: run.attempt };
  await world.progress.completed({ ...end, result, costUsd: 0, cacheTtlSeconds: null, review });
  return run.id;
}
const unsure = (uncertainty: number, kind: string = randomUUID()) => completed({ uncertainty, kind });
const say = (runId: string, userId: string, total: number, kind = 'ocr_error') =>
  feedback.give({
    projectId: world.owner.projectId,
    runId,
    userId,
    kind,
    originalResult: {},
    correctedResult: { fields: [{ name: 'total', value: total }] },
    comment: null,
  });
/** What a person is given who answers each item. */
async function inOrder(userId: string, count: number): Promise<(string | undefined)[]> {
  const given: (string | undefined)[] = [];
  for (let index = 0; index < count; index += 1) {
    const item = await annotations.next(scope(), userId);
    given.push(item?.runId);
    if (item) await say(item.runId, userId, 1);
  }
  return given;
}
const expireClaims = () => database.orm.execute(sql`update annotation_looks set claimed_until = now()`);

it('gives the most uncertain first, and nothing of a run without a review', async () => {
  const [sure, unsureOne, middle] = [await unsure(0.1), await unsure(0.9), await unsure(0.5)];
  await completed(null);
  expect(await inOrder(await person(), 4)).toEqual([unsureOne, middle, sure, undefined]);
});

it('puts another kind between results that look alike, unless it is far more certain', async () => {
  const alike = [await unsure(0.9, 'alike'), await unsure(0.8, 'alike'), await unsure(0.7, 'alike')];
  const other = await unsure(0.5, 'other');
  const certain = await unsure(0.01, 'certain');
  expect(await inOrder(await person(), 5)).toEqual([alike[0], other, alike[1], alike[2], certain]);
});

it('keeps an item for ten minutes for one person, who gets it again, and then gives it to another', async () => {
  const [first, second] = [await unsure(0.9), await unsure(0.1)];
  const [ann, ben] = [await person(), await person()];
  expect((await annotations.next(scope(), ann))?.runId).toBe(first);
  expect((await annotations.next(scope(), ann))?.runId).toBe(first);
  expect((await annotations.next(scope(), ben))?.runId).toBe(second);
  await expireClaims();
  expect((await annotations.next(scope(), ben))?.runId).toBe(first);
});

it('gives ten people who ask at once ten different items', async () => {
  const runs = await Promise.all(Array.from({ length: 12 }, (_, index) => unsure(index / 12, `${index % 3}`)));
  const people = await Promise.all(Array.from({ length: 10 }, person));
  const given = await Promise.all(people.map((each) => annotations.next(scope(), each)));
  const ids = given.map((item) => item?.runId);
  expect(new Set(ids).size).toBe(10);
  for (const id of ids) expect(runs).toContain(id);
});

it('does not give a person again what was passed over or answered, not even when the answer is withdrawn', async () => {
  const [first, second] = [await unsure(0.9), await unsure(0.8)];
  const [ann, ben] = [await person(), await person()];
  expect(await annotations.skip(first, ann)).toBe(true);
  expect(await annotations.skip(randomUUID(), ann)).toBe(false);
  const said = await say(second, ann, 1);
  await feedback.withdraw(said!.id);
  expect(await annotations.next(scope(), ann)).toBeUndefined();
  expect(await inOrder(ben, 3)).toEqual([first, second, undefined]);
});

it('of a personal pipeline gives whoever has the runs their own alone, the most uncertain first', async () => {
  const { projectId } = world.owner;
  const [reader, other] = [await person(), await person()];
  const bought = async (ownerId: string, uncertainty: number): Promise<string> => {
    const run = await world.submit({ pipeline: 'receipts', ownerId });
    const end = { runId: run.id, runAttempt: run.attempt, result: {}, costUsd: 0, cacheTtlSeconds: null };
    await world.progress.completed({ ...end, review: { uncertainty, kind: run.id } });
    return run.id;
  };
  const [low, high] = [await bought(reader, 0.2), await bought(reader, 0.8)];
  const [theirs, joined] = [await bought(other, 0.9), await bought(other, 0.5)];
  await database.orm.insert(runAskers).values({ runId: joined, principalId: reader });
  const own = { projectId, pipeline: 'receipts', readerId: reader, agreement: 1 };
  expect(await annotations.statistics(own, reader)).toMatchObject({ open: 3 });
  const given: (string | undefined)[] = [];
  for (let time = 0; time < 4; time += 1) {
    const item = await annotations.next(own, reader);
    given.push(item?.runId);
    if (item) await annotations.skip(item.runId, reader);
  }
  expect(given).toEqual([high, joined, low, undefined]);
  expect((await annotations.next({ ...own, readerId: undefined }, reader))?.runId).toBe(theirs);
});

it('gives nothing of another project', async () => {
  await unsure(0.9);
  const stranger = await new IdentityRepository(database.orm).createPrincipal({
    name: 'b',
    projectName: 'theirs',
    role: 'annotator',
  });
  expect(await annotations.next({ ...scope(), projectId: stranger.projectId }, stranger.id)).toBeUndefined();
});

it('with an agreement of two, gives an item to two people at once and keeps it open until both have spoken', async () => {
  const run = await unsure(0.9);
  const [ann, ben, eve] = [await person(), await person(), await person()];
  expect((await annotations.next(scope(2), ann))?.runId).toBe(run);
  expect((await annotations.next(scope(2), ben))?.runId).toBe(run);
  expect(await annotations.next(scope(2), eve)).toBeUndefined();
  await say(run, ann, 5);
  await say(run, ann, 5, 'llm_error');
  await expireClaims();
  expect(await annotations.next(scope(2), eve)).toMatchObject({ runId: run, people: 1 });
  await say(run, eve, 5);
  expect(await annotations.next(scope(2), ben)).toBeUndefined();
  expect(await annotations.statistics(scope(2), ann)).toEqual({
    open: 0,
    claimed: 0,
    done: 1,
    disputed: 0,
    skipped: 0,
  });
});

it('lists what people contradict each other in, until a majority settles it', async () => {
  const run = await unsure(0.9);
  const [ann, ben, eve] = [await person(), await person(), await person()];
  await say(run, ann, 5);
  await say(run, ben, 6);
  const [dispute] = await annotations.disputes(scope(), 10);
  expect(dispute).toMatchObject({ runId: run, parts: ['field total'] });
  expect(dispute?.opinions.map(({ userId }) => userId)).toEqual([ann, ben]);
  const settled = await say(run, eve, 6);
  expect(await annotations.disputes(scope(), 10)).toEqual([]);
  await feedback.withdraw(settled!.id);
  expect(await annotations.disputes(scope(), 10)).toHaveLength(1);
});

it('counts what is open, kept, done, disputed and passed over', async () => {
  const runs = [await unsure(0.9), await unsure(0.8), await unsure(0.7), await unsure(0.6)];
  const [ann, ben] = [await person(), await person()];
  await say(runs[0]!, ann, 1);
  await say(runs[0]!, ben, 2);
  await annotations.skip(runs[1]!, ann);
  await annotations.next(scope(), ben);
  expect(await annotations.statistics(scope(), ann)).toEqual({ open: 3, claimed: 1, done: 1, disputed: 1, skipped: 1 });
});

it('lists the most uncertain of all kinds, without claiming them', async () => {
  const runs = [await unsure(0.9, 'a'), await unsure(0.8, 'a'), await unsure(0.7, 'b'), await unsure(0.6, 'c')];
  expect(await annotations.mostUncertain(scope(), 3)).toEqual(runs.slice(0, 3));
  expect((await annotations.next(scope(), await person()))?.runId).toBe(runs[0]);
});

it('takes a new result of the same run for the old one', async () => {
  const run = await unsure(0.9);
  const other = await unsure(0.5);
  await database.orm.execute(sql`update runs set status = 'running', attempt = 2 where id = ${run}`);
  const end = { runId: run, runAttempt: 2, result: {}, costUsd: 0, cacheTtlSeconds: null };
  await world.progress.completed({ ...end, review: { uncertainty: 0.1, kind: 'x' } });
  expect(await inOrder(await person(), 2)).toEqual([other, run]);
});
