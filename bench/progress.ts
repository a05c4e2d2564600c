/**
 * Claim: with 1,000 open sockets the message that a stage has ended arrives within 100 ms (p95) of its end. Real
 * receipts are read meanwhile; each run has an equal share of the sockets. A stage ends when its state is written.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { ApiClient } from './api-client';
import { type Bench, type BenchContext, quantile, round } from './bench';
import { drawReceipts } from './receipts-to-read';
import { startSystem, type System } from './system';

const SOCKETS = 1_000;
const RUNS = { short: 20, full: 100 };
const P95_MAX_MS = 100;
const CONNECTING_AT_ONCE = 50;

interface Watched {
  snapshots: number;
  ended: number;
  latenciesMs: number[];
}

export const bench: Bench = {
  claim: `p95 from stage end to message under ${P95_MAX_MS} ms with ${SOCKETS} open sockets`,
  async run(context) {
    const system = await startSystem();
    try {
      const watched = await watchRuns(system, context);
      const p95 = quantile(watched.latenciesMs, 0.95);
      return {
        ours: round(p95, 1),
        peer: null,
        ratio: round(p95, 1),
        goal: `p95 <= ${P95_MAX_MS} ms, every socket got its snapshot and the run's end`,
        pass: p95 <= P95_MAX_MS && watched.snapshots === SOCKETS && watched.ended === SOCKETS,
        details: {
          unit: 'ms',
          sockets: SOCKETS,
          snapshots: watched.snapshots,
          run_ends_seen: watched.ended,
          messages: watched.latenciesMs.length,
          p50_ms: round(quantile(watched.latenciesMs, 0.5), 1),
          p99_ms: round(quantile(watched.latenciesMs, 0.99), 1),
          max_ms: round(Math.max(...watched.latenciesMs), 1),
        },
      };
    } finally {
      await system.stop();
    }
  },
};

async function watchRuns(system: System, context: BenchContext): Promise<Watched> {
  const api = new ApiClient(system);
  const watched: Watched = { snapshots: 0, ended: 0, latenciesMs: [] };
  const receipts = await drawReceipts(context.full ? RUNS.full : RUNS.short);
  // A first run keeps the readers busy until all sockets are open.
  const ids = await Promise.all(receipts.map((receipt) => api.submitUntilAccepted(receipt)));
  const sockets: WebSocket[] = [];
  for (let opened = 0; opened < SOCKETS; opened += CONNECTING_AT_ONCE) {
    const group = Array.from({ length: Math.min(CONNECTING_AT_ONCE, SOCKETS - opened) }, (_, index) => {
      // The last runs end last, so most sockets see most of their run.
      const id = ids[ids.length - 1 - ((opened + index) % ids.length)] ?? '';
      return open(system, id, watched);
    });
    sockets.push(...(await Promise.all(group)));
  }
  context.say(`${sockets.length} sockets are open`);
  await Promise.all(ids.map((id) => api.untilEnded(id)));
  await sleep(1_000);
  for (const socket of sockets) socket.terminate();
  return watched;
}

function open(system: System, runId: string, watched: Watched): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${system.url.replace('http', 'ws')}/ws/pipeline/${runId}`, {
      headers: { authorization: `Bearer ${system.token}` },
    });
    socket.once('error', reject);
    socket.on('message', (data: Buffer) => {
      const receivedAt = Date.now();
      const message = JSON.parse(data.toString('utf8')) as { type: string; at?: string; status?: string };
      if (message.type === 'snapshot') {
        watched.snapshots += 1;
        if (message.status === 'completed') watched.ended += 1;
        resolve(socket);
      }
      if (message.type === 'task_completed' && message.at)
        watched.latenciesMs.push(receivedAt - Date.parse(message.at));
      if (message.type === 'run_completed') watched.ended += 1;
    });
  });
}
