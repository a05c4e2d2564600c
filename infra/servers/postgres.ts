/**
 * The embedded Postgres: real binaries from npm, data under `TREADLE_HOME/postgres`, loopback only. Prepares the data
 * folder and tells the supervisor (and the set-up of tests and benchmarks) how to run the server.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { EMBEDDED_DATABASE, embeddedDatabaseUrl, POSTGRES_PASSWORD_FILE } from '../../config/database-url';
import { errorText } from '../../config/error-text';
import { StartError } from '../../config/start-error';
import type { ChildSpec } from '../supervisor/child-spec';
import { type Account, postgresRunAs, type RunAs } from './postgres-account';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries';
import { clearLeftovers } from './postgres-leftovers';

const PROBE_EVERY_MS = 100;
const READY_MS_MAX = 120_000;
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const INVALID_PASSWORD = '28P01';
const DUPLICATE_DATABASE = '42P04';

/** Room for every process's pool; small buffers for small machines. */
const SERVER_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  // Containers often have 64 MB of /dev/shm, too little for parallel queries.
  dynamic_shared_memory_type: 'mmap',
  // One call for the whole file system instead of one for each file: recovery after a crash begins at once.
  ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
};

export interface EmbeddedPostgresOptions {
  /** TREADLE_HOME; must exist. */
  home: string;
  port: number;
  /** Server settings on top of ours: tests and benchmarks only. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  url: string;
  spec: ChildSpec;
}

interface Cluster {
  binaries: PostgresBinaries;
  data: string;
  runAs: RunAs;
}

/** Makes the data folder at the first call (about two seconds). @throws StartError where that is not possible. */
export async function embeddedPostgres({
  home,
  port,
  settings = {},
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = postgresBinaries();
  const runAs = postgresRunAs({ programs: dirname(binaries.postgres), data: home });
  const cluster: Cluster = { binaries, data: join(home, 'postgres'), runAs };
  const password = initialise(cluster, join(home, POSTGRES_PASSWORD_FILE));
  const flags = Object.entries({ ...SERVER_SETTINGS, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const args = ['-D', cluster.data, '-p', String(port), ...flags];
  return Promise.resolve({
    url: embeddedDatabaseUrl({ password, port }),
    spec: {
      name: 'postgres',
      native: true,
      launch: async (output) => {
        await clearLeftovers(cluster.data);
        const { command, args: all } = commandLine(cluster, binaries.postgres, args);
        return spawn(command, all, { ...runAs.spawnOptions, stdio: ['ignore', output, output], detached: true });
      },
      readiness: (signal) => untilServing(embeddedDatabaseUrl({ password, port }, 'postgres'), signal),
      readyMsMax: READY_MS_MAX,
      stop: { signal: 'SIGINT', graceMs: 30_000, hastySignal: 'SIGQUIT' },
    },
  });
}

/** Makes the cluster once; an interrupted attempt leaves only a draft, which the next one replaces. Returns the password. */
function initialise({ binaries, data, runAs }: Cluster, passwordFile: string): string {
  const password = existsSync(passwordFile) ? readFileSync(passwordFile, 'utf8').trim() : undefined;
  if (existsSync(join(data, 'PG_VERSION'))) {
    if (password !== undefined) return password;
    throw new StartError(`The database in ${data} has a password, but ${passwordFile} is missing. Restore that file.`);
  }
  const fresh = password ?? randomBytes(24).toString('hex');
  writeFileSync(passwordFile, fresh, { mode: 0o600 });
  const draft = `${data}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  // The server's own user cannot read our file, and reading from a pipe fails for it too.
  const passwordCopy = `${draft}.password`;
  writeFileSync(passwordCopy, fresh, { mode: 0o600 });
  if (runAs.account) giveTo(runAs.account, [draft, passwordCopy]);
  const flags = [
    '-D',
    draft,
    '-U',
    EMBEDDED_DATABASE,
    `--pwfile=${passwordCopy}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-instructions',
  ];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { command, args } = commandLine({ binaries, data, runAs }, binaries.initdb, [...flags, ...locale]);
  try {
    execFileSync(command, args, { ...runAs.spawnOptions, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    throw new StartError(
      `Postgres could not make its data folder ${data}: ${errorText(error).trim().split('\n').at(-1)}`,
      { cause: error },
    );
  } finally {
    rmSync(passwordCopy, { force: true });
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(draft, data);
  return fresh;
}

function commandLine({ runAs }: Cluster, program: string, args: string[]): { command: string; args: string[] } {
  const [command = program, ...rest] = [...runAs.prefix, program, ...args];
  return { command, args: rest };
}

function giveTo({ uid, gid }: Account, paths: string[]): void {
  for (const path of paths) chownSync(path, uid, gid);
}

/** Resolves when the server answers and our database is there. @throws StartError where the password does not fit. */
async function untilServing(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await ensureDatabase(url);
      return;
    } catch (error) {
      if (error instanceof DatabaseError && error.code === INVALID_PASSWORD) {
        throw new StartError(
          `The password in ${POSTGRES_PASSWORD_FILE} is not that of the database beside it. Restore that file.`,
          { cause: error },
        );
      }
      await sleep(PROBE_EVERY_MS);
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [EMBEDDED_DATABASE]);
    if (rowCount === 0) await client.query(`create database ${EMBEDDED_DATABASE}`);
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === DUPLICATE_DATABASE)) throw error;
  } finally {
    await client.end();
  }
}
