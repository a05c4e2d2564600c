/** The API's own process with Postgres behind it and nothing beside it: no worker takes part in a look-up. */
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../contracts/project-root';
import { connectDatabase } from '../../db/connect';
import { migrateDatabase } from '../../db/migrate';
import { IdentityRepository } from '../../db/repositories/identity';
import { startServers } from '../servers';
import { freePorts } from '../system';

export interface ApiAlone {
  url: string;
  token: string;
  databaseUrl: string;
  stop(): Promise<void>;
}

export async function startApiAlone(settings: Record<string, string>): Promise<ApiAlone> {
  const home = mkdtempSync(join(tmpdir(), 'treadle-bench-'));
  const servers = await startServers(home, { isTemporary: true });
  await migrateDatabase(servers.databaseUrl);
  const [port = 0] = await freePorts(1);
  const api = spawn(process.execPath, [join(projectRoot(), 'dist', 'api', 'main.js')], {
    env: {
      ...process.env,
      TREADLE_HOME: home,
      DATABASE_URL: servers.databaseUrl,
      TEMPORAL_ADDRESS: servers.temporalAddress,
      JWT_SECRET: randomBytes(32).toString('hex'),
      PORT: String(port),
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'silent',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => api.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (api.exitCode !== null) {
      await servers.stop();
      throw new Error(`The API ended with code ${api.exitCode} while it started.`);
    }
    await sleep(100);
  }
  return {
    url,
    token: await someonesToken(servers.databaseUrl),
    databaseUrl: servers.databaseUrl,
    stop: async () => {
      api.kill('SIGTERM');
      await ended;
      await servers.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function someonesToken(url: string): Promise<string> {
  const database = connectDatabase({ url, connectionsMax: 1, applicationName: 'bench', onIdleError: () => {} });
  const identity = new IdentityRepository(database.orm);
  const { token } = await identity.createPrincipal({ name: 'bench', projectName: randomUUID(), role: 'annotator' });
  await database.close();
  return token;
}
