import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { DatasetsRepository } from '../../../db/repositories/datasets';
import { ModelVersionsRepository, type NewModelVersion } from '../../../db/repositories/model-versions';
import { ModelsRepository } from '../../../db/repositories/models';
import { modelVersions } from '../../../db/schema';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let versions: ModelVersionsRepository;
let slot: string;

beforeAll(async () => {
  database = await createTestDatabase();
  versions = new ModelVersionsRepository(database.orm);
});
afterAll(() => database.drop());
beforeEach(() => {
  slot = `documents/${randomUUID()}`;
});

const register = (change: Partial<NewModelVersion> = {}) =>
  versions.register({
    id: randomUUID(),
    slot,
    origin: 'trained',
    parentId: null,
    datasetId: null,
    codeVersion: '1.0.0',
    parameters: {},
    metrics: {},
    files: [],
    sign: (number) => ({ version: `v${number}`, signature: 'signed' }),
    ...change,
  });

it('numbers the versions of a slot one after the other, however many are registered at once', async () => {
  const registered = await Promise.all(
    Array.from({ length: 8 }, (_, index) => register({ origin: index % 2 === 0 ? 'trained' : 'uploaded' })),
  );
  expect(registered.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const newestFirst = await versions.list({ slot }, { limit: 10 });
  expect(newestFirst.map(({ number }) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  const other = await register({ slot: `${slot}-other` });
  expect([other.number, other.version]).toEqual([1, 'v1']);
});

it('registers the same id once, also from several processes', async () => {
  const id = randomUUID();
  const all = await Promise.all(Array.from({ length: 4 }, () => register({ id })));
  expect(new Set(all.map(({ version }) => version))).toEqual(new Set(['v1']));
  expect(await versions.list({ slot }, { limit: 10 })).toHaveLength(1);
});

it('pages through versions that were registered in the same moment, each once', async () => {
  for (let each = 0; each < 5; each += 1) await register();
  await database.orm.execute(`update model_versions set created_at = now() where slot = '${slot}'`);
  const seen: string[] = [];
  let last: Awaited<ReturnType<typeof versions.list>>[number] | undefined;
  do {
    const cursor = last && { cursor: { createdAt: last.cursorAt, id: last.id } };
    const page = await versions.list({ slot }, { limit: 2, ...cursor });
    seen.push(...page.map(({ id }) => id));
    last = page.at(-1);
  } while (last);
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

it('knows parent and dataset by their names', async () => {
  const dataset = await new DatasetsRepository(database.orm).register({
    slot,
    contentSha256: 'a',
    blobSha256: 'b',
    sizeBytes: 1,
    counts: { rows: 0, train: 0, test: 0, new: 0, sources: 0, disputed: 0, scrubbed: 0 },
    feedbackIds: [],
  });
  expect(await versions.isTrainedOn(dataset.id)).toBe(false);
  const parent = await register();
  const child = await register({ parentId: parent.id, datasetId: dataset.id });
  expect(await versions.find(child.id)).toMatchObject({ parentVersion: 'v1', datasetVersion: 1 });
  expect(await versions.find(parent.id)).toMatchObject({ parentVersion: null, datasetVersion: null });
  expect(await versions.isTrainedOn(dataset.id)).toBe(true);
  expect((await versions.findAll([child.id, randomUUID()])).map(({ id }) => id)).toEqual([child.id]);
});

it('adds figures to those that are there', async () => {
  const { id } = await register({ metrics: { validation_a: 1, test_a: 0 } });
  await versions.addMetrics(id, { test_a: 2, test_b: 3 });
  expect((await versions.find(id))?.metrics).toEqual({ validation_a: 1, test_a: 2, test_b: 3 });
});

it('archives a candidate, but neither what serves nor what stands an experiment', async () => {
  const [candidate, compared, serving] = [await register(), await register(), await register()];
  await database.orm.update(modelVersions).set({ state: 'shadow' }).where(eq(modelVersions.id, compared.id));
  await new ModelsRepository(database.orm).deploy({ slot, modelVersionId: serving.id, reason: 'better', byId: null });
  const ids = [candidate.id, compared.id, serving.id];
  for (const id of ids) await versions.archive(id);
  expect(await Promise.all(ids.map(async (id) => (await versions.find(id))?.state))).toEqual([
    'archived',
    'shadow',
    'production',
  ]);
});
