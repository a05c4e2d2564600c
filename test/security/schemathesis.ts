/**
 * Schemathesis, which makes requests of every kind out of an OpenAPI document. It is a Python program: it gets a virtual
 * environment of its own in the user's cache, made once, beside the Temporal program.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from '../../config/env';

const VERSION = '4.32.5';
const PYTHON = 'python3';

export interface FuzzOptions {
  url: string;
  token: string;
  seconds: number;
  examplesMax: number;
}

export function hasPython(): boolean {
  return spawnSync(PYTHON, ['-c', 'import ensurepip, venv'], { stdio: 'ignore' }).status === 0;
}

/** Gives the path of the program. */
export async function installSchemathesis(): Promise<string> {
  const cache = readEnv().XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'treadle', `schemathesis-${VERSION}`);
  const isComplete = join(folder, '.complete');
  if (!existsSync(isComplete)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`];
    for (const [program, args] of [
      [PYTHON, ['-m', 'venv', folder]],
      [join(folder, 'bin', 'python'), pip],
    ] as const) {
      const { code, output } = await runProgram(program, args);
      if (code !== 0) throw new Error(`Schemathesis could not be installed: ${output}`);
    }
    writeFileSync(isComplete, '');
  }
  return join(folder, 'bin', 'schemathesis');
}

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

/** No workers run, so nobody takes an order to a batch; 503 says so, and the test looks why in the log. */
const SETTINGS = '[checks.not_a_server_error]\nexpected-statuses = ["2xx", "3xx", "4xx", 503]\n';

/** The report, and whether no check failed. */
export async function fuzz(program: string, { url, token, seconds, examplesMax }: FuzzOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'treadle-fuzzing-'));
  const settings = join(folder, 'schemathesis.toml');
  writeFileSync(settings, SETTINGS);
  const args = [
    `--config-file=${settings}`,
    'run',
    `${url}/api/openapi.json`,
    `--header=Authorization: Bearer ${token}`,
    `--checks=${CHECKS.join(',')}`,
    '--phases=examples,coverage,fuzzing',
    `--max-examples=${examplesMax}`,
    `--max-time=${seconds}`,
    // With more, CPython 3.11 fails now and then while it reads its own code.
    '--workers=1',
    '--seed=1',
    '--request-timeout=10',
    '--continue-on-failure',
    '--warnings=off',
    '--no-color',
  ];
  const { code, output } = await runProgram(program, args, folder);
  rmSync(folder, { recursive: true, force: true });
  return { isClean: code === 0, report: output };
}

/** The API under test runs in this process, so nothing may wait here. */
function runProgram(
  program: string,
  args: readonly string[],
  folder = tmpdir(),
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer) => (output += chunk.toString('utf8'));
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject).once('close', (code) => resolve({ code, output }));
  });
}
