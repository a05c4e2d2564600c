import { ApplicationFailure, ApplicationFailureCategory, CancelledFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { setTimeout as sleep } from 'node:timers/promises';
import { ActivityRecorder } from '../../../activities/spine/activity-recorder';
import { cancellation } from '../../../activities/spine/cancellation';
import { keepForNextAttempt } from '../../../activities/spine/heartbeat-details';
import { createLogger } from '../../../config/logger';
import { DomainError, type ErrorClass, type ErrorCode, ERRORS } from '../../../contracts/errors';
import type { OperationEntry } from '../../../db/repositories/operation-log';
import type { RunRow } from '../../../db/repositories/runs';
import { createRunWorld, type RunWorld, stageContext } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let world: RunWorld;
let run: RunRow;
let operations: OperationEntry[];
let logLines: Record<string, unknown>[];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRunWorld(database.orm);
});
afterAll(() => database.drop());
beforeEach(async () => {
  run = await world.submit();
  operations = [];
  logLines = [];
});

/** An activity's surroundings as a worker makes them, with the recorder around it. */
function environment(
  attempt = 1,
  progress: RunWorld['progress'] = world.progress,
  heartbeatDetails?: unknown,
): MockActivityEnvironment {
  const logger = createLogger({
    level: 'debug',
    process: 'test',
    destination: { write: (line) => void logLines.push(JSON.parse(line) as Record<string, unknown>) },
  });
  const deps = {
    progress,
    operations: { log: (entry: OperationEntry) => void operations.push(entry) },
    logger,
    worker: 'cpu@test#1',
  };
  const interceptors = [
    (context: ConstructorParameters<typeof ActivityRecorder>[1]) => ({ inbound: new ActivityRecorder(deps, context) }),
  ];
  return new MockActivityEnvironment(
    { attempt, activityType: 'readPage', heartbeatDetails },
    { interceptors, logger: new DefaultLogger('ERROR') },
  );
}

/** What the activity's failure is on its way to Temporal. */
async function failureOf(error: unknown, attempt = 1): Promise<unknown> {
  return (
    environment(attempt)
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- anything may be thrown.
      .run(() => Promise.reject(error))
      .then(
        () => undefined,
        (failure: unknown) => failure,
      )
  );
}

const read = (part = 0, parts = 1) => stageContext(run, 'read', { part, parts });

describe('a heartbeat', () => {
  const HEARTBEAT_MS = 1_000;

  it.each([
    ['what this attempt kept', { page: 2 }, { page: 2 }],
    ['what the attempt before kept, until this one keeps something', undefined, { page: 1 }],
  ])('carries %s', async (_name, kept, carried) => {
    const heartbeats: unknown[] = [];
    const own = environment(2, world.progress, { page: 1 });
    own.on('heartbeat', (details: unknown) => heartbeats.push(details));
    await own.run(async () => {
      if (kept) keepForNextAttempt(own.context, kept);
      while (heartbeats.length < 2) await sleep(HEARTBEAT_MS / 10);
    });
    expect(heartbeats).toEqual([carried, carried]);
  });
});

describe('a stage’s activity', () => {
  it('makes the stage’s events and one line of the operation log, and keeps its result', async () => {
    expect(await environment(2).run(async (_context) => 'text', read())).toBe('text');
    expect((await world.events(run.id)).types).toEqual(['run_queued', 'task_started', 'task_completed']);
    expect((await world.runs.stages(run.id))[1]).toMatchObject({
      attempt: 2,
      worker: 'cpu@test#1',
      status: 'completed',
    });
    expect(operations).toEqual([
      {
        at: expect.any(Date),
        operation: 'readPage',
        status: 'completed',
        worker: 'cpu@test#1',
        runId: run.id,
        attempt: 2,
        durationMs: expect.any(Number),
        metadata: { workflowId: expect.any(String), stage: 'read', part: 0, parts: 1 },
      },
    ]);
  });

  it('sends heartbeats without a word of its own', async () => {
    const surroundings = environment();
    let heartbeats = 0;
    const heard = new Promise<void>((resolve) => surroundings.on('heartbeat', () => ++heartbeats === 2 && resolve()));
    await surroundings.run(async (_context) => heard, read());
    expect(heartbeats).toBe(2);
  });

  it('shows as retrying after a failure that will be tried again, and not after one that will not', async () => {
    const failing = (code: ErrorCode) =>
      expect(environment().run((_context) => Promise.reject(new DomainError(code)), read())).rejects.toThrow();
    await failing('LLM_UNAVAILABLE');
    expect((await world.runs.stages(run.id))[1]).toMatchObject({ status: 'retrying', errorCode: 'LLM_UNAVAILABLE' });
    await failing('DOCUMENT_ENCRYPTED');
    expect((await world.events(run.id)).types).toEqual(['run_queued', 'task_started', 'task_retrying', 'task_started']);
    expect(operations.map(({ status, metadata }) => [status, (metadata as { errorCode: string }).errorCode])).toEqual([
      ['failed', 'LLM_UNAVAILABLE'],
      ['failed', 'DOCUMENT_ENCRYPTED'],
    ]);
    expect(logLines.filter((line) => line['run_id'] === run.id)).toHaveLength(2);
  });

  it('passes its cancellation on, and logs it as cancelled', async () => {
    const surroundings = environment();
    const waiting = surroundings.run(
      (_context) =>
        sleep(60_000, undefined, cancellation()).catch(() => Promise.reject(new CancelledFailure('CANCELLED'))),
      read(),
    );
    surroundings.cancel('CANCELLED');
    await expect(waiting).rejects.toBeInstanceOf(CancelledFailure);
    expect(operations.map(({ status }) => status)).toEqual(['cancelled']);
    expect((await world.events(run.id)).types).not.toContain('task_retrying');
  });

  it('is tried again where its progress cannot be reported, since the database is away', async () => {
    const away = await createTestDatabase();
    const { progress } = await createRunWorld(away.orm);
    await away.drop();
    const refused = environment(1, progress).run(async (_context) => 'text', read());
    await expect(refused).rejects.toBeInstanceOf(ApplicationFailure);
    expect(operations.map(({ status }) => status)).toEqual(['failed']);
  });
});

describe('an activity of no stage', () => {
  it('is logged with the run it works for, and makes no event', async () => {
    await environment().run(async (_end) => {}, { runId: run.id, runAttempt: 1 });
    await environment().run(async () => {});
    expect(operations.map(({ runId }) => runId)).toEqual([run.id, null]);
    expect((await world.events(run.id)).types).toEqual(['run_queued']);
  });
});

/** Which errors Temporal must not try again. Written down here once more, so that a change of the rule is noticed. */
const FINAL: Record<ErrorClass, boolean> = {
  invalid_input: true,
  unauthorised: true,
  not_found: true,
  conflict: true,
  cancelled: true,
  not_ready: false,
  throttled: false,
  dependency: false,
  bug: false,
};
const CODES = Object.keys(ERRORS) as ErrorCode[];

describe('errors on their way to Temporal', () => {
  it.each(CODES)('%s keeps its code, details and retry rule', async (code) => {
    const failure = await failureOf(new DomainError(code, { reason: 'because' }));
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({
      type: code,
      nonRetryable: FINAL[ERRORS[code].class],
      details: [{ reason: 'because' }],
      category: ERRORS[code].class === 'not_ready' ? ApplicationFailureCategory.BENIGN : undefined,
    });
  });

  it.each(CODES.filter((code) => ERRORS[code].class === 'bug'))(
    '%s ends the run at the fifth attempt',
    async (code) => {
      expect(await failureOf(new DomainError(code), 4)).toMatchObject({ nonRetryable: false });
      expect(await failureOf(new DomainError(code), 5)).toMatchObject({ nonRetryable: true });
    },
  );

  it('keep the flag of a failure that the activity made itself', async () => {
    for (const nonRetryable of [true, false]) {
      const made = ApplicationFailure.create({ type: 'OWN', nonRetryable });
      expect(await failureOf(made)).toBe(made);
    }
  });

  it('wait as long as the throttling server asked', async () => {
    const failure = await failureOf(new DomainError('LLM_THROTTLED', { retryAfterSeconds: 17 }));
    expect(failure).toMatchObject({ type: 'LLM_THROTTLED', nextRetryDelay: 17_000 });
  });

  it('tell a database that is away from a wrong statement', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
    expect(await failureOf(new Error('Failed query', { cause: refused }))).toMatchObject({
      type: 'DATABASE_UNAVAILABLE',
      nonRetryable: false,
    });
    const wrong = await database.orm.execute('select * from nowhere').catch((error: unknown) => error);
    expect(await failureOf(wrong)).toMatchObject({ type: 'INVARIANT_BROKEN', nonRetryable: false });
  });

  it('carry a bug’s own words for whoever looks into it', async () => {
    expect(await failureOf(new TypeError('x is not a function'))).toMatchObject({
      type: 'INVARIANT_BROKEN',
      message: 'x is not a function',
      nonRetryable: false,
    });
    expect(await failureOf('a word')).toMatchObject({ type: 'INVARIANT_BROKEN' });
  });
});
