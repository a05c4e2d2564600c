import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { ModelVersionsRepository } from '../../../db/repositories/model-versions';
import { type NewRetrain, RetrainsRepository } from '../../../db/repositories/retrains';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let retrains: RetrainsRepository;
let slot: string;

beforeAll(async () => {
  database = await createTestDatabase();
  retrains = new RetrainsRepository(database.orm);
});
afterAll(() => database.drop());
beforeEach(() => {
  slot = `documents/${randomUUID()}`;
});

const start = (change: Partial<NewRetrain> = {}) =>
  retrains.start({
    id: randomUUID(),
    slot,
    cause: 'schedule',
    reason: 'weekly',
    promotion: 'at_once',
    requestedBy: null,
    ...change,
  });
const end = (id: string) => retrains.end(id, { state: 'skipped', outcome: 'nothing_new', error: null });

it('starts one of a slot at a time, from however many processes; another slot does not wait', async () => {
  const started = await Promise.all(Array.from({ length: 8 }, () => start()));
  expect(new Set(started.map(({ id }) => id)).size).toBe(1);
  const other = await start({ slot: `${slot}-other` });
  expect(other.id).not.toBe(started[0]?.id);
  await end(started[0]?.id ?? '');
  expect((await start()).id).not.toBe(started[0]?.id);
});

it('moves on until it has ended, and then stays as it is', async () => {
  const { id } = await start();
  await retrains.advance(id, { state: 'training' });
  expect(await retrains.find(id)).toMatchObject({ state: 'training', endedAt: null });
  await end(id);
  const ended = await retrains.find(id);
  expect(ended).toMatchObject({ state: 'skipped', outcome: 'nothing_new' });
  await retrains.advance(id, { state: 'training' });
  await retrains.end(id, { state: 'failed', outcome: null, error: { code: 'DATASET_UNFIT', details: {} } });
  expect(await retrains.find(id)).toEqual(ended);
});

it('lists those that have not ended after a while', async () => {
  const [old, young] = [await start(), await start({ slot: `${slot}-young` })];
  const long = await start({ slot: `${slot}-ended` });
  await database.orm.execute(
    `update retrains set started_at = now() - interval '1 hour' where id in ('${old.id}', '${long.id}')`,
  );
  await end(long.id);
  const unended = (await retrains.unended(60)).map(({ id }) => id);
  expect(unended).toContain(old.id);
  expect(unended).not.toContain(young.id);
  expect(unended).not.toContain(long.id);
});

it('lists the newest first, of a slot or of all', async () => {
  const first = await start();
  await end(first.id);
  const second = await start();
  expect((await retrains.list(slot, 10)).map(({ id }) => id)).toEqual([second.id, first.id]);
  expect((await retrains.list(slot, 1)).map(({ id }) => id)).toEqual([second.id]);
  expect((await retrains.list(undefined, 100)).map(({ id }) => id)).toContain(first.id);
});

it('does not take the comparison of a version that was there already for a retrain', async () => {
  const versions = new ModelVersionsRepository(database.orm);
  const register = async () => {
    const made = { parentId: null, datasetId: null, codeVersion: null, parameters: {}, metrics: {}, files: [] };
    const sign = (number: number) => ({ version: `v${number}`, signature: '' });
    return (await versions.register({ id: randomUUID(), slot, origin: 'trained', ...made, sign })).id;
  };
  expect(await retrains.lastTraining(slot)).toBeUndefined();
  const trained = await start();
  const candidateId = await register();
  await retrains.advance(trained.id, { state: 'training', candidateId });
  await end(trained.id);
  const { rows } = await database.orm.execute<{ id: string }>(sql`
    insert into datasets (id, slot, version, content_sha256, blob_sha256, size_bytes, counts)
    values (gen_random_uuid(), ${slot}, 1, '', '', 1, '{}') returning id`);
  await start({ evaluation: { datasetId: rows[0]?.id ?? '', candidateId } });
  expect((await retrains.lastTraining(slot))?.id).toBe(trained.id);
});
