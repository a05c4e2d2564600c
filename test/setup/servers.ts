/** One Postgres and one Temporal server for a whole test run, in a temporary home, as `npm start` runs them. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../../bench/system';
import { readEnv } from '../../config/env';
import { embeddedPostgres } from '../../infra/servers/postgres';
import { embeddedTemporal } from '../../infra/servers/temporal';
import { temporalExecutable } from '../../infra/servers/temporal-executable';
import { Supervisor } from '../../infra/supervisor/supervisor';
import { endAbandonedRuns, makeRunHome, pidFolder } from './abandoned-runs';

export interface TestServers {
  databaseUrl: string;
  temporalAddress: string;
  /** Resolves when the servers are gone. */
  stop(): Promise<void>;
}

/** Many small databases at once, none of which outlives the run. */
const POSTGRES_SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

export async function startTestServers(): Promise<TestServers> {
  await endAbandonedRuns();
  const home = makeRunHome();
  const [postgresPort = 0, temporalPort = 0] = await freePorts(2);
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const supervisor = new Supervisor({
    logFolder: join(home, 'logs'),
    pidFolder: pidFolder(home),
    notify: () => {},
  });
  const postgres = await embeddedPostgres({ home, port: postgresPort, settings: POSTGRES_SETTINGS });
  const temporal = embeddedTemporal({
    executable: await temporalExecutable({ cacheHome: readEnv().XDG_CACHE_HOME, say }),
    databaseFile: null,
    port: temporalPort,
    uiPort: null,
    namespace: 'default',
  });
  await supervisor.startGroup([postgres.spec, temporal]);
  return {
    databaseUrl: postgres.url,
    temporalAddress: `127.0.0.1:${temporalPort}`,
    async stop() {
      await supervisor.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
