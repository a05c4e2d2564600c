/** The real `treadle` command as a process of its own, in a folder and an environment of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../contracts/project-root';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface TreadleCommand {
  /** Where its relative paths start. */
  folder: string;
  run(args: string[], options?: { stdin?: Uint8Array; env?: Record<string, string> }): Promise<Ended>;
  /** Starts it and leaves it running; `ended` tells how it ended. */
  start(
    args: string[],
    env?: Record<string, string>,
  ): { process: ChildProcessWithoutNullStreams; ended: Promise<Ended> };
  /** Its standard output as JSON Lines. */
  json<Line>(args: string[]): Promise<Line[]>;
}

/** `env` goes on top of an environment without a language, a terminal's wishes or credentials. */
export function treadleCommand(env: Record<string, string>): TreadleCommand {
  const folder = mkdtempSync(join(tmpdir(), 'treadle-command-'));
  const { PATH = '', HOME = '' } = process.env;
  const launcher = join(projectRoot(), 'cli', 'treadle.cjs');
  const start: TreadleCommand['start'] = (args, more = {}) => {
    const child = spawn(process.execPath, [launcher, ...args], {
      cwd: folder,
      env: { PATH, HOME, XDG_CONFIG_HOME: join(folder, 'config'), ...env, ...more },
    });
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => ({
      code,
      stdout,
      stderr,
    }));
    return { process: child, ended };
  };
  const run: TreadleCommand['run'] = async (args, options = {}) => {
    const { process: child, ended } = start(args, options.env);
    child.stdin.end(options.stdin);
    return ended;
  };
  const json = async <Line>(args: string[]): Promise<Line[]> => {
    const { code, stdout, stderr } = await run([...args, '--json']);
    if (code !== 0) throw new Error(`treadle ${args.join(' ')} ended with ${code}: ${stderr}`);
    const lines = stdout.split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as Line);
  };
  return { folder, run, start, json };
}
