/** Starts the whole compiled system in a folder of its own, as `npm start` does, for benchmarks that look at it from outside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../contracts/project-root';

export interface System {
  url: string;
  token: string;
  home: string;
  databaseUrl: string;
  /** The supervisor. */
  process: ChildProcess;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 600_000;

export async function startSystem(settings: Record<string, string> = {}): Promise<System> {
  const home = mkdtempSync(join(tmpdir(), 'treadle-bench-'));
  const [port, postgresPort, temporalPort, uiPort] = await freePorts(4);
  const supervisor = spawn(process.execPath, [join(projectRoot(), 'dist', 'infra', 'start.js')], {
    env: {
      ...process.env,
      TREADLE_HOME: home,
      PORT: String(port),
      POSTGRES_PORT: String(postgresPort),
      TEMPORAL_PORT: String(temporalPort),
      TEMPORAL_UI_PORT: String(uiPort),
      SAMPLES: 'false',
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, supervisor);
  const token = readFileSync(join(home, 'admin-token'), 'utf8').trim();
  const stop = async () => {
    const ended = new Promise((resolve) => supervisor.once('exit', resolve));
    supervisor.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  const password = readFileSync(join(home, 'postgres-password'), 'utf8').trim();
  const databaseUrl = `postgres://treadle:${password}@127.0.0.1:${postgresPort}/treadle`;
  return { url, token, home, databaseUrl, process: supervisor, stop };
}

async function untilReady(url: string, supervisor: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (supervisor.exitCode !== null)
      throw new Error(`The system ended with code ${supervisor.exitCode} while it started.`);
    const ready = await fetch(`${url}/api/ready`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await sleep(200);
  }
  throw new Error(`The system was not ready after ${START_TIMEOUT_MS / 1_000} s.`);
}

/** Ports that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            resolve(server);
          });
        }),
    ),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
