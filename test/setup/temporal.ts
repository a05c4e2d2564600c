/**
 * Temporal for one test file: on the run's one server, in a namespace of its own, so that workers of the same task
 * queues in other files do not take its work. Payloads larger than a claim check should ever be fail the file.
 */
import { Client, Connection } from '@temporalio/client';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureSearchAttributes } from '../../config/temporal-connection';
import { projectRoot } from '../../contracts/project-root';
import { TASK_QUEUES, type WorkerRole } from '../../contracts/task-queues';
import { announced } from './announced';

export interface TemporalUnderTest {
  client: Client;
  namespace: string;
  /** Runs `work` with the built workflows and, of each role, these activities; then stops the workers. */
  withWorkers<Result>(activities: RoleActivities, work: () => Promise<Result>): Promise<Result>;
  /** @throws Error where a payload was too large. */
  close(): Promise<void>;
}

export type RoleActivities = Partial<Record<Exclude<WorkerRole, 'workflow'>, Record<string, unknown>>>;

/** What travels through a history is a claim check; anything larger belongs into a blob. */
const PAYLOAD_BYTES_MAX = 32 * 1024;
const NAMESPACE_READY_POLL_MS = 50;

export async function connectTestTemporal(): Promise<TemporalUnderTest> {
  const address = announced('temporalAddress');
  const namespace = `test-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  await registerNamespace(connection, namespace);
  return temporalUnderTest({ address, namespace, connection });
}

/** The same around a server that the test brings itself. */
export async function temporalUnderTest(server: {
  address: string;
  namespace: string;
  connection: Connection;
}): Promise<TemporalUnderTest> {
  const { address, namespace, connection } = server;
  const guard = new PayloadGuard();
  const dataConverter: DataConverter = { payloadCodecs: [guard] };
  const workerConnection = await NativeConnection.connect({ address });
  return {
    client: new Client({ connection, namespace, dataConverter }),
    namespace,
    withWorkers: async (activities, work) => {
      const shared = { connection: workerConnection, namespace, dataConverter };
      const workers = await createWorkers(shared, activities);
      return runUntil(workers, work);
    },
    close: async () => {
      await connection.close();
      await workerConnection.close();
      if (guard.largestBytes > PAYLOAD_BYTES_MAX) {
        throw new Error(`A payload has ${guard.largestBytes} bytes and ${PAYLOAD_BYTES_MAX} are allowed: use a blob.`);
      }
    },
  };
}

/** Sees every payload of clients and workers, changes none. */
class PayloadGuard implements PayloadCodec {
  largestBytes = 0;

  async encode(payloads: Payload[]): Promise<Payload[]> {
    for (const { data } of payloads) this.largestBytes = Math.max(this.largestBytes, data?.length ?? 0);
    return payloads;
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads;
  }
}

/** Tests end by themselves; Ctrl-C is Jest's. */
export function installQuietRuntime(): void {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
}

async function createWorkers(
  shared: Pick<WorkerOptions, 'connection' | 'namespace' | 'dataConverter'>,
  activities: RoleActivities,
): Promise<Worker[]> {
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
  return Promise.all([workflows, ...roles]);
}

async function runUntil<Result>(workers: Worker[], work: () => Promise<Result>): Promise<Result> {
  const [first, ...rest] = workers;
  if (!first) return work();
  return first.runUntil(() => runUntil(rest, work));
}

async function registerNamespace(connection: Connection, namespace: string): Promise<void> {
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  for (;;) {
    try {
      await ensureSearchAttributes(connection, namespace);
      return;
    } catch {
      await sleep(NAMESPACE_READY_POLL_MS);
    }
  }
}
