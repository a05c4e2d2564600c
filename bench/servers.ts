/** Postgres and Temporal alone, as `npm start` runs them, for benchmarks and tests that bring their own workers. */
import { join } from 'node:path';
import { readEnv } from '../config/env';
import { embeddedPostgres } from '../infra/servers/postgres';
import { embeddedTemporal } from '../infra/servers/temporal';
import { temporalExecutable } from '../infra/servers/temporal-executable';
import { Supervisor } from '../infra/supervisor/supervisor';
import { freePorts } from './system';

export interface Servers {
  databaseUrl: string;
  temporalAddress: string;
  stop(): Promise<void>;
}

export interface ServersOptions {
  /** Folder of the process ids; `pids` under `home` unless given. */
  pidFolder?: string;
  /** Settings of Postgres on top of ours. */
  postgresSettings?: Record<string, string>;
  /** Temporal keeps nothing, and no server says anything of itself. */
  isTemporary?: boolean;
}

/** Data lies under `home`, on disk as in real use: both servers write through to it unless told otherwise. */
export async function startServers(home: string, options: ServersOptions = {}): Promise<Servers> {
  const { pidFolder = join(home, 'pids'), postgresSettings = {}, isTemporary = false } = options;
  const [postgresPort = 0, temporalPort = 0] = await freePorts(2);
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const supervisor = new Supervisor({ logFolder: join(home, 'logs'), pidFolder, notify: isTemporary ? () => {} : say });
  const postgres = await embeddedPostgres({ home, port: postgresPort, settings: postgresSettings });
  const executable = await temporalExecutable({ cacheHome: readEnv().XDG_CACHE_HOME, say });
  const temporal = embeddedTemporal({
    executable,
    databaseFile: isTemporary ? null : join(home, 'temporal.db'),
    port: temporalPort,
    uiPort: null,
    namespace: 'default',
  });
  await supervisor.startGroup([postgres.spec, temporal]);
  return {
    databaseUrl: postgres.url,
    temporalAddress: `127.0.0.1:${temporalPort}`,
    stop: () => supervisor.stop(),
  };
}
