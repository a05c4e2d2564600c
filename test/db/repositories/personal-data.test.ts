/** What is kept of a person beside their words: handed out whole, however long it takes, and erased. */
import { randomUUID } from 'node:crypto';
import { documents } from '../../../contracts/documents/definition';
import { CategoriesRepository } from '../../../db/repositories/categories';
import { IdentityRepository, type Principal } from '../../../db/repositories/identity';
import { PersonalDataRepository, type PersonalRow } from '../../../db/repositories/personal-data';
import { RunsRepository } from '../../../db/repositories/runs';
import { newRun } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let data: PersonalDataRepository;
let categories: CategoriesRepository;
let ada: Principal;
let bob: Principal;

beforeAll(async () => {
  database = await createTestDatabase();
  data = new PersonalDataRepository(database.orm);
  categories = new CategoriesRepository(database.orm);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const identity = new IdentityRepository(database.orm);
  ada = await identity.createPrincipal({ name: 'Ada', projectName: randomUUID(), role: 'operator' });
  bob = await identity.createPrincipal({ name: 'Bob', projectId: ada.projectId, role: 'operator' });
});

const rowsOf = async (who: Principal, wanted: string): Promise<PersonalRow['row'][]> => {
  const found = [];
  for await (const { kind, row } of data.rows(who.id)) if (kind === wanted) found.push(row);
  return found;
};
const KIMCHI = {
  id: 'kimchi',
  title: { en: 'Kimchi', ko: '김치' },
  storage: 'fridge',
  shelf_days: { fridge: 60 },
} as const;

it('names the categories that the person added; they stay the project’s, and name nobody', async () => {
  await categories.create({ projectId: ada.projectId, createdBy: ada.id, category: KIMCHI });
  await categories.create({ projectId: ada.projectId, createdBy: bob.id, category: { ...KIMCHI, id: 'jam' } });
  expect(await rowsOf(ada, 'category')).toMatchObject([
    { id: 'kimchi', title_en: 'Kimchi', title_ko: '김치', shelf_days: { fridge: 60 } },
  ]);
  expect(await data.erase(ada.id, ada.projectId)).toBe(true);
  expect(await rowsOf(ada, 'category')).toEqual([]);
  expect((await categories.list(ada.projectId)).filter(({ isOwn }) => isOwn).map(({ id }) => id)).toEqual([
    'kimchi',
    'jam',
  ]);
  expect(await rowsOf(bob, 'category')).toMatchObject([{ id: 'jam' }]);
});

it('names the runs of others that answered the person, and forgets who was answered', async () => {
  const runs = new RunsRepository(database.orm);
  const { run } = await runs.submit(newRun(ada), documents.stages);
  for (const { id } of [ada, bob]) await runs.askedBy(run.id, id);
  expect(await rowsOf(bob, 'asked_run')).toEqual([{ run_id: run.id, asked_at: expect.any(String) as string }]);
  expect(await data.erase(bob.id, bob.projectId)).toBe(true);
  expect(await rowsOf(bob, 'asked_run')).toEqual([]);
  const { rows } = await database.pool.query('select principal_id from run_askers where run_id = $1', [run.id]);
  expect(rows).toEqual([{ principal_id: ada.id }]);
  expect(await rowsOf(ada, 'run')).toMatchObject([{ id: run.id }]);
});

it('misses nothing that is there from the beginning to the end of reading, also at one moment', async () => {
  const at = '2026-01-01T00:00:00.123456Z';
  await database.pool.query(
    `insert into api_tokens (sha256, principal_id, name, created_at)
     select $2 || n, $1, 'k' || n, $3 from generate_series(1, 1200) as n`,
    [ada.id, ada.id, at],
  );
  const names: unknown[] = [];
  for await (const { kind, row } of data.rows(ada.id)) {
    if (kind !== 'key') continue;
    // Those that were read already go while the rest is read.
    if (names.push(row['name']) === 500) {
      await database.pool.query('delete from api_tokens where principal_id = $1 and name = any($2)', [ada.id, names]);
    }
  }
  const read = names.filter((name) => /^k\d+$/.test(String(name)));
  expect([read.length, new Set(read).size]).toEqual([1_200, 1_200]);
});
