/**
 * Claim: any process may die at any moment and nothing is lost. 60 documents are read while `kill -9` hits the cpu
 * worker, the workflow worker, the API, the Temporal server and Postgres at random, again and again; afterwards every
 * document has exactly one result, equal to the one of an undisturbed run.
 */
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Bench, type BenchContext, median, round } from './bench';
import { ApiClient, type FileToSend } from './api-client';
import { killTarget, type Target } from './processes';
import { drawReceipts } from './receipts-to-read';
import { startSystem, type System } from './system';

const DOCUMENTS = 60;
const KILLS_MIN = 30;
/** Afterwards the rest is read in peace: what is shown is that nothing was lost, not that nothing can stop it. */
const KILLS_MAX = 45;
const PAUSE_MS = { least: 1_000, most: 8_000 };
const SUBMISSIONS_AT_ONCE = 8;
const FINISH_TIMEOUT_MS = 900_000;

const TARGETS = ['cpu', 'workflow', 'io', 'api', 'temporal', 'postgres'] as const satisfies Target[];

interface Kill {
  target: Target;
  at: number;
}

export const bench: Bench = {
  claim: 'every document ends with exactly one result, equal to the undisturbed one, under at least 30 kills',
  async run(context) {
    const receipts = await drawReceipts(DOCUMENTS);
    const undisturbed = await readAll(receipts, context, null);
    const kills: Kill[] = [];
    const disturbed = await readAll(receipts, context, kills);

    const lost = receipts.filter((receipt) => !disturbed.results.has(receipt.name)).length;
    const different = receipts.filter(
      ({ name }) => !isDeepStrictEqual(disturbed.results.get(name), undisturbed.results.get(name)),
    ).length;
    const duplicated = disturbed.runs - receipts.length;
    const recoveries = recoveryTimes(kills, disturbed.progressTimes);
    const faults = lost + different + Math.abs(duplicated) + disturbed.stuck + disturbed.temporaryFiles;
    return {
      ours: faults,
      peer: null,
      ratio: faults,
      goal: 'lost + different + duplicated + stuck + temporary files = 0, kills >= 30',
      pass: faults === 0 && kills.length >= KILLS_MIN,
      details: {
        documents: receipts.length,
        kills: kills.length,
        kills_by_target: countBy(kills.map((kill) => kill.target)),
        lost,
        different,
        duplicated,
        stuck: disturbed.stuck,
        temporary_files: disturbed.temporaryFiles,
        recovery_median_s: round(median(recoveries)),
        recovery_worst_s: round(Math.max(...recoveries)),
        undisturbed_s: round(undisturbed.seconds, 1),
        disturbed_s: round(disturbed.seconds, 1),
      },
    };
  },
};

interface Reading {
  /** File name -> final result. */
  results: Map<string, unknown>;
  runs: number;
  stuck: number;
  temporaryFiles: number;
  /** Milliseconds since the epoch at which some stage of some run made progress. */
  progressTimes: number[];
  seconds: number;
}

async function readAll(receipts: FileToSend[], context: BenchContext, kills: Kill[] | null): Promise<Reading> {
  const system = await startSystem();
  try {
    const api = new ApiClient(system);
    const startedAt = performance.now();
    const over = new AbortController();
    const killer = kills && killAtRandom(system, { kills, signal: over.signal, context });
    const ids = await submitAll(api, receipts);
    const results = await collect(api, ids);
    // The queue may be empty before enough has been killed: then the idle system must survive the rest.
    while (kills && kills.length < KILLS_MIN) await sleep(100);
    over.abort();
    await killer;
    await api.untilReady();
    const seconds = (performance.now() - startedAt) / 1_000;
    const runs = await api.allRuns();
    return {
      results,
      runs: runs.length,
      stuck: runs.filter((run) => run.status === 'queued' || run.status === 'running').length,
      temporaryFiles: countTemporaryFiles(system.home),
      progressTimes: (await Promise.all(runs.map((run) => api.events(run.chain_id))))
        .flat()
        .map((event) => Date.parse(event.at)),
      seconds,
    };
  } finally {
    await system.stop();
  }
}

async function submitAll(api: ApiClient, receipts: FileToSend[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const queue = [...receipts];
  const lane = async () => {
    for (let receipt = queue.pop(); receipt; receipt = queue.pop()) {
      ids.set(receipt.name, await api.submitUntilAccepted(receipt));
    }
  };
  await Promise.all(Array.from({ length: SUBMISSIONS_AT_ONCE }, lane));
  return ids;
}

async function collect(api: ApiClient, ids: Map<string, string>): Promise<Map<string, unknown>> {
  const results = new Map<string, unknown>();
  const deadline = Date.now() + FINISH_TIMEOUT_MS;
  while (results.size < ids.size && Date.now() < deadline) {
    await sleep(1_000);
    for (const [name, id] of ids) {
      if (results.has(name)) continue;
      const run = await api.run(id);
      if (run.status === 'completed') results.set(name, run.final_result);
    }
  }
  return results;
}

async function killAtRandom(
  system: System,
  { kills, signal, context }: { kills: Kill[]; signal: AbortSignal; context: BenchContext },
): Promise<void> {
  let bag: Target[] = [];
  while (!signal.aborted && kills.length < KILLS_MAX) {
    await sleep(PAUSE_MS.least + Math.random() * (PAUSE_MS.most - PAUSE_MS.least));
    // Random order, but each target has its turn before any has its next.
    if (bag.length === 0) bag = [...TARGETS];
    const [target] = bag.splice(Math.floor(Math.random() * bag.length), 1);
    const pid = target && killTarget(system, target);
    if (!target || pid === undefined) continue;
    kills.push({ target, at: Date.now() });
    context.say(`kill ${kills.length}: ${target} (${pid})`);
  }
}

/** Seconds from each kill to the next progress of any run; kills after the last progress hit an idle system. */
function recoveryTimes(kills: Kill[], progressTimes: number[]): number[] {
  const times = [...progressTimes].sort((a, b) => a - b);
  return kills.flatMap(({ at }) => {
    const next = times.find((time) => time > at);
    return next === undefined ? [] : [(next - at) / 1_000];
  });
}

function countTemporaryFiles(home: string): number {
  try {
    return readdirSync(`${home}/blobs/tmp`).length;
  } catch {
    return 0;
  }
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
