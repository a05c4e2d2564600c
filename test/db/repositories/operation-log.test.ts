import { randomUUID } from 'node:crypto';
import { OperationLogRepository } from '../../../db/repositories/operation-log';
import { createRunWorld, operation } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let database: TestDatabase;
let operations: OperationLogRepository;

beforeEach(async () => {
  database = await createTestDatabase();
  operations = new OperationLogRepository(database.orm);
});
afterEach(() => database.drop());

it('sums up each operation since a time: counts by status, mean, percentiles', async () => {
  const durations = Array.from({ length: 100 }, (_, index) => index + 1);
  await operations.append(durations.map((durationMs) => operation({ durationMs })));
  await operations.append([
    operation({ operation: 'completeRun', status: 'failed', durationMs: 4 }),
    operation({ operation: 'completeRun', status: 'cancelled', durationMs: 6 }),
    operation({ operation: 'forgotten', at: new Date(Date.now() - 2 * HOUR_MS) }),
  ]);
  await operations.append([]);
  expect(await operations.statistics(new Date(Date.now() - HOUR_MS))).toEqual([
    {
      operation: 'completeRun',
      count: 2,
      completed: 0,
      failed: 1,
      cancelled: 1,
      mean_ms: 5,
      p50_ms: 5,
      p95_ms: expect.closeTo(5.9),
      max_ms: 6,
    },
    {
      operation: 'readPage',
      count: 100,
      completed: 100,
      failed: 0,
      cancelled: 0,
      mean_ms: 50.5,
      p50_ms: 50.5,
      p95_ms: expect.closeTo(95.05),
      max_ms: 100,
    },
  ]);
});

it('shows the newest first, of runs of one project only', async () => {
  const [ours, theirs] = [await createRunWorld(database.orm), await createRunWorld(database.orm)];
  const [first, second, foreign] = [await ours.submit(), await ours.submit(), await theirs.submit()];
  await operations.append([
    operation({ runId: first.id, attempt: 1 }),
    operation({ runId: second.id, attempt: 2 }),
    operation({ runId: foreign.id }),
    operation({ runId: randomUUID() }),
    operation(),
  ]);
  const { projectId } = ours.owner;
  expect((await operations.recent({ projectId, limit: 10 })).map(({ runId }) => runId)).toEqual([second.id, first.id]);
  expect((await operations.recent({ projectId, limit: 1 })).map(({ runId }) => runId)).toEqual([second.id]);
  expect((await operations.recent({ projectId, runId: first.id, limit: 10 })).map(({ attempt }) => attempt)).toEqual([
    1,
  ]);
  expect(await operations.recent({ projectId, runId: foreign.id, limit: 10 })).toEqual([]);
});

it('forgets what is older than its retention', async () => {
  await operations.append([operation(), operation({ at: new Date(Date.now() - 31 * DAY_MS) })]);
  expect(await operations.deleteOlderThan(30)).toBe(1);
  expect(await operations.deleteOlderThan(30)).toBe(0);
});
