/**
 * Claim: a run's orchestration, our bookkeeping included (row, stages, events, notifications, operation log, result,
 * cache entry), costs at most 1.5 times bare Temporal per stage. Both run on the same servers in turn; a third of the
 * pairs has one stage, the rest five, so that the cost of a stage is told apart from the cost of a run.
 */
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { ActivityRecorder } from '../activities/spine/activity-recorder';
import { createSpineActivities } from '../activities/spine/activities';
import { OperationLogger } from '../activities/spine/operation-logger';
import type { BlobRef } from '../contracts/blob';
import { projectRoot } from '../contracts/project-root';
import { TASK_QUEUES } from '../contracts/task-queues';
import { LocalBlobStore } from '../db/blob-store/local-blob-store';
import { connectDatabase, type Database } from '../db/connect';
import { migrateDatabase } from '../db/migrate';
import { IdentityRepository, type Principal } from '../db/repositories/identity';
import { OperationLogRepository } from '../db/repositories/operation-log';
import { RunProgressRepository } from '../db/repositories/run-progress';
import { RunsRepository } from '../db/repositories/runs';
import { type Bench, type BenchContext, median, round } from './bench';
import { bareActivities, probeActivities } from './probe/activities';
import { probeDefinition } from './probe/definition';
import { BARE_QUEUE } from './probe/queues';
import { probeStartOptions } from './probe/start';
import { startServers } from './servers';

const PAIRS = { short: 30, full: 150 };
const WARM_UP_PAIRS = 5;
const STAGES = 5;
const RATIO_MAX = 1.5;

export const bench: Bench = {
  claim: `a stage of a run costs at most ${RATIO_MAX} times a step of bare Temporal`,
  async run(context) {
    const home = mkdtempSync(join(tmpdir(), 'treadle-overhead-'));
    const servers = await startServers(home);
    try {
      const samples = await measure({ home, servers, context });
      const prefect = await prefectMilliseconds(context);
      const perStage = (runs: number[], ones: number[]) => (median(runs) - median(ones)) / (STAGES - 1);
      const ours = perStage(samples.ours.five, samples.ours.one);
      const bare = perStage(samples.bare.five, samples.bare.one);
      const ratio = ours / bare;
      return {
        ours: round(ours, 2),
        peer: round(bare, 2),
        ratio: round(ratio),
        goal: `ratio <= ${RATIO_MAX}`,
        pass: ratio <= RATIO_MAX,
        details: {
          unit: 'ms a stage',
          pairs: samples.ours.five.length,
          five_stages_ours_p50_ms: round(median(samples.ours.five), 1),
          five_stages_bare_p50_ms: round(median(samples.bare.five), 1),
          five_stages_ratio: round(median(samples.ours.five) / median(samples.bare.five)),
          one_stage_ours_p50_ms: round(median(samples.ours.one), 1),
          one_stage_bare_p50_ms: round(median(samples.bare.one), 1),
          prefect_five_tasks_p50_ms: prefect,
        },
      };
    } finally {
      await servers.stop();
      rmSync(home, { recursive: true, force: true });
    }
  },
};

interface Samples {
  one: number[];
  five: number[];
}

async function measure(setup: {
  home: string;
  servers: { databaseUrl: string; temporalAddress: string };
  context: BenchContext;
}): Promise<{ ours: Samples; bare: Samples }> {
  const { home, servers, context } = setup;
  await migrateDatabase(servers.databaseUrl);
  const database = connectDatabase({
    url: servers.databaseUrl,
    connectionsMax: 10,
    applicationName: 'bench-overhead',
    onIdleError: () => {},
  });
  const native = await NativeConnection.connect({ address: servers.temporalAddress });
  const connection = await Connection.connect({ address: servers.temporalAddress });
  const client = new Client({ connection });
  const blobStore = new LocalBlobStore(join(home, 'blobs'));
  const workers = await createWorkers({ native, database, blobStore, home });
  const running = workers.map((worker) => worker.run());
  const principal = await new IdentityRepository(database.orm).createPrincipal({ name: 'bench', role: 'operator' });
  const result = await blobStore.putBytes(Buffer.from('{"done":true}'), 'application/json');
  const steps = { client, database, principal, result };
  try {
    return await alternate(steps, context);
  } finally {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
    await native.close();
    await connection.close();
    await database.close();
  }
}

interface Steps {
  client: Client;
  database: Database;
  principal: Principal;
  result: BlobRef;
}

async function alternate(steps: Steps, context: BenchContext): Promise<{ ours: Samples; bare: Samples }> {
  const ours: Samples = { one: [], five: [] };
  const bare: Samples = { one: [], five: [] };
  const pairs = context.full ? PAIRS.full : PAIRS.short;
  for (let pair = -WARM_UP_PAIRS; pair < pairs; pair += 1) {
    for (const [key, stages] of [
      ['one', 1],
      ['five', STAGES],
    ] as const) {
      const bareMs = await timed(() => bareRun(steps, stages));
      const oursMs = await timed(() => ourRun(steps, stages));
      if (pair < 0) continue;
      bare[key].push(bareMs);
      ours[key].push(oursMs);
    }
    if (pair >= 0 && pair % 10 === 9) context.say(`${pair + 1} of ${pairs} pairs`);
  }
  return { ours, bare };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function bareRun({ client }: Steps, stages: number): Promise<unknown> {
  const workflowId = `bare-${randomUUID()}`;
  return client.workflow.execute('bareRun', { taskQueue: TASK_QUEUES.workflow, workflowId, args: [{ stages }] });
}

/** From the submission of the row to the end of the workflow, whose last activity has written the result. */
async function ourRun({ client, database, principal, result }: Steps, stages: number): Promise<void> {
  const { run } = await new RunsRepository(database.orm).submit(
    {
      id: randomUUID(),
      pipeline: 'probe',
      projectId: principal.projectId,
      ownerId: principal.id,
      input: result,
      inputName: 'probe.txt',
      options: { stages, result },
      models: {},
      fingerprint: randomUUID().replaceAll('-', ''),
      priority: 2,
      deadlineSeconds: null,
    },
    probeDefinition(stages).stages,
  );
  await client.workflow.execute('probeRun', probeStartOptions(run));
}

async function createWorkers(setup: {
  native: NativeConnection;
  database: Database;
  blobStore: LocalBlobStore;
  home: string;
}): Promise<Worker[]> {
  const { native: connection, database, blobStore, home } = setup;
  const progress = new RunProgressRepository(database.orm);
  const logger = pino({ level: 'silent' });
  const operations = new OperationLogger({
    repository: new OperationLogRepository(database.orm),
    logger,
    file: join(home, 'operations.jsonl'),
    fileBytesMax: 50_000_000,
    filesMax: 2,
  });
  const source = join(projectRoot(), 'bench', 'probe', 'workflows.ts');
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: source });
  return Promise.all([
    Worker.create({ connection, taskQueue: TASK_QUEUES.workflow, workflowBundle }),
    Worker.create({ connection, taskQueue: BARE_QUEUE, activities: bareActivities }),
    Worker.create({
      connection,
      taskQueue: TASK_QUEUES.io,
      activities: { ...createSpineActivities({ progress, blobStore, cacheTtlSeconds: 3_600 }), ...probeActivities },
      interceptors: {
        activity: [
          (activity) => ({
            inbound: new ActivityRecorder({ progress, operations, logger, worker: 'bench' }, activity),
          }),
        ],
      },
    }),
  ]);
}

/** Median milliseconds of five trivial tasks in Prefect, for information; null where its virtual environment is absent. */
async function prefectMilliseconds(context: BenchContext): Promise<number | null> {
  const python = join(
    process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    'treadle',
    'prefect',
    'bin',
    'python',
  );
  if (!existsSync(python)) {
    context.say(
      `Prefect is not measured: ${python} is missing (python3 -m venv, then pip install prefect 'fastapi<0.116').`,
    );
    return null;
  }
  const script = join(projectRoot(), 'bench', 'peers', 'prefect_flow.py');
  try {
    const { stdout } = await promisify(execFile)(python, [script, context.full ? '20' : '8'], {
      env: { ...process.env, PREFECT_LOGGING_LEVEL: 'ERROR', PREFECT_SERVER_ANALYTICS_ENABLED: 'false' },
      maxBuffer: 10_000_000,
    });
    const { median_s: seconds } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as { median_s?: number };
    return seconds === undefined ? null : round(seconds * 1_000, 0);
  } catch (error) {
    context.say(
      `Prefect is not measured: ${error instanceof Error ? error.message.split('\n').at(-1) : String(error)}`,
    );
    return null;
  }
}
