/** The children of `npm start`: which servers and processes make up the system on one machine, and in which order. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environmentWith, type Env, type EnvOverrides } from '../config/env';
import { WORKER_ROLES } from '../contracts/task-queues';
import { RENEW_LOST_TOKEN } from './admin-token';
import { embeddedPostgres } from './servers/postgres';
import { embeddedTemporal } from './servers/temporal';
import { temporalExecutable } from './servers/temporal-executable';
import type { ChildSpec } from './supervisor/child-spec';

/** The compiled code beside this file's compiled form. */
const BUILD = join(__dirname, '..');
const READY_MS_MAX = 180_000;
/** An activity that is cut off by the end of this time is tried again after the next start. */
const STOP = { signal: 'SIGTERM', graceMs: 20_000, hastySignal: 'SIGKILL' } as const;

/** Requests leave short-lived objects behind: room for more of them makes collections rarer, and the slowest answers faster. */
const API_NODE_FLAGS = ['--max-semi-space-size=32'];

export interface Servers {
  /** The embedded ones; empty where both are external. */
  specs: ChildSpec[];
  /** Where all processes find them. */
  addresses: EnvOverrides;
}

/** Prepares the embedded servers that the configuration asks for: data folders, programs, addresses. */
export async function prepareServers(env: Env, say: (line: string) => void): Promise<Servers> {
  const [postgres, temporal] = await Promise.all([
    env.DATABASE_URL === undefined ? embeddedPostgres({ home: env.TREADLE_HOME, port: env.POSTGRES_PORT }) : undefined,
    env.TEMPORAL_ADDRESS === undefined ? temporalSpec(env, say) : undefined,
  ]);
  return {
    specs: [postgres?.spec, temporal].filter((spec) => spec !== undefined),
    addresses: {
      TREADLE_HOME: env.TREADLE_HOME,
      PORT: String(env.PORT),
      ...(postgres && { DATABASE_URL: postgres.url }),
      ...(temporal && { TEMPORAL_ADDRESS: `127.0.0.1:${env.TEMPORAL_PORT}`, TEMPORAL_TLS: 'false' }),
      ...(temporal &&
        env.TEMPORAL_UI_URL === undefined && { TEMPORAL_UI_URL: `http://127.0.0.1:${env.TEMPORAL_UI_PORT}` }),
    },
  };
}

async function temporalSpec(env: Env, say: (line: string) => void): Promise<ChildSpec> {
  return embeddedTemporal({
    executable: await temporalExecutable({ cacheHome: env.XDG_CACHE_HOME, say }),
    databaseFile: join(env.TREADLE_HOME, 'temporal.db'),
    port: env.TEMPORAL_PORT,
    uiPort: env.TEMPORAL_UI_PORT,
    namespace: env.TEMPORAL_NAMESPACE,
  });
}

export function migration(addresses: EnvOverrides): ChildSpec {
  return { ...ours('migrate', { script: 'infra/migrate.js', args: [RENEW_LOST_TOKEN], addresses }), readiness: 'exit' };
}

/** API and workers; they need nothing of each other, so they start together. */
export function services(addresses: EnvOverrides): ChildSpec[] {
  return [
    ours('api', { script: 'api/main.js', args: [], addresses, nodeFlags: API_NODE_FLAGS }),
    ...WORKER_ROLES.map((role) => ours(`worker-${role}`, { script: 'workers/main.js', args: [role], addresses })),
  ];
}

interface OurProcess {
  script: string;
  args: string[];
  addresses: EnvOverrides;
  nodeFlags?: readonly string[];
}

/** A process group of its own: Ctrl-C in the terminal reaches the supervisor alone, which stops all in order. */
function ours(name: string, { script, args, addresses, nodeFlags = [] }: OurProcess): ChildSpec {
  return {
    name,
    native: false,
    launch: (output) =>
      Promise.resolve(
        spawn(process.execPath, ['--enable-source-maps', ...nodeFlags, join(BUILD, script), ...args], {
          env: environmentWith(addresses),
          stdio: ['ignore', output, output, 'ipc'],
          detached: true,
        }),
      ),
    readiness: 'message',
    readyMsMax: READY_MS_MAX,
    stop: STOP,
  };
}
