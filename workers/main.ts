/** Entry of every worker process: `node dist/workers/main.js workflow|io|cpu|train`. */
import { type NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { ActivityRecorder } from '../activities/spine/activity-recorder';
import { readEnv } from '../config/env';
import { announceReady, onShutdown, runMain } from '../config/lifecycle';
import { connectWorker } from '../config/temporal-connection';
import { TASK_QUEUES, WORKER_ROLES, type WorkerRole } from '../contracts/task-queues';
import { createWorkerDeps, type WorkerDeps } from './deps';
import { cpuRole } from './roles/cpu';
import { ioRole } from './roles/io';
import type { Role } from './roles/role';
import { trainRole } from './roles/train';
import { workflowRole } from './roles/workflow';
import { runtimeLogger } from './runtime-logger';

const ROLES = { workflow: workflowRole, io: ioRole, cpu: cpuRole, train: trainRole } satisfies Record<WorkerRole, Role>;

/** Cancellation reaches an activity with the answer to a heartbeat, so this is how long a cancelled page may go on. */
const HEARTBEAT_THROTTLE = '2s';

async function main(): Promise<void> {
  const role = parseRole(process.argv[2]);
  const env = readEnv();
  const deps = await createWorkerDeps(env, role);
  Runtime.install({ logger: runtimeLogger(deps.logger), shutdownSignals: [] });
  await deps.blobStore.sweepTemporary();
  const connection = await connectWorker(env);
  const setup = await ROLES[role](deps);
  const worker = await createWorker({ role, deps, connection, options: setup.options });
  onShutdown(() => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  });
  const running = worker.run();
  announceReady();
  deps.logger.info({ role, worker: deps.worker }, 'worker polls');
  await running;
  await setup.close?.();
  await connection.close();
  await deps.close();
}

function createWorker(setup: {
  role: WorkerRole;
  deps: WorkerDeps;
  connection: NativeConnection;
  options: Parameters<typeof Worker.create>[0] | Partial<Parameters<typeof Worker.create>[0]>;
}): Promise<Worker> {
  const { role, deps, connection, options } = setup;
  const { env, logger, operations, progress, worker } = deps;
  return Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: TASK_QUEUES[role],
    identity: worker,
    shutdownGraceTime: '10s',
    shutdownForceTime: '45s',
    maxHeartbeatThrottleInterval: HEARTBEAT_THROTTLE,
    defaultHeartbeatThrottleInterval: HEARTBEAT_THROTTLE,
    interceptors: {
      activity: [(context) => ({ inbound: new ActivityRecorder({ progress, operations, logger, worker }, context) })],
    },
    ...options,
  });
}

function parseRole(argument: string | undefined): WorkerRole {
  const role = WORKER_ROLES.find((candidate) => candidate === argument);
  if (role) return role;
  throw new Error(`There is no worker role ${argument ?? '(none given)'}. Choose one of: ${WORKER_ROLES.join(', ')}.`);
}

runMain(main);
