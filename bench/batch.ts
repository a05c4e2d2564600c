/**
 * Claim: a batch costs little beside its items. Items a second of batches, rows and bookkeeping included, against bare
 * workflows of one trivial activity each that a client starts with the same number at once; both in turn on the same
 * servers and workers. Then one large batch: its history stays far below Temporal's limits, and the memory of the
 * workers does not grow with its items.
 */
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode } from '@temporalio/worker';
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BlobRef } from '../contracts/blob';
import { batchStartOptions } from '../contracts/batch-start';
import { projectRoot } from '../contracts/project-root';
import { TASK_QUEUES } from '../contracts/task-queues';
import { LocalBlobStore } from '../db/blob-store/local-blob-store';
import { connectDatabase, type Database } from '../db/connect';
import { migrateDatabase } from '../db/migrate';
import { BatchesRepository, type BatchRow } from '../db/repositories/batches';
import { IdentityRepository, type Principal } from '../db/repositories/identity';
import { type Bench, type BenchContext, median, round } from './bench';
import { probeDefinition } from './probe/definition';
import type { ProbeWorkerSetting } from './probe/worker';
import { type Servers, startServers } from './servers';

const ITEMS = { short: 5_000, full: 20_000 };
const ROUNDS = 5;
const ITEMS_A_ROUND = 400;
const WINDOW = 50;
const RATIO_MIN = 0.5;
const HISTORY_EVENTS_MAX = 4_096;
const MEMORY_GROWTH_MAX = 0.1;
const SAMPLE_MS = 250;

export const bench: Bench = {
  claim: `a batch moves at least ${RATIO_MIN} times as many items a second as bare workflows, in constant memory`,
  async run(context) {
    const home = mkdtempSync(join(tmpdir(), 'treadle-batch-'));
    const servers = await startServers(home);
    try {
      return outcomeOf(await measure({ home, servers, context }));
    } finally {
      await servers.stop();
      rmSync(home, { recursive: true, force: true });
    }
  },
};

interface Measured {
  batchRates: number[];
  bareRates: number[];
  large: { items: number; seconds: number; memory: Record<string, Growth>; history: History };
}

interface History {
  executions: number;
  eventsMax: number;
  bytesMax: number;
}

interface Growth {
  halfwayMib: number;
  endMib: number;
  growth: number;
}

function outcomeOf({ batchRates, bareRates, large }: Measured) {
  const [ours, peer] = [median(batchRates), median(bareRates)];
  const ratio = ours / peer;
  const { memory, history } = large;
  const isFlat = Object.values(memory).every(({ growth }) => growth < MEMORY_GROWTH_MAX);
  return {
    ours: round(ours, 1),
    peer: round(peer, 1),
    ratio: round(ratio),
    goal: `ratio >= ${RATIO_MIN}, history < ${HISTORY_EVENTS_MAX} events, memory growth < ${MEMORY_GROWTH_MAX * 100} %`,
    pass: ratio >= RATIO_MIN && history.eventsMax < HISTORY_EVENTS_MAX && isFlat,
    details: {
      unit: 'items a second',
      rounds: batchRates.length,
      items_a_round: ITEMS_A_ROUND,
      window: WINDOW,
      batch_rates: batchRates.map((rate) => round(rate, 1)),
      bare_rates: bareRates.map((rate) => round(rate, 1)),
      large_batch_items: large.items,
      large_batch_items_a_second: round(large.items / large.seconds, 1),
      large_batch_executions: history.executions,
      history_events_max: history.eventsMax,
      history_bytes_max: history.bytesMax,
      memory_mib: memory,
    },
  };
}

interface Setup {
  home: string;
  servers: Servers;
  context: BenchContext;
}

async function measure({ home, servers, context }: Setup): Promise<Measured> {
  await migrateDatabase(servers.databaseUrl);
  const database = connectDatabase({
    url: servers.databaseUrl,
    connectionsMax: 5,
    applicationName: 'bench-batch',
    onIdleError: () => {},
  });
  const connection = await Connection.connect({ address: servers.temporalAddress });
  const client = new Client({ connection });
  const blobFolder = join(home, 'blobs');
  const result = await new LocalBlobStore(blobFolder).putBytes(Buffer.from('{"done":true}'), 'application/json');
  const owner = await new IdentityRepository(database.orm).createPrincipal({ name: 'bench', role: 'operator' });
  const workers = await startWorkers({ home, servers, blobFolder });
  const steps = { client, database, owner, result, workers };
  try {
    await batchRate(steps, ITEMS_A_ROUND);
    await bareRate(steps, ITEMS_A_ROUND);
    const rates: Pick<Measured, 'batchRates' | 'bareRates'> = { batchRates: [], bareRates: [] };
    for (let done = 1; done <= ROUNDS; done += 1) {
      const bare = await bareRate(steps, ITEMS_A_ROUND);
      const batch = await batchRate(steps, ITEMS_A_ROUND);
      rates.bareRates.push(bare);
      rates.batchRates.push(batch);
      context.say(`round ${done} of ${ROUNDS}: ${round(batch, 1)} against ${round(bare, 1)} items/s`);
    }
    const items = context.full ? ITEMS.full : ITEMS.short;
    context.say(`one batch of ${items} items`);
    return { ...rates, large: await largeBatch(steps, items) };
  } finally {
    await Promise.all(Object.values(workers).map((worker) => stopWorker(worker)));
    await connection.close();
    await database.close();
  }
}

interface Steps {
  client: Client;
  database: Database;
  owner: Principal;
  result: BlobRef;
  workers: Record<ProbeWorkerSetting['role'], ChildProcess>;
}

/** From the submission to the end of the batch's workflow. */
async function batchRate(steps: Steps, items: number): Promise<number> {
  const startedAt = performance.now();
  const { options, workflowType } = batchStartOptions(await submit(steps, items));
  await steps.client.workflow.execute(workflowType, options);
  return (items * 1_000) / (performance.now() - startedAt);
}

async function bareRate({ client }: Steps, items: number): Promise<number> {
  const startedAt = performance.now();
  const queue = Array.from({ length: items }).values();
  const lane = async () => {
    for (const _ of queue) {
      const workflowId = `bare-${randomUUID()}`;
      await client.workflow.execute('bareRun', { taskQueue: TASK_QUEUES.workflow, workflowId, args: [{ stages: 1 }] });
    }
  };
  await Promise.all(Array.from({ length: WINDOW }, lane));
  return (items * 1_000) / (performance.now() - startedAt);
}

async function submit({ database, owner, result }: Steps, count: number): Promise<BatchRow> {
  const items = Array.from({ length: count }, (_, index) => ({
    name: `${index}.txt`,
    url: null,
    input: result,
    fingerprint: randomUUID().replaceAll('-', ''),
    error: null,
  }));
  const { batch } = await new BatchesRepository(database.orm).create(
    {
      id: randomUUID(),
      pipeline: 'probe',
      projectId: owner.projectId,
      ownerId: owner.id,
      name: 'probe',
      options: { stages: 1, result },
      models: {},
      priority: 4,
      cache: 'bypass',
      items,
    },
    probeDefinition(1).stages,
  );
  return batch;
}

async function largeBatch(steps: Steps, items: number): Promise<Measured['large']> {
  const startedAt = performance.now();
  const batch = await submit(steps, items);
  const { workflowType, options } = batchStartOptions(batch);
  const handle = await steps.client.workflow.start(workflowType, options);
  const samples: { done: number; mib: Record<string, number> }[] = [];
  const ended = handle.result().then(() => true);
  while (!(await Promise.race([ended, sleep(SAMPLE_MS, false)]))) {
    samples.push({ done: await completed(steps, batch), mib: memoryOf(steps.workers) });
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const around = (role: string, share: number) =>
    median(
      samples
        .filter(({ done }) => done >= items * (share - 0.05) && done <= items * (share + 0.05))
        .map(({ mib }) => mib[role] ?? 0),
    );
  const memory = Object.fromEntries(
    Object.keys(steps.workers).map((role) => {
      const [halfwayMib, endMib] = [around(role, 0.5), around(role, 1)];
      return [
        role,
        { halfwayMib: round(halfwayMib, 1), endMib: round(endMib, 1), growth: round(endMib / halfwayMib - 1) },
      ];
    }),
  );
  return { items, seconds, memory, history: await historyOf(steps.client, handle.workflowId) };
}

async function completed({ database }: Steps, batch: BatchRow): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `select count(*)::int as count from runs where batch_id = $1 and status = 'completed'`,
    [batch.id],
  );
  return rows[0]?.count ?? 0;
}

/** Of the longest execution in the chain. */
async function historyOf(client: Client, workflowId: string): Promise<History> {
  // The list of executions is written a moment after they end.
  await sleep(2_000);
  const history: History = { executions: 0, eventsMax: 0, bytesMax: 0 };
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) {
    const { historyLength, historySize = 0 } = await client.workflow.getHandle(workflowId, runId).describe();
    history.executions += 1;
    history.eventsMax = Math.max(history.eventsMax, historyLength);
    history.bytesMax = Math.max(history.bytesMax, historySize);
  }
  return history;
}

/** Resident memory in MiB. */
function memoryOf(workers: Steps['workers']): Record<string, number> {
  return Object.fromEntries(
    Object.entries(workers).map(([role, { pid }]) => {
      const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return [role, Number(kib) / 1_024];
    }),
  );
}

async function startWorkers(setup: { home: string; servers: Servers; blobFolder: string }): Promise<Steps['workers']> {
  const { home, servers, blobFolder } = setup;
  const { code } = await bundleWorkflowCode({ workflowsPath: join(projectRoot(), 'bench', 'probe', 'workflows.ts') });
  const bundle = join(home, 'workflows.js');
  writeFileSync(bundle, code);
  const { databaseUrl, temporalAddress } = servers;
  const logFile = join(home, 'operations.jsonl');
  const setting = { databaseUrl, temporalAddress, bundle, blobFolder, logFile, window: WINDOW };
  const [workflow, io] = await Promise.all([
    startWorker({ ...setting, role: 'workflow' }),
    startWorker({ ...setting, role: 'io' }),
  ]);
  return { workflow, io };
}

async function startWorker(setting: ProbeWorkerSetting): Promise<ChildProcess> {
  const worker = fork(join(__dirname, 'probe', 'worker.js'), [JSON.stringify(setting)]);
  await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(() => Promise.reject(new Error(`The ${setting.role} worker ended while it started.`))),
  ]);
  return worker;
}

async function stopWorker(worker: ChildProcess): Promise<void> {
  const ended = once(worker, 'exit');
  worker.disconnect();
  await ended;
}
