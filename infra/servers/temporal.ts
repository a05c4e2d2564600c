/**
 * The embedded Temporal server with its Web UI: the CLI's development server on a database file. `npm start`, tests and
 * benchmarks all start it from here, so that they all get the same server.
 */
import { Connection } from '@temporalio/client';
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes';
import type { ChildSpec } from '../supervisor/child-spec';

/**
 * The default poll limits of the queue processors cost about 100 ms a step. Priority and fairness are off by default,
 * and they act within one partition. The front end's limits per second are made for shared clusters.
 */
const DYNAMIC_CONFIG = {
  'history.transferProcessorMaxPollRPS': 2000,
  'history.timerProcessorMaxPollRPS': 2000,
  'history.visibilityProcessorMaxPollRPS': 2000,
  'matching.useNewMatcher': true,
  'matching.enableFairness': true,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  'frontend.rps': 10_000,
  'frontend.namespaceRPS': 10_000,
} as const;

const ATTRIBUTE_TYPES = { KEYWORD: 'Keyword', BOOL: 'Bool', INT: 'Int' } as const;

const PROBE_EVERY_MS = 50;
const READY_MS_MAX = 120_000;

export interface EmbeddedTemporalOptions {
  /** Path of the `temporal` program. */
  executable: string;
  /** SQLite file that keeps everything across restarts; null keeps it in memory, for tests. */
  databaseFile: string | null;
  port: number;
  /** Null runs without Web UI. */
  uiPort: number | null;
  namespace: string;
}

export function embeddedTemporal(options: EmbeddedTemporalOptions): ChildSpec {
  return {
    name: 'temporal',
    native: true,
    launch: (output) =>
      Promise.resolve(
        spawn(options.executable, serverArguments(options), { stdio: ['ignore', output, output], detached: true }),
      ),
    readiness: (signal) => untilServing(options, signal),
    readyMsMax: READY_MS_MAX,
    stop: { signal: 'SIGINT', graceMs: 15_000, hastySignal: 'SIGKILL' },
  };
}

function serverArguments({ databaseFile, port, uiPort, namespace }: EmbeddedTemporalOptions): string[] {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'],
    ...(databaseFile === null ? [] : ['--db-filename', databaseFile]),
    ...(uiPort === null ? ['--headless'] : ['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort)]),
    ...(namespace === 'default' ? [] : ['--namespace', namespace]),
    ...Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => [
      '--search-attribute',
      `${name}=${ATTRIBUTE_TYPES[type]}`,
    ]),
    ...Object.entries(DYNAMIC_CONFIG).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ];
}

async function untilServing({ port, namespace }: EmbeddedTemporalOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await probe(`127.0.0.1:${port}`, namespace);
      return;
    } catch {
      await sleep(PROBE_EVERY_MS);
    }
  }
}

async function probe(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '2s' });
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } finally {
    await connection.close();
  }
}
