/**
 * A worker of the probe in a process of its own, so that its memory can be told: `workflow` runs workflows, `io` our
 * activities and the bare ones. Started by `fork` with its setting as an argument; ends when its parent lets go of it.
 */
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { pino } from 'pino';
import { ActivityRecorder } from '../../activities/spine/activity-recorder';
import { createSpineActivities } from '../../activities/spine/activities';
import { BatchNudger } from '../../activities/spine/batch-nudger';
import { createBatchActivities } from '../../activities/spine/batches';
import { OperationLogger } from '../../activities/spine/operation-logger';
import { TASK_QUEUES } from '../../contracts/task-queues';
import { LocalBlobStore } from '../../db/blob-store/local-blob-store';
import { connectDatabase } from '../../db/connect';
import { BatchProgressRepository } from '../../db/repositories/batch-progress';
import { OperationLogRepository } from '../../db/repositories/operation-log';
import { RunProgressRepository } from '../../db/repositories/run-progress';
import type { RunRow } from '../../db/repositories/runs';
import { bareActivities, probeActivities } from './activities';
import { BARE_QUEUE } from './queues';
import { probeStartOptions } from './start';

export interface ProbeWorkerSetting {
  role: 'workflow' | 'io';
  databaseUrl: string;
  temporalAddress: string;
  bundle: string;
  blobFolder: string;
  logFile: string;
  window: number;
}

async function main(setting: ProbeWorkerSetting): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address: setting.temporalAddress });
  const workers =
    setting.role === 'workflow'
      ? [await Worker.create({ connection, ...workflowOptions(setting) })]
      : [
          await Worker.create({ connection, ...(await ioOptions(setting)) }),
          await Worker.create({
            connection,
            taskQueue: BARE_QUEUE,
            activities: bareActivities,
            maxConcurrentActivityTaskExecutions: 50,
          }),
        ];
  process.once('disconnect', () => workers.forEach((worker) => worker.shutdown()));
  const running = Promise.all(workers.map((worker) => worker.run()));
  process.send?.('ready');
  await running;
  process.exit(0);
}

/** As in `workers/roles/`. */
function workflowOptions({ bundle }: ProbeWorkerSetting): WorkerOptions {
  return {
    taskQueue: TASK_QUEUES.workflow,
    workflowBundle: { codePath: bundle },
    maxCachedWorkflows: 500,
    maxConcurrentWorkflowTaskExecutions: 40,
  };
}

async function ioOptions(setting: ProbeWorkerSetting): Promise<WorkerOptions> {
  const { orm } = connectDatabase({
    url: setting.databaseUrl,
    connectionsMax: 10,
    applicationName: 'bench-io',
    onIdleError: () => {},
  });
  const client = new Client({ connection: await Connection.connect({ address: setting.temporalAddress }) });
  const logger = pino({ level: 'silent' });
  const progress = new RunProgressRepository(orm);
  const batches = new BatchProgressRepository(orm);
  const nudger = new BatchNudger({ batches, client, logger });
  const repository = new OperationLogRepository(orm);
  const operations = new OperationLogger({ repository, logger, file: setting.logFile, fileBytesMax: 5e7, filesMax: 2 });
  const starter = {
    start: async (run: unknown) => {
      await client.workflow.start('probeRun', probeStartOptions(run as RunRow));
      return 'started' as const;
    },
    cancel: () => Promise.resolve(false),
  };
  return {
    taskQueue: TASK_QUEUES.io,
    activities: {
      ...createSpineActivities({
        progress,
        blobStore: new LocalBlobStore(setting.blobFolder),
        cacheTtlSeconds: 3_600,
        onRunEnded: (runId) => nudger.runEnded(runId),
      }),
      ...createBatchActivities({ batches, progress, starter, window: setting.window }),
      ...probeActivities,
    },
    maxConcurrentActivityTaskExecutions: 50,
    interceptors: {
      activity: [
        (context) => ({ inbound: new ActivityRecorder({ progress, operations, logger, worker: 'bench' }, context) }),
      ],
    },
  };
}

main(JSON.parse(process.argv[2] ?? '{}') as ProbeWorkerSetting).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
