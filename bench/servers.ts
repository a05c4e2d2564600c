/** Postgres and Temporal alone, as `npm start` runs them, for benchmarks that bring their own workers. */
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

/** Data lies under `home`, on disk as in real use: both servers write through to it. */
export async function startServers(home: string): Promise<Servers> {
  const [postgresPort = 0, temporalPort = 0] = await freePorts(2);
  const notify = (line: string) => void process.stderr.write(`${line}\n`);
  const supervisor = new Supervisor({ logFolder: join(home, 'logs'), pidFolder: join(home, 'pids'), notify });
  const postgres = await embeddedPostgres({ home, port: postgresPort });
  const executable = await temporalExecutable({ cacheHome: readEnv().XDG_CACHE_HOME, say: notify });
  const temporal = embeddedTemporal({
    executable,
    databaseFile: join(home, 'temporal.db'),
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
