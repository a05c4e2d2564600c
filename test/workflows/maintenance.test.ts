import { ApplicationFailure } from '@temporalio/common';
import { TASK_QUEUES } from '../../contracts/task-queues';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';

let temporal: TemporalUnderTest;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());

function execute(workflow: 'applyRetention' | 'reconcileRuns', failures: string[] = []): Promise<string[]> {
  const calls: string[] = [];
  const activity = (name: string) => async () => {
    calls.push(name);
    if (failures.shift() === name) throw ApplicationFailure.retryable('away', 'DATABASE_UNAVAILABLE');
  };
  const io = { removeExpired: activity('removeExpired'), reconcileStaleRuns: activity('reconcileStaleRuns') };
  return temporal.withWorkers({ io, train: { sweepBlobs: activity('sweepBlobs') } }, async () => {
    await temporal.client.workflow.execute(workflow, {
      taskQueue: TASK_QUEUES.workflow,
      workflowId: `spine/${workflow}`,
    });
    return calls;
  });
}

it('applies retention to the rows first, then sweeps the blobs that they let go', async () => {
  expect(await execute('applyRetention')).toEqual(['removeExpired', 'sweepBlobs']);
});

it('reconciles in one activity, again where the database was away', async () => {
  expect(await execute('reconcileRuns', ['reconcileStaleRuns'])).toEqual(['reconcileStaleRuns', 'reconcileStaleRuns']);
});
