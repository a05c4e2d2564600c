/**
 * Finds the `temporal` program, or gets it once into the user's cache: from PATH, from the cache, by the SDK's own
 * download, or built with Go. The cache lies outside the checkout, so a fresh checkout finds what an earlier one got.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { environmentWith } from '../../config/env';
import { StartError } from '../../config/start-error';

/** The newest release that `go install` can build. */
const CLI_VERSION = 'v1.5.1';
const GO_MODULE = `github.com/temporalio/cli/cmd/temporal@${CLI_VERSION}`;
/** The first server with priority and fairness, as [major, minor]. */
const SERVER_VERSION_MIN = [1, 29] as const;
const DOWNLOAD_MS_MAX = 120_000;

export interface ExecutableOptions {
  /** XDG_CACHE_HOME; undefined means ~/.cache. */
  cacheHome: string | undefined;
  /** Gets a line before each step that takes long. */
  say: (line: string) => void;
}

/** The path of a fit program. @throws StartError where there is none and none can be had. */
export async function temporalExecutable({ cacheHome, say }: ExecutableOptions): Promise<string> {
  if (isFit('temporal')) return 'temporal';
  const folder = join(cacheHome ?? join(homedir(), '.cache'), 'treadle', 'bin');
  const cached = join(folder, 'temporal');
  if (isFit(cached)) return cached;
  mkdirSync(folder, { recursive: true });
  const workshop = mkdtempSync(join(folder, 'getting-'));
  try {
    say('Getting the Temporal server (only the first time)');
    const got = (await download(workshop)) ?? (await build(workshop, say));
    renameSync(got, cached);
    return cached;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** Whether `program` runs and holds a server that is new enough. Output: "temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)". */
function isFit(program: string): boolean {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (status !== 0) return false;
  const [major, minor] = /Server (\d+)\.(\d+)/.exec(stdout)?.slice(1).map(Number) ?? [];
  if (major === undefined || minor === undefined) return false;
  return major > SERVER_VERSION_MIN[0] || (major === SERVER_VERSION_MIN[0] && minor >= SERVER_VERSION_MIN[1]);
}

/**
 * The SDK downloads the program when it starts a local server; that server is stopped at once. In a process of its own,
 * so that a download that hangs can be ended. Undefined where the download is out of reach.
 */
async function download(folder: string): Promise<string | undefined> {
  const script = `
    const { TestWorkflowEnvironment } = require('@temporalio/testing');
    const executable = { type: 'cached-download', downloadDir: process.argv[1], version: '${CLI_VERSION}' };
    TestWorkflowEnvironment.createLocal({ server: { executable } })
      .then((environment) => environment.teardown())
      .then(() => process.exit(0), () => process.exit(1));`;
  const { code } = await run({ command: process.execPath, args: ['-e', script, folder], timeoutMs: DOWNLOAD_MS_MAX });
  const [file] = code === 0 ? readdirSync(folder) : [];
  return file === undefined ? undefined : join(folder, file);
}

async function build(folder: string, say: (line: string) => void): Promise<string> {
  const cures = 'Put the "temporal" program on PATH, or set TEMPORAL_ADDRESS to a server of your own.';
  if (spawnSync('go', ['version']).status !== 0) {
    throw new StartError(`The Temporal server cannot be downloaded, and there is no Go to build it with. ${cures}`);
  }
  say('The download is out of reach; building the Temporal server with Go instead: about 4 minutes, once');
  const { code, errors } = await run({
    command: 'go',
    args: ['install', GO_MODULE],
    env: environmentWith({}, { GOBIN: folder }),
  });
  const built = join(folder, 'temporal');
  if (code === 0 && existsSync(built)) return built;
  throw new StartError(
    `The Temporal server cannot be built (${errors.trim().split('\n').at(-1) ?? 'no reason given'}). ${cures}`,
  );
}

interface Command {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
}

function run({ command, args, env, timeoutMs }: Command): Promise<{ code: number | null; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      // Packages are looked up from here.
      cwd: __dirname,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(env && { env }),
      ...(timeoutMs !== undefined && { timeout: timeoutMs, killSignal: 'SIGKILL' as const }),
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString('utf8');
    });
    child.once('error', (error) => {
      resolve({ code: null, errors: error.message });
    });
    child.once('close', (code) => {
      resolve({ code, errors });
    });
  });
}
