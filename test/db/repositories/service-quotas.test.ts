/** Quotas of outside services: no window ever holds more calls than are allowed, whoever takes them. */
import { ServiceQuotasRepository } from '../../../db/repositories/service-quotas';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let quotas: ServiceQuotasRepository;
beforeEach(async () => {
  database = await createTestDatabase();
  quotas = new ServiceQuotasRepository(database.orm);
});
afterEach(() => database.drop());

const taken = async (count: number, quota = { calls: 3, windowSeconds: 3_600 }) => {
  const answers = await Promise.all(Array.from({ length: count }, () => quotas.take('a', quota)));
  return answers.filter(Boolean).length;
};
const age = (seconds: number) =>
  database.pool.query(
    `update service_quotas set taken_at = (select array_agg(at - make_interval(secs => $1)) from unnest(taken_at) at)`,
    [seconds],
  );

it('gives no more places than there are, though all ask at once', async () => {
  expect(await taken(20)).toBe(3);
  expect(await taken(1)).toBe(0);
});

it('counts each service by itself', async () => {
  await taken(3);
  expect(await quotas.take('b', { calls: 1, windowSeconds: 60 })).toBe(true);
});

it('gives each place back when its own window is over, not before', async () => {
  expect(await taken(2)).toBe(2);
  await age(3_000);
  expect(await taken(5)).toBe(1);
  await age(601);
  expect(await taken(5)).toBe(2);
  await age(3_000);
  expect(await taken(5)).toBe(1);
});

it('holds when the quota is made smaller, and when it is made larger', async () => {
  expect(await taken(3)).toBe(3);
  expect(await taken(1, { calls: 1, windowSeconds: 3_600 })).toBe(0);
  expect(await taken(10, { calls: 5, windowSeconds: 3_600 })).toBe(2);
});

it('keeps no more times than it needs', async () => {
  for (let round = 0; round < 5; round++) {
    await taken(3);
    await age(4_000);
  }
  const { rows } = await database.pool.query<{ count: number }>(
    'select cardinality(taken_at) as count from service_quotas',
  );
  expect(rows).toEqual([{ count: 3 }]);
});

it('leaves a service alone that refused, whether it has a quota of ours or none', async () => {
  expect(await quotas.isWilling('a')).toBe(true);
  await quotas.refused('a', 3_600);
  expect(await quotas.isWilling('a')).toBe(false);
  expect(await taken(1)).toBe(0);
  await quotas.refused('a', 0);
  expect(await quotas.isWilling('a')).toBe(true);
  expect(await taken(1)).toBe(1);
});
