import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperationLogger } from '../../../activities/spine/operation-logger';
import { createLogger } from '../../../config/logger';
import { OperationLogRepository } from '../../../db/repositories/operation-log';
import { operation } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const silent = createLogger({ level: 'silent', process: 'test' });

let folder: string;
let file: string;
let database: TestDatabase;
let repository: OperationLogRepository;

beforeAll(async () => {
  database = await createTestDatabase();
  repository = new OperationLogRepository(database.orm);
});
afterAll(() => database.drop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-operations-'));
  file = join(folder, 'logs', 'operations.jsonl');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function operationLogger(options: Partial<ConstructorParameters<typeof OperationLogger>[0]> = {}): OperationLogger {
  return new OperationLogger({ repository, logger: silent, file, fileBytesMax: 1e6, filesMax: 3, ...options });
}

const lines = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Of one operation's entries in the table, the attempts, which the tests number. */
async function attempts(name: string): Promise<number[]> {
  const { rows } = await database.pool.query<{ attempt: number }>(
    'select attempt from operation_log where operation = $1 order by id',
    [name],
  );
  return rows.map(({ attempt }) => attempt);
}

it('writes each line to the file at once and to the table when it is flushed', async () => {
  const logger = operationLogger();
  const entry = operation({ operation: 'at-once', durationMs: 1.23456, metadata: { stage: 'read' } });
  logger.log(entry);
  expect(lines(file)).toEqual([
    {
      timestamp: entry.at.toISOString(),
      operation: 'at-once',
      status: 'completed',
      worker: entry.worker,
      run_id: null,
      attempt: 1,
      duration_ms: 1.235,
      metadata: { stage: 'read' },
    },
  ]);
  await logger.flush();
  expect(await attempts('at-once')).toEqual([1]);
  await logger.close();
});

it('has everything in the table when it is closed', async () => {
  const logger = operationLogger();
  for (let attempt = 1; attempt <= 20; attempt += 1) logger.log(operation({ operation: 'closed', attempt }));
  await logger.close();
  expect(await attempts('closed')).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

it('has everything in the table when it is closed, also where more waits than one group holds', async () => {
  let away = true;
  const logger = operationLogger({
    repository: {
      append: (entries) => (away ? Promise.reject(new Error('Connection terminated')) : repository.append(entries)),
    },
  });
  for (let attempt = 1; attempt <= 1_234; attempt += 1) logger.log(operation({ operation: 'many', attempt }));
  await logger.flush();
  away = false;
  await logger.close();
  expect(await attempts('many')).toEqual(Array.from({ length: 1_234 }, (_, index) => index + 1));
});

it('closes where the database stays away; the lines are in the file', async () => {
  const logger = operationLogger({ repository: { append: () => Promise.reject(new Error('Connection terminated')) } });
  for (let attempt = 1; attempt <= 600; attempt += 1) logger.log(operation({ operation: 'never', attempt }));
  await logger.close();
  expect(lines(file)).toHaveLength(600);
});

it('waits for a database that is away, and then writes every line once and in order', async () => {
  let away = true;
  const logger = operationLogger({
    repository: {
      append: (entries) => (away ? Promise.reject(new Error('Connection terminated')) : repository.append(entries)),
    },
  });
  logger.log(operation({ operation: 'waited', attempt: 1 }));
  await logger.flush();
  logger.log(operation({ operation: 'waited', attempt: 2 }));
  await logger.flush();
  expect(await attempts('waited')).toEqual([]);
  away = false;
  await logger.close();
  expect(await attempts('waited')).toEqual([1, 2]);
  expect(lines(file)).toHaveLength(2);
});

it('goes on with the file after a restart', async () => {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const logger = operationLogger();
    logger.log(operation({ operation: 'restarted', attempt }));
    await logger.close();
  }
  expect(lines(file).map((line) => line['attempt'])).toEqual([1, 2]);
});

it('begins a new file before one grows too large, and keeps no more than it should', async () => {
  const logger = operationLogger({ fileBytesMax: 1_000, filesMax: 3 });
  for (let attempt = 1; attempt <= 40; attempt += 1) logger.log(operation({ operation: 'rotated', attempt }));
  await logger.close();
  const files = readdirSync(join(folder, 'logs')).toSorted();
  expect(files).toEqual(['operations.jsonl', 'operations.jsonl.1', 'operations.jsonl.2', 'operations.jsonl.3']);
  for (const name of files) expect(statSync(join(folder, 'logs', name)).size).toBeLessThanOrEqual(1_000);
  const kept = ['.3', '.2', '.1', ''].flatMap((age) => lines(file + age).map((line) => line['attempt']));
  const first = 41 - kept.length;
  expect(kept).toEqual(kept.map((_, index) => first + index));
});

it('counts bytes rather than characters', async () => {
  const logger = operationLogger({ fileBytesMax: 1_000, filesMax: 20 });
  for (let attempt = 1; attempt <= 20; attempt += 1)
    logger.log(operation({ attempt, metadata: { name: '영수증'.repeat(15) } }));
  await logger.close();
  const sizes = readdirSync(join(folder, 'logs')).map((name) => statSync(join(folder, 'logs', name)).size);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
});

it('keeps a line that is longer than a whole file', async () => {
  const logger = operationLogger({ fileBytesMax: 100, filesMax: 1 });
  for (const word of ['한국어', 'b'])
    logger.log(operation({ operation: 'long', metadata: { text: word.repeat(200) } }));
  await logger.close();
  expect(existsSync(`${file}.1`)).toBe(true);
  expect(lines(file)).toHaveLength(1);
});
