/** A server from PyPI on a free port of the loopback, with a copy of its template as data folder. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../bench/system';
import type { ChildSpec } from '../../infra/supervisor/child-spec';
import { Supervisor } from '../../infra/supervisor/supervisor';
import { makeRunHome, pidFolder } from './abandoned-runs';
import { pythonEnvironment, type PythonEnvironment } from './python-environment';

const READY_MS_MAX = 300_000;
const PROBE_EVERY_MS = 100;

export interface PythonServerKind {
  name: string;
  packages: readonly string[];
  /** How to start it on a port with its data in a folder. */
  command: (place: { port: number; folder: string }) => { args: string[]; env: Record<string, string> };
  /** Answers 200 when it serves. */
  healthPath: string;
}

export interface PythonServer {
  url: string;
  /** Starts it again after `stop`, on the same port and data. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

/** Whether there is a Python that can make virtual environments. */
export function hasPython(): boolean {
  return spawnSync('python3', ['-c', 'import ensurepip, venv'], { stdio: 'ignore' }).status === 0;
}

/** `it` where there is a Python, else `it.skip` and a word why. */
export function itWithPython(what: string): jest.It {
  if (hasPython()) return it;
  process.stderr.write(`${what} is skipped: it needs python3 with the modules venv and ensurepip.\n`);
  return it.skip;
}

export async function startPythonServer(kind: PythonServerKind): Promise<PythonServer> {
  const environment = await pythonEnvironment({
    ...kind,
    prepare: async (made) => {
      const first = await place(kind, made, made.template);
      await first.start();
      await first.close();
    },
  });
  const home = makeRunHome();
  const folder = join(home, kind.name);
  cpSync(environment.template, folder, { recursive: true });
  const server = await place(kind, environment, folder);
  await server.start();
  return {
    ...server,
    close: async () => {
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function place(kind: PythonServerKind, { python }: PythonEnvironment, folder: string): Promise<PythonServer> {
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const home = makeRunHome();
  const { args, env } = kind.command({ port, folder });
  const spec: ChildSpec = {
    name: kind.name,
    native: true,
    launch: (output) =>
      Promise.resolve(
        spawn(python, args, {
          cwd: home,
          // Nothing of the caller's settings, and nothing of ours in the user's home.
          env: { PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8', ...env },
          stdio: ['ignore', output, output],
          detached: true,
        }),
      ),
    readiness: (signal) => untilHealthy(url + kind.healthPath, signal),
    readyMsMax: READY_MS_MAX,
    stop: { signal: 'SIGTERM', graceMs: 15_000, hastySignal: 'SIGTERM' },
  };
  let supervisor: Supervisor | undefined;
  const stop = async (): Promise<void> => supervisor?.stop();
  return {
    url,
    start: async () => {
      supervisor = new Supervisor({ logFolder: join(home, 'logs'), pidFolder: pidFolder(home), notify: () => {} });
      await supervisor.startGroup([spec]);
    },
    stop,
    close: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const status = await fetch(url, { signal }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await sleep(PROBE_EVERY_MS, undefined, { signal });
  }
}
