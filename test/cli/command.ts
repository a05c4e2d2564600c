/** Runs the command line in this process, with streams that are kept, for tests of what needs no server. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { failureOf } from '../../cli/failure';
import { runProgram } from '../../cli/program';
import { textsIn } from '../../cli/texts';
import type { CliEnv } from '../../config/cli-env';

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Partial<CliEnv>;
  locale?: 'en' | 'ko';
  stdin?: string;
}

/** Nobody listens there. */
export const NOWHERE = 'http://127.0.0.1:1';

export function emptyEnv(env: Partial<CliEnv> = {}): CliEnv {
  const folder = mkdtempSync(join(tmpdir(), 'treadle-cli-'));
  return {
    url: undefined,
    token: undefined,
    configFolder: join(folder, 'config'),
    local: () => ({ url: NOWHERE, home: join(folder, 'home') }),
    locale: 'en',
    version: '0.0.0',
    mayDecorate: false,
    ...env,
  };
}

export async function run(args: string[], { env, locale = 'en', stdin = '' }: RunOptions = {}): Promise<Ran> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const text = textsIn(locale);
  const { signal } = new AbortController();
  const surroundings = { env: emptyEnv(env), locale, text, stdin: Readable.from([stdin]), stdout, stderr, signal };
  let exitCode: number;
  try {
    exitCode = await runProgram(['--patience', '0', ...args], surroundings);
  } catch (error) {
    const failure = failureOf(error, text);
    exitCode = failure.exitCode;
    if (failure.sentence !== undefined) stderr.write(`${failure.sentence}\n`);
  }
  return { exitCode, stdout: read(stdout), stderr: read(stderr) };
}

function read(stream: PassThrough): string {
  return String(stream.read() ?? '');
}
