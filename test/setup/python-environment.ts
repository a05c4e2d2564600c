/**
 * Servers from PyPI that tests talk to: each in a virtual environment of its own in the user's cache, made once. What a
 * server makes on its very first start (tables, a first user) is kept beside it, so that each test run starts from a
 * copy instead of a minute of migrations.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readEnv } from '../../config/env';
import { identityOf } from '../../infra/supervisor/process-identity';

const PYTHON = 'python3';
const PIP = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries=5', '--timeout=60'];
const LAST_LINES = 5;

export interface PythonPackages {
  /** Names the folder in the cache, together with the packages. */
  name: string;
  /** With exact versions. */
  packages: readonly string[];
  /** Fills `template` by a first start of the program. */
  prepare: (environment: PythonEnvironment) => Promise<void>;
}

export interface PythonEnvironment {
  python: string;
  /** The data folder after a first start. */
  template: string;
}

/** @throws Error with the last lines of pip where the packages cannot be had */
export async function pythonEnvironment({ name, packages, prepare }: PythonPackages): Promise<PythonEnvironment> {
  const cache = join(readEnv().XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'treadle');
  const folder = join(cache, [name, ...packages].join('-').replace(/[^\w.-]/gu, ''));
  if (!existsSync(folder)) await install(folder, { name, packages, prepare });
  return environmentIn(folder);
}

/** In a folder of its own, renamed when it is whole: what dies in the middle leaves nothing that looks finished. */
async function install(folder: string, { name, packages, prepare }: PythonPackages): Promise<void> {
  const growing = `${folder}.${process.pid}`;
  try {
    mkdirSync(join(growing, 'template'), { recursive: true });
    sweepAbandoned(folder);
    process.stderr.write(`Installing ${packages.join(', ')} into ${folder}; this happens once.\n`);
    const environment = environmentIn(growing);
    await call(PYTHON, ['-m', 'venv', join(growing, 'venv')]);
    await call(environment.python, [...PIP, ...packages]);
    await prepare(environment);
    // Another test run may have been faster.
    if (!existsSync(folder)) renameSync(growing, folder);
  } catch (error) {
    throw new Error(`${name} cannot be installed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    rmSync(growing, { recursive: true, force: true });
  }
}

/** What test runs that were killed had begun. */
function sweepAbandoned(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    const [, pid] = name.startsWith(`${basename(folder)}.`) ? (/\.(\d+)$/u.exec(name) ?? []) : [];
    if (pid === undefined || identityOf(Number(pid)) !== undefined) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function environmentIn(folder: string): PythonEnvironment {
  return { python: join(folder, 'venv', 'bin', 'python'), template: join(folder, 'template') };
}

function call(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('error', reject).once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(output.trim().split('\n').slice(-LAST_LINES).join(' ')));
    });
  });
}
