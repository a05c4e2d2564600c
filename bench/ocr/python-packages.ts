/** Packages from PyPI in a virtual environment of their own in the user's cache, made once. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from '../../config/env';

const PYTHON = 'python3';
const LAST_LINES = 3;

/** The environment's Python. @throws Error where Python or the packages cannot be had */
export function pythonWith(name: string, packages: readonly string[]): string {
  const cache = readEnv().XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'treadle', `bench-${name}-${packages.join('-').replaceAll('=', '')}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, '.complete');
  if (existsSync(complete)) return python;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  call(PYTHON, ['-m', 'venv', folder]);
  call(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  writeFileSync(complete, '');
  return python;
}

function call(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr.trim().split('\n').slice(-LAST_LINES).join(' '));
}
