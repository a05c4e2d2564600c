/**
 * Claim: a cached answer costs little more than the cheapest answer that Express and Postgres can give. Load comes in
 * turns, two seconds each, from 50 connections: ours (token, options, fingerprint, cache look-up), then a bare Express
 * route with one select of the same result.
 */
import autocannon from 'autocannon';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Bench, type BenchContext, median, round } from './bench';
import { ApiClient } from './api-client';
import { drawReceipts } from './receipts-to-read';
import { startSystem, type System } from './system';

const CONNECTIONS = 50;
const TURN_SECONDS = 2;
const TURNS = { short: 15, full: 45 };
const RATE_RATIO_MIN = 0.7;
const P99_RATIO_MAX = 1.5;

interface Turn {
  requestsPerSecond: number;
  p99Ms: number;
}

export const bench: Bench = {
  claim: `cached answers reach at least ${RATE_RATIO_MIN} of a bare Express route's requests/s, p99 at most ${P99_RATIO_MAX} times its p99`,
  async run(context) {
    const system = await startSystem();
    try {
      return await compare(system, context);
    } finally {
      await system.stop();
    }
  },
};

async function compare(system: System, context: BenchContext) {
  const { runId, request } = await prepareCachedRun(system);
  const peer = fork(join(__dirname, 'peers', 'bare-express.js'), [], {
    env: { ...process.env, PEER_DATABASE_URL: system.databaseUrl, PEER_RUN_ID: runId },
  });
  const [port] = (await once(peer, 'message')) as [number];
  const ours: Turn[] = [];
  const bare: Turn[] = [];
  try {
    const turns = context.full ? TURNS.full : TURNS.short;
    for (let turn = -1; turn < turns; turn += 1) {
      const oursTurn = await load(request);
      const bareTurn = await load({ url: `http://127.0.0.1:${port}/` });
      if (turn < 0) continue;
      ours.push(oursTurn);
      bare.push(bareTurn);
      context.say(`turn ${turn + 1}: ${oursTurn.requestsPerSecond} against ${bareTurn.requestsPerSecond} requests/s`);
    }
  } finally {
    peer.kill();
  }
  const rate = (turns: Turn[]) => median(turns.map((turn) => turn.requestsPerSecond));
  const p99 = (turns: Turn[]) => median(turns.map((turn) => turn.p99Ms));
  const ratio = median(
    ours.map((turn, index) => turn.requestsPerSecond / (bare[index]?.requestsPerSecond ?? Number.NaN)),
  );
  const p99Ratio = median(ours.map((turn, index) => turn.p99Ms / (bare[index]?.p99Ms ?? Number.NaN)));
  return {
    ours: round(rate(ours), 0),
    peer: round(rate(bare), 0),
    ratio: round(ratio),
    goal: `ratio >= ${RATE_RATIO_MIN}, p99 ratio <= ${P99_RATIO_MAX}`,
    pass: ratio >= RATE_RATIO_MIN && p99Ratio <= P99_RATIO_MAX,
    details: {
      unit: 'requests/s',
      connections: CONNECTIONS,
      turns: ours.length,
      p99_ours_ms: round(p99(ours), 1),
      p99_bare_ms: round(p99(bare), 1),
      p99_ratio: round(p99Ratio),
    },
  };
}

/** One receipt is read; from then on the request is answered from the cache. */
async function prepareCachedRun(system: System): Promise<{ runId: string; request: autocannon.Options }> {
  const api = new ApiClient(system);
  const [receipt] = await drawReceipts(1);
  if (!receipt) throw new Error('No receipt was drawn.');
  const runId = await api.submitUntilAccepted(receipt);
  const run = await api.untilEnded(runId);
  const request = {
    url: `${system.url}/api/v1/documents/runs`,
    method: 'POST' as const,
    headers: { authorization: `Bearer ${system.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ blob: { sha256: run.input.sha256 }, options: receipt.options }),
  };
  const reply = await fetch(request.url, { method: 'POST', headers: request.headers, body: request.body });
  const answer = (await reply.json()) as { cached?: boolean };
  if (answer.cached !== true)
    throw new Error(`The second submission was not answered from the cache: ${JSON.stringify(answer)}`);
  return { runId, request };
}

async function load(request: autocannon.Options): Promise<Turn> {
  const result = await autocannon({ ...request, connections: CONNECTIONS, duration: TURN_SECONDS });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${request.url}: ${result.non2xx} replies were not 2xx, ${result.errors} errors.`);
  }
  return { requestsPerSecond: result.requests.average, p99Ms: result.latency.p99 };
}
