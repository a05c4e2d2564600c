import { type Client, WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunToStart } from '../../contracts/run-start';
import { runStartOptions } from '../../contracts/run-start';
import { TASK_QUEUES } from '../../contracts/task-queues';
import { ACTIVITY_PROFILES } from '../../workflows/spine/activity-options';
import {
  contextOf,
  fakeDocuments,
  type FakeDocuments,
  OPTIONS,
  runToStart,
  textOf,
  untilCancelled,
} from '../factories/fake-documents';
import { blobRef } from '../factories/runs';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';

let temporal: TemporalUnderTest;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());

type Handle = Awaited<ReturnType<Client['workflow']['start']>>;

/** Starts the run as the API does, lets `meanwhile` happen, and gives the error that the workflow ended with, if any. */
function process(
  fake: FakeDocuments,
  run: RunToStart,
  meanwhile: (handle: Handle) => Promise<unknown> = async () => {},
) {
  return temporal.withWorkers(fake.activities, async () => {
    const { workflowType, options } = runStartOptions(run);
    const handle = await temporal.client.workflow.start(workflowType, options);
    await meanwhile(handle);
    const error: unknown = await handle.result().then(
      () => undefined,
      (failure: unknown) => failure,
    );
    return { handle, cause: error instanceof WorkflowFailedError ? error.cause : error };
  });
}

const permanent = (code: string, details = {}) => Promise.reject(ApplicationFailure.nonRetryable(code, code, details));
const endOf = (run: RunToStart) => ({ runId: run.id, runAttempt: run.attempt });

describe('a run that goes well', () => {
  it('takes its stages in order, each with its context and the blobs of the one before', async () => {
    const fake = fakeDocuments(2);
    const run = runToStart({ attempt: 3 }, { pages: '1-2' });
    const { cause } = await process(fake, run);
    expect(cause).toBeUndefined();
    expect(fake.names()).toEqual([
      'inspectDocument',
      'readPage',
      'readPage',
      'layOutPages',
      'extractFieldsLocally',
      'completeRun',
    ]);
    expect(fake.of('inspectDocument')[0]).toMatchObject({
      subject: contextOf(run, 'inspect'),
      input: { blob: run.input, pages: '1-2' },
    });
    const reads = fake
      .of('readPage')
      .toSorted((a, b) => JSON.stringify(a.subject).localeCompare(JSON.stringify(b.subject)));
    expect(reads.map(({ subject, input }) => ({ subject, input }))).toMatchObject(
      [0, 1].map((part) => ({
        subject: contextOf(run, 'read', part, 2),
        input: { blob: run.input, page: { page: part + 1 }, engine: 'ppocr', languages: ['en'] },
      })),
    );
    expect(fake.of('layOutPages')[0]).toMatchObject({
      subject: contextOf(run, 'layout'),
      input: { texts: [textOf(1), textOf(2)] },
    });
    expect(fake.of('extractFieldsLocally')[0]).toMatchObject({
      subject: contextOf(run, 'extract'),
      input: { layout: blobRef('layout', 'application/json'), schema: OPTIONS.field_schema },
    });
    expect(fake.of('completeRun')[0]?.subject).toEqual({
      ...endOf(run),
      pipeline: 'documents',
      outcome: { result: blobRef('result', 'application/json'), cost_usd: 0 },
    });
  });

  it('reads four pages at once and no more, and keeps their order whatever ends first', async () => {
    let atWork = 0;
    let most = 0;
    const fake = fakeDocuments(10, {
      readPage: async (_stage, { page }) => {
        most = Math.max(most, ++atWork);
        await sleep(page.page % 2 === 0 ? 10 : 60);
        atWork -= 1;
        return textOf(page.page);
      },
    });
    await process(fake, runToStart());
    expect(most).toBe(4);
    expect(fake.of('layOutPages')[0]?.input).toEqual({
      texts: Array.from({ length: 10 }, (_, index) => textOf(index + 1)),
    });
  });

  it('asks the language model where the options say so', async () => {
    const fake = fakeDocuments();
    await process(fake, runToStart({}, { extractor: 'llm' }));
    expect(fake.names()).toEqual(['inspectDocument', 'readPage', 'layOutPages', 'extractFieldsWithLlm', 'completeRun']);
  });

  it.each([
    ['LLM_UNAVAILABLE', { reason: 'HTTP 503' }],
    ['LLM_ANSWER_INVALID', { reason: 'it is no JSON' }],
    ['LLM_BUDGET_USED', { limit: 'day', limitUsd: 1, usedUsd: 1, usdMax: 0.1 }],
    ['LLM_REFUSED', { status: 200, reason: 'a content filter held the answer back' }],
    ['LLM_REFUSED', { status: 400, reason: 'maximum context length' }],
  ])('extracts locally where the language model fails for good with %s %j', async (code, details) => {
    const fake = fakeDocuments(1, { extractFieldsWithLlm: () => permanent(code, details) });
    const { cause } = await process(fake, runToStart({}, { extractor: 'llm' }));
    expect(cause).toBeUndefined();
    expect(fake.of('extractFieldsLocally').map(({ input }) => input)).toMatchObject([
      { layout: blobRef('layout', 'application/json'), insteadOfLlm: { code, details } },
    ]);
    expect(fake.names().at(-1)).toBe('completeRun');
  });

  it.each([
    ['LLM_REFUSED', { status: 401, reason: 'wrong key' }],
    ['LLM_REFUSED', { status: 404, reason: 'no such model' }],
    ['LLM_NOT_CONFIGURED', {}],
    ['OPTIONS_INVALID', { problem: 'no schema' }],
  ])('fails where somebody must act: %s %j', async (code, details) => {
    const fake = fakeDocuments(1, { extractFieldsWithLlm: () => permanent(code, details) });
    await process(fake, runToStart({}, { extractor: 'llm' }));
    expect(fake.of('extractFieldsLocally')).toHaveLength(0);
    expect(fake.of('failRun')[0]?.subject).toMatchObject({ error: { code, details, stage: 'extract' } });
  });

  it('gives every activity the options of its resource', async () => {
    const fake = fakeDocuments();
    const { handle } = await process(fake, runToStart());
    const { events } = await handle.fetchHistory();
    const scheduled = (events ?? []).flatMap(
      ({ activityTaskScheduledEventAttributes: attributes }) => attributes ?? [],
    );
    const profileOf = Object.fromEntries(
      scheduled.map(({ activityType, taskQueue, heartbeatTimeout, startToCloseTimeout, retryPolicy }) => [
        activityType?.name,
        {
          queue: taskQueue?.name,
          heartbeatSeconds: Number(heartbeatTimeout?.seconds),
          startToCloseSeconds: Number(startToCloseTimeout?.seconds),
          attemptsMax: retryPolicy?.maximumAttempts,
        },
      ]),
    );
    const cpu = { queue: TASK_QUEUES.cpu, heartbeatSeconds: 10, startToCloseSeconds: 600, attemptsMax: 20 };
    const io = { queue: TASK_QUEUES.io, heartbeatSeconds: 10, startToCloseSeconds: 120, attemptsMax: 0 };
    expect(profileOf).toEqual({
      inspectDocument: cpu,
      readPage: cpu,
      layOutPages: cpu,
      extractFieldsLocally: cpu,
      completeRun: io,
    });
    for (const profile of Object.values(ACTIVITY_PROFILES)) {
      expect(profile).toMatchObject({ startToCloseTimeout: expect.any(String), heartbeatTimeout: expect.any(String) });
    }
  });

  it('can be found and read in the Web UI: search attributes, summary, table of stages', async () => {
    const run = runToStart({ inputName: `${'긴'.repeat(80)}.png`, priority: 1 });
    const fake = fakeDocuments(1, { completeRun: () => sleep(200) });
    const { handle } = await process(fake, run, async (running) => {
      await fake.called('completeRun');
      const metadata = await running.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
      expect(metadata.currentDetails).toContain('| Extract | **running** |');
      expect(metadata.currentDetails).toMatch(/\| Layout \| done \| \d+\.\d s \|/);
    });
    expect(await activitySummaries(handle)).toEqual(['inspect', 'page 1 (1 of 1)', 'layout', 'extract', '']);
    const description = await handle.describe();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a plain object is easier to compare.
    expect(description.searchAttributes).toMatchObject({
      Pipeline: ['documents'],
      RunKind: ['process'],
      Tenant: [run.projectId],
    });
    expect(description.priority).toMatchObject({ priorityKey: 1, fairnessKey: run.projectId });
    expect(await description.staticSummary()).toMatch(/^documents · 긴+… · \d/);
  });
});

describe('a run that fails', () => {
  it('records code, details and stage of a permanent failure, and tries nothing again', async () => {
    const fake = fakeDocuments(1, { layOutPages: () => permanent('BLOB_NOT_FOUND', { sha256: 'ab' }) });
    const run = runToStart();
    const { cause } = await process(fake, run);
    expect(fake.names()).toEqual(['inspectDocument', 'readPage', 'layOutPages', 'failRun']);
    expect(fake.of('failRun')[0]?.subject).toEqual({
      ...endOf(run),
      error: { code: 'BLOB_NOT_FOUND', details: { sha256: 'ab' }, stage: 'layout' },
    });
    expect(cause).toMatchObject({ cause: { type: 'BLOB_NOT_FOUND' } });
  });

  it('tries a passing trouble again and comes through', async () => {
    let troubles = 2;
    const fake = fakeDocuments(1, {
      extractFieldsLocally: async () => {
        if (troubles-- > 0) throw ApplicationFailure.retryable('away', 'DATABASE_UNAVAILABLE');
        return { result: blobRef('result', 'application/json'), cost_usd: 0 };
      },
    });
    const { cause } = await process(fake, runToStart());
    expect(cause).toBeUndefined();
    expect(fake.of('extractFieldsLocally').map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(fake.of('completeRun')).toHaveLength(1);
  });

  it('tells of an error without a code as our fault', async () => {
    const fake = fakeDocuments(1, { inspectDocument: () => permanent('SomethingElse') });
    const run = runToStart();
    await process(fake, run);
    expect(fake.of('failRun')[0]?.subject).toEqual({
      ...endOf(run),
      error: { code: 'INVARIANT_BROKEN', details: { requestId: run.id }, stage: 'inspect' },
    });
  });

  it('fails once where several pages fail', async () => {
    const fake = fakeDocuments(8, { readPage: () => permanent('DOCUMENT_UNREADABLE', { reason: 'cut off' }) });
    const { cause } = await process(fake, runToStart());
    expect(fake.of('failRun')).toHaveLength(1);
    expect(fake.of('layOutPages')).toHaveLength(0);
    expect(cause).toMatchObject({ cause: { type: 'DOCUMENT_UNREADABLE' } });
  });
});

describe('a run that is cancelled', () => {
  it('ends the activity at work, begins no other and records it', async () => {
    const fake = fakeDocuments(6, { readPage: untilCancelled });
    const run = runToStart();
    const { cause, handle } = await process(fake, run, async (running) => {
      await fake.called('readPage', 4);
      await running.cancel();
    });
    expect(cause).toBeInstanceOf(CancelledFailure);
    expect((await handle.describe()).status.name).toBe('CANCELLED');
    expect(fake.names()).toEqual(['inspectDocument', ...Array<string>(4).fill('readPage'), 'cancelRun']);
    expect(fake.of('cancelRun')[0]?.subject).toEqual({
      ...endOf(run),
      error: { code: 'RUN_CANCELLED', details: {}, stage: null },
    });
  });

  it('stays completed where its last word was already on the way', async () => {
    const fake = fakeDocuments(1, { completeRun: () => sleep(300) });
    const { cause } = await process(fake, runToStart(), async (running) => {
      await fake.called('completeRun');
      await running.cancel();
    });
    expect(cause).toBeUndefined();
    expect(fake.of('cancelRun')).toHaveLength(0);
  });

  it('records even where the database is away for a while', async () => {
    let troubles = 2;
    const fake = fakeDocuments(1, {
      readPage: untilCancelled,
      cancelRun: async () => {
        if (troubles-- > 0) throw ApplicationFailure.retryable('away', 'DATABASE_UNAVAILABLE');
      },
    });
    await process(fake, runToStart(), async (running) => {
      await fake.called('readPage');
      await running.cancel();
    });
    expect(fake.of('cancelRun').map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });
});

describe('a run with a deadline', () => {
  it('ends what is at work when it is missed, and says so with the stage', async () => {
    const fake = fakeDocuments(1, { readPage: untilCancelled });
    const run = runToStart({ deadlineSeconds: 1 });
    const { cause } = await process(fake, run);
    expect(fake.names()).toEqual(['inspectDocument', 'readPage', 'failRun']);
    expect(fake.of('failRun')[0]?.subject).toEqual({
      ...endOf(run),
      error: { code: 'RUN_DEADLINE_EXCEEDED', details: { deadlineSeconds: 1 }, stage: 'read' },
    });
    expect(cause).toMatchObject({ type: 'RUN_DEADLINE_EXCEEDED', details: [{ deadlineSeconds: 1 }] });
  });

  it('is not held up by one that it meets', async () => {
    const fake = fakeDocuments();
    const { cause } = await process(fake, runToStart({ deadlineSeconds: 3_600 }));
    expect(cause).toBeUndefined();
  });
});

it('is one workflow however often its row is started', async () => {
  const fake = fakeDocuments();
  const { workflowType, options } = runStartOptions(runToStart());
  await temporal.withWorkers(fake.activities, async () => {
    const handles = await Promise.all(
      Array.from({ length: 5 }, () => temporal.client.workflow.start(workflowType, options)),
    );
    expect(new Set(handles.map(({ firstExecutionRunId }) => firstExecutionRunId)).size).toBe(1);
    await handles[0]?.result();
    await expect(temporal.client.workflow.start(workflowType, options)).rejects.toMatchObject({
      name: 'WorkflowExecutionAlreadyStartedError',
    });
  });
  expect(fake.of('completeRun')).toHaveLength(1);
});

/** What the Web UI shows beside each activity, in their order. */
async function activitySummaries(handle: WorkflowHandle): Promise<string[]> {
  const { events } = await handle.fetchHistory();
  return (events ?? [])
    .filter((event) => event.activityTaskScheduledEventAttributes)
    .map((event) => Buffer.from(event.userMetadata?.summary?.data ?? []).toString())
    .map((text) => (text === '' ? '' : (JSON.parse(text) as string)));
}
