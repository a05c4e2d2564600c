import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { ModelsRepository, type ModelVersion } from '../../../db/repositories/models';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let models: ModelsRepository;
let slot: string;

beforeAll(async () => {
  database = await createTestDatabase();
  models = new ModelsRepository(database.orm);
});
afterAll(() => database.drop());
beforeEach(() => {
  slot = `documents/${randomUUID()}`;
});

const ship = (version: string, origin: ModelVersion['origin'] = 'built-in') =>
  models.deployShipped({ slot, version, origin }, 'shipped');

async function deployments(): Promise<unknown[]> {
  const { rows } = await database.orm.execute(sql`
    select version from deployments join model_versions on model_versions.id = model_version_id
    where deployments.slot = ${slot} order by deployments.id`);
  return rows.map((row) => row['version']);
}

/** As a retrain does it. */
async function deployTrained(version: string): Promise<void> {
  await database.orm.execute(sql`
    with trained as (
      insert into model_versions (id, slot, version, origin) values (gen_random_uuid(), ${slot}, ${version}, 'trained')
      returning id
    )
    insert into deployments (slot, model_version_id, reason) select ${slot}, id, 'promoted' from trained`);
}

it('deploys a shipped version once, however often and from how many processes it is told', async () => {
  await Promise.all(Array.from({ length: 6 }, () => ship('1')));
  expect(await deployments()).toEqual(['1']);
  expect((await models.served())[slot]).toBe('1');
});

it('deploys what a newer release ships, and an older one again', async () => {
  await ship('1');
  await ship('2', 'configured');
  await ship('1');
  expect(await deployments()).toEqual(['1', '2', '1']);
});

it('leaves a trained version in service', async () => {
  await ship('1');
  await deployTrained('trained-1');
  await ship('2');
  expect((await models.served())[slot]).toBe('trained-1');
  expect(await deployments()).toEqual(['1', 'trained-1']);
});

it('knows who served at any time', async () => {
  const before = new Date(Date.now() - 1_000);
  await ship('1');
  await database.orm.execute(sql`update deployments set at = now() - interval '1 hour' where slot = ${slot}`);
  await ship('2');
  expect(await models.servedAt(slot, new Date(Date.now() - 2 * 3_600_000))).toBeUndefined();
  expect((await models.servedAt(slot, before))?.version).toBe('1');
  expect((await models.servedAt(slot, new Date(Date.now() + 1_000)))?.version).toBe('2');
});

it('names the deployment in force of every slot at once, by its order and not by its clock', async () => {
  const other = `documents/${randomUUID()}`;
  await ship('1');
  await ship('2');
  await database.orm.execute(sql`
    update deployments set at = now() - interval '1 hour'
    where id = (select max(id) from deployments where slot = ${slot})`);
  await models.deployShipped({ slot: other, version: '7', origin: 'built-in' }, 'shipped');
  const inForce = await models.currentOfAll();
  expect(inForce.get(slot)).toEqual(await models.current(slot));
  expect([inForce.get(slot)?.version, inForce.get(other)?.version]).toEqual(['2', '7']);
  expect(inForce.has('documents/never-served')).toBe(false);
});
