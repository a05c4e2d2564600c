/**
 * The life of a process that the supervisor starts: it says when it serves, ends cleanly when it is asked to, and ends
 * too when the supervisor is gone, so that no orphan stays behind. Works the same without a supervisor. Used by the
 * mains of api, workers and infra.
 */
import { ConfigurationError, overrideEnvironment, type EnvOverrides } from './env';
import { loadEnvFiles } from './env-files';
import { StartError } from './start-error';

/** What a child tells its supervisor. `refused` carries the one sentence that a person should read. */
export type ChildMessage = { type: 'ready' } | { type: 'refused'; sentence: string };

/** EX_CONFIG of sysexits.h: starting again cannot help until a person changes the configuration. */
export const EXIT_CONFIGURATION = 78;
export const EXIT_FAILURE = 1;

/** A clean-up that takes longer is cut off: whatever is lost then is made good by the next start. */
const SHUTDOWN_MS_MAX = 60_000;

/** SIGHUP: the terminal was closed. */
export const SHUTDOWN_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

const closers: (() => void | Promise<void>)[] = [];
let closing = false;

/** Tells the supervisor that this process serves. Without a supervisor it does nothing. */
export function announceReady(): void {
  void send({ type: 'ready' });
}

/** Calls `close` once, at the first SIGTERM, SIGINT or loss of the supervisor; the last registered is called first. */
export function onShutdown(close: () => void | Promise<void>): void {
  closers.unshift(close);
}

/**
 * Runs a process's main function; the process ends when `main` does. Exit code 78 for a wrong configuration, 1 for any
 * other failure; an expected one is printed as its sentence alone. A shutdown before anything is registered with
 * `onShutdown` ends the process at once. `overrides` come from the command line and win over all other settings.
 */
export function runMain(main: () => Promise<void>, overrides: () => EnvOverrides = () => ({})): void {
  for (const signal of SHUTDOWN_SIGNALS) process.on(signal, shutDown);
  process.on('disconnect', () => {
    // Nobody reads our output any more; a failed write must not cut the clean-up short.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
    shutDown();
  });
  start(main, overrides).then(() => process.exit(process.exitCode ?? 0), fail);
}

async function start(main: () => Promise<void>, overrides: () => EnvOverrides): Promise<void> {
  overrideEnvironment(overrides());
  // A supervisor has read the files already and hands their values down.
  if (!process.send) loadEnvFiles();
  await main();
}

function shutDown(): void {
  if (closing) return;
  closing = true;
  if (closers.length === 0) process.exit(EXIT_FAILURE);
  setTimeout(() => process.exit(EXIT_FAILURE), SHUTDOWN_MS_MAX).unref();
  void closeAll().catch(fail);
}

async function closeAll(): Promise<void> {
  for (const close of closers) await close();
}

async function fail(error: unknown): Promise<void> {
  const expected = error instanceof ConfigurationError || error instanceof StartError;
  const text = expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  if (expected) await send({ type: 'refused', sentence: error.message });
  process.exit(error instanceof ConfigurationError ? EXIT_CONFIGURATION : EXIT_FAILURE);
}

/** Resolves when the message is on its way, or cannot be sent. */
function send(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send || !process.connected) {
      resolve();
      return;
    }
    process.send(message, undefined, undefined, () => {
      resolve();
    });
  });
}
