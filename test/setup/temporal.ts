/**
 * Temporal for one test file: on the run's one server, in a namespace of its own, so that workers of the same task
 * queues in other files do not take its work.
 */
import { Client, Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import {
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureSearchAttributes } from '../../config/temporal-connection';
import { projectRoot } from '../../contracts/project-root';
import { TASK_QUEUES, type WorkerRole } from '../../contracts/task-queues';
import { announced } from './announced';
import { PayloadGuard } from './payload-guard';

/** Of each role, the activities that its worker runs. */
export type RoleActivities = Partial<Record<Exclude<WorkerRole, 'workflow'>, object>>;

export interface TemporalUnderTest {
  client: Client;
  /** Runs `work` beside workers with the built workflows and these activities, then stops the workers. */
  withWorkers<Result>(activities: RoleActivities, work: () => Promise<Result>): Promise<Result>;
  /** @throws Error where a payload was too large. */
  close(): Promise<void>;
}

const RETENTION = '1 day';
const NAMESPACE_READY_MS_MAX = 30_000;
const NAMESPACE_READY_POLL_MS = 50;

export async function connectTestTemporal(): Promise<TemporalUnderTest> {
  installQuietRuntime();
  const address = announced('temporalAddress');
  const namespace = `test-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  await registerNamespace(connection, namespace);
  const workerConnection = await NativeConnection.connect({ address });
  const guard = new PayloadGuard();
  const shared = { connection: workerConnection, namespace, dataConverter: guard.dataConverter };
  return {
    client: new Client({ connection, namespace, dataConverter: guard.dataConverter }),
    withWorkers: (activities, work) => withWorkers(shared, activities, work),
    close: async () => {
      await connection.close();
      await workerConnection.close();
      guard.verify();
    },
  };
}

/** Only errors are printed, and Ctrl-C is Jest's. To be called before the first connection. */
export function installQuietRuntime(): void {
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  const telemetryOptions = { logging: { filter, forward: {} } };
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions, shutdownSignals: [] });
}

export async function withWorkers<Result>(
  shared: Pick<WorkerOptions, 'connection' | 'namespace' | 'dataConverter'>,
  activities: RoleActivities,
  work: () => Promise<Result>,
): Promise<Result> {
  const workflows = Worker.create({
    ...shared,
    taskQueue: TASK_QUEUES.workflow,
    workflowBundle: { codePath: join(projectRoot(), 'dist', 'workflow-bundle.js') },
  });
  const roles = (Object.keys(activities) as (keyof RoleActivities)[]).map((role) =>
    Worker.create({
      ...shared,
      taskQueue: TASK_QUEUES[role],
      activities: activities[role] ?? {},
      maxHeartbeatThrottleInterval: '100ms',
      defaultHeartbeatThrottleInterval: '100ms',
    }),
  );
  return runUntil(await Promise.all([workflows, ...roles]), work);
}

/** The first worker runs until the others have run until `work` is done. */
async function runUntil<Result>([first, ...rest]: Worker[], work: () => Promise<Result>): Promise<Result> {
  return first === undefined ? work() : first.runUntil(() => runUntil(rest, work));
}

/** The server knows a new namespace everywhere a moment after it has accepted it. */
async function registerNamespace(connection: Connection, namespace: string): Promise<void> {
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs(RETENTION),
  });
  const deadline = Date.now() + NAMESPACE_READY_MS_MAX;
  for (;;) {
    try {
      await ensureSearchAttributes(connection, namespace);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(NAMESPACE_READY_POLL_MS);
    }
  }
}
