/** What takes hours or days in real life: backoff, outages, throttling, deadlines. */
import { type Client, WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { type RunToStart, runStartOptions } from '../../contracts/run-start';
import { fakeDocuments, type FakeDocuments, runToStart, textOf } from '../factories/fake-documents';
import { describeSkippingTime, withoutSearchAttributes } from '../setup/time-skipping-suite';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

describeSkippingTime('long waits', (time) => {
  /** Gives the failure that the run's workflow ended with, if any. */
  function process(fake: FakeDocuments, run: RunToStart): Promise<unknown> {
    return time.withWorkers(fake.activities, async () => {
      const { workflowType, options } = runStartOptions(run);
      const client: Client = time.environment.client;
      return client.workflow.execute(workflowType, withoutSearchAttributes(options)).then(
        () => undefined,
        (error: unknown) => (error instanceof WorkflowFailedError ? error.cause : error),
      );
    });
  }

  /** Of a page that cannot be read so many times: the server's clock at each attempt. */
  const failing = (times: number, failure: () => ApplicationFailure) => {
    const clock: number[] = [];
    const fake = fakeDocuments(1, {
      readPage: async (_stage, { page }) => {
        clock.push(await time.environment.currentTimeMs());
        if (clock.length <= times) throw failure();
        return textOf(page.page);
      },
    });
    return { fake, clock };
  };
  const pauses = (clock: number[]) => clock.slice(1).map((time, index) => time - (clock[index] ?? 0));
  const away = () => ApplicationFailure.retryable('away', 'BLOB_STORE_UNAVAILABLE', {});

  it('tries again after 0.5 s, twice as long each time, never longer than 30 s', async () => {
    const { fake, clock } = failing(9, away);
    expect(await process(fake, runToStart())).toBeUndefined();
    const wanted = [0.5, 1, 2, 4, 8, 16, 30, 30, 30].map((seconds) => seconds * SECOND_MS);
    expect(pauses(clock)).toHaveLength(wanted.length);
    for (const [index, pause] of pauses(clock).entries()) {
      expect(pause).toBeGreaterThanOrEqual(wanted[index] ?? 0);
      // The machine's own time goes on meanwhile; without a limit the last pauses would be 64 s and 128 s.
      expect(pause).toBeLessThan(60 * SECOND_MS);
    }
  });

  it('waits as long as a throttling server asks', async () => {
    const throttled = () =>
      ApplicationFailure.create({ type: 'LLM_THROTTLED', nextRetryDelay: 2 * HOUR_MS, details: [{}] });
    const { fake, clock } = failing(2, throttled);
    expect(await process(fake, runToStart())).toBeUndefined();
    expect(pauses(clock).map((pause) => Math.round(pause / HOUR_MS))).toEqual([2, 2]);
  });

  it('gives up a page after 20 attempts, with the code of the last', async () => {
    const { fake } = failing(Infinity, away);
    expect(await process(fake, runToStart())).toMatchObject({ cause: { type: 'BLOB_STORE_UNAVAILABLE' } });
    expect(fake.of('readPage')).toHaveLength(20);
    expect(fake.of('failRun')[0]?.subject).toMatchObject({ error: { code: 'BLOB_STORE_UNAVAILABLE', stage: 'read' } });
  });

  it('waits out a database that is away for two hours before its last word', async () => {
    let reachableAt = Infinity;
    const fake = fakeDocuments(1, {
      completeRun: async () => {
        const now = await time.environment.currentTimeMs();
        reachableAt = Math.min(reachableAt, now + 2 * HOUR_MS);
        if (now < reachableAt) throw ApplicationFailure.retryable('away', 'DATABASE_UNAVAILABLE', {});
      },
    });
    expect(await process(fake, runToStart())).toBeUndefined();
    expect(fake.of('completeRun').length).toBeGreaterThan(240);
    expect(fake.of('failRun')).toHaveLength(0);
  });

  it('reads the fields itself when a language model is away for longer than an hour', async () => {
    const fake = fakeDocuments(1, {
      extractFieldsWithLlm: async () => {
        throw ApplicationFailure.create({
          type: 'LLM_UNAVAILABLE',
          nextRetryDelay: HOUR_MS / 4.5,
          details: [{ reason: 'status 503' }],
        });
      },
    });
    await process(fake, runToStart({}, { extractor: 'llm' }));
    expect(fake.of('extractFieldsWithLlm')).toHaveLength(5);
    expect(fake.of('extractFieldsLocally')[0]?.input).toMatchObject({
      insteadOfLlm: { code: 'LLM_UNAVAILABLE', details: { reason: 'status 503' } },
    });
    expect(fake.of('completeRun')).toHaveLength(1);
  });

  it('ends at a deadline of an hour, in the midst of retries', async () => {
    const throttled = () =>
      ApplicationFailure.create({ type: 'LLM_THROTTLED', nextRetryDelay: 600 * SECOND_MS, details: [{}] });
    const { fake } = failing(Infinity, throttled);
    const run = runToStart({ deadlineSeconds: 3_600 });
    expect(await process(fake, run)).toMatchObject({ type: 'RUN_DEADLINE_EXCEEDED' });
    expect(fake.of('readPage')).toHaveLength(6);
    expect(fake.of('failRun')[0]?.subject).toMatchObject({
      error: { code: 'RUN_DEADLINE_EXCEEDED', details: { deadlineSeconds: 3_600 }, stage: 'read' },
    });
  });
});
