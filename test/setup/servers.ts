/** One Postgres and one Temporal server for a whole test run, in a temporary home, as `npm start` runs them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from '../../config/env';
import { embeddedPostgres } from '../../infra/servers/postgres';
import { embeddedTemporal } from '../../infra/servers/temporal';
import { temporalExecutable } from '../../infra/servers/temporal-executable';
import { endOrphans } from '../../infra/supervisor/pid-file';
import { Supervisor } from '../../infra/supervisor/supervisor';
import { freePorts } from '../../bench/system';

export interface TestServers {
  databaseUrl: string;
  temporalAddress: string;
  stop(): Promise<void>;
}

/** Pid files lie here, so that the servers of a test run that was killed are ended by the next one. */
const PID_FOLDER = join(tmpdir(), 'treadle-test-run');

export async function startTestServers(): Promise<TestServers> {
  await endOrphans(PID_FOLDER);
  const home = mkdtempSync(join(tmpdir(), 'treadle-test-'));
  const [postgresPort = 0, temporalPort = 0] = await freePorts(2);
  const notify = (line: string) => void process.stderr.write(`${line}\n`);
  const supervisor = new Supervisor({ logFolder: join(home, 'logs'), pidFolder: PID_FOLDER, notify: () => {} });
  const postgres = await embeddedPostgres({ home, port: postgresPort, settings: { fsync: 'off' } });
  const executable = await temporalExecutable({ cacheHome: readEnv().XDG_CACHE_HOME, say: notify });
  const temporal = embeddedTemporal({ executable, databaseFile: null, port: temporalPort, uiPort: null, namespace: 'default' });
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
