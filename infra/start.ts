/**
 * `npm start`: the whole system on one machine. Checks what can go wrong first, starts the embedded servers, migrates,
 * starts API and workers, processes the samples once, prints one table, and keeps all of it running until Ctrl-C.
 */
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { projectRoot } from '../contracts/project-root';
import { POSTGRES_PASSWORD_FILE } from '../config/database-url';
import { readEnv, type Env } from '../config/env';
import { errorText } from '../config/error-text';
import { onShutdown, runMain, SHUTDOWN_SIGNALS } from '../config/lifecycle';
import { temporalAddress } from '../config/temporal-connection';
import { ADMIN_TOKEN_FILE } from './admin-token';
import type { SampleOutcome } from './first-start/sample-client';
import { apiUrl, firstSignInLink, newSignInLink } from './first-start/sign-in-link';
import { processSamples } from './first-start/samples';
import { formatSummary } from './first-start/summary';
import { requirePostgres, requireTemporal } from './preflight/external-servers';
import { prepareHome } from './preflight/home-folder';
import { requireFreePorts, type WantedPort } from './preflight/ports';
import { parseStartOptions, START_HELP, type StartOptions } from './start-options';
import { acquireInstanceLock } from './supervisor/instance-lock';
import { endOrphans } from './supervisor/pid-file';
import { raise, Supervisor } from './supervisor/supervisor';
import { migration, prepareServers, services } from './system';

/** Ctrl-C reaches a process once from the terminal and once from npm; a person's second one comes later. */
const SECOND_SIGNAL_MS_MIN = 1_000;

interface Wanted {
  env: Env;
  options: StartOptions;
}

async function main(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(START_HELP);
    return;
  }
  const given = readEnv();
  const env = { ...given, TREADLE_HOME: resolve(given.TREADLE_HOME) };
  // A closed terminal must not end the supervisor in mid-work.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const stopWanted = new Promise<undefined>((resolveStop) => {
    onShutdown(() => {
      resolveStop(undefined);
    });
  });
  prepareHome(env.TREADLE_HOME, env.DISK_FREE_BYTES_MIN);
  const lock = await acquireInstanceLock(join(env.TREADLE_HOME, 'instance.lock'));
  try {
    await keepRunning({ env, options }, stopWanted, () => {
      lock.markStopping();
    });
  } finally {
    lock.release();
  }
}

/** Returns when a person has stopped the system. @throws StartError or ConfigurationError where it cannot go on. */
async function keepRunning(wanted: Wanted, stopWanted: Promise<undefined>, onStopping: () => void): Promise<void> {
  const { env } = wanted;
  const pidFolder = join(env.TREADLE_HOME, 'run');
  const supervisor = new Supervisor({ logFolder: join(env.TREADLE_HOME, 'logs'), pidFolder, notify: say });
  const starting = startAll(wanted, supervisor, pidFolder);
  try {
    const ended = Promise.race([stopWanted, supervisor.failure.then(raise)]);
    await Promise.race([ended, starting.then(() => ended)]);
    say('stopping');
  } finally {
    onStopping();
    hastenOnSecondSignal(supervisor);
    await supervisor.stop();
  }
  say('stopped');
}

function hastenOnSecondSignal(supervisor: Supervisor): void {
  const begun = Date.now();
  for (const signal of SHUTDOWN_SIGNALS) {
    process.on(signal, () => {
      if (Date.now() - begun > SECOND_SIGNAL_MS_MIN) supervisor.hasten();
    });
  }
}

async function startAll(wanted: Wanted, supervisor: Supervisor, pidFolder: string): Promise<void> {
  const { env } = wanted;
  for (const name of await endOrphans(pidFolder)) say(`${name} was left over from a killed start and has been ended`);
  await requireFreePorts(wantedPorts(env));
  await Promise.all([
    env.DATABASE_URL === undefined ? undefined : requirePostgres(env.DATABASE_URL),
    env.TEMPORAL_ADDRESS === undefined ? undefined : requireTemporal(env),
  ]);
  const { specs, addresses } = await prepareServers(env, say);
  await supervisor.startGroup(specs);
  await supervisor.startGroup([migration(addresses)]);
  await supervisor.startGroup(services(addresses));
  await present(wanted);
}

function wantedPorts(env: Env): WantedPort[] {
  const loopback = '127.0.0.1';
  return [
    { port: env.PORT, host: env.HOST, use: 'the API', setting: 'PORT' },
    ...(env.DATABASE_URL === undefined
      ? [{ port: env.POSTGRES_PORT, host: loopback, use: 'the embedded Postgres', setting: 'POSTGRES_PORT' }]
      : []),
    ...(env.TEMPORAL_ADDRESS === undefined
      ? [
          { port: env.TEMPORAL_PORT, host: loopback, use: 'the embedded Temporal server', setting: 'TEMPORAL_PORT' },
          { port: env.TEMPORAL_UI_PORT, host: loopback, use: 'the Temporal Web UI', setting: 'TEMPORAL_UI_PORT' },
        ]
      : []),
  ];
}

/** Processes the samples on the first start and prints the table. */
async function present({ env, options }: Wanted): Promise<void> {
  const url = apiUrl(env);
  const tokenFile = join(env.TREADLE_HOME, ADMIN_TOKEN_FILE);
  const token = readFileSync(tokenFile, 'utf8').trim();
  const samples = env.SAMPLES ? await samplesOf(env.TREADLE_HOME, { url, token }) : [];
  const link = await (options.signInLink ? newSignInLink(env) : firstSignInLink(env));
  const uiUrl =
    env.TEMPORAL_UI_URL ??
    (env.TEMPORAL_ADDRESS === undefined ? `http://127.0.0.1:${env.TEMPORAL_UI_PORT}` : undefined);
  const passwordFile = join(env.TREADLE_HOME, POSTGRES_PASSWORD_FILE);
  const rows: [string, string][] = [
    ['API', url],
    ['Temporal', uiUrl === undefined ? temporalAddress(env) : `${uiUrl} (server ${temporalAddress(env)})`],
    [
      'Postgres',
      env.DATABASE_URL === undefined
        ? `127.0.0.1:${env.POSTGRES_PORT} (password in ${shown(passwordFile)})`
        : 'as DATABASE_URL says',
    ],
    ['Data and logs', shown(env.TREADLE_HOME)],
    ...(link === undefined ? [] : [['Sign in', `${link.url} (once, ${link.lasts})`] satisfies [string, string]]),
    ['Admin token', `${token} (kept in ${shown(tokenFile)})`],
  ];
  process.stdout.write(formatSummary({ rows, samples }));
}

/** Whatever happens to the samples, the system stays up. */
async function samplesOf(home: string, api: { url: string; token: string }): Promise<SampleOutcome[]> {
  try {
    const samplesFolder = join(projectRoot(), 'samples');
    return await processSamples({ ...api, samplesFolder, stateFile: join(home, 'samples.json'), say });
  } catch (error) {
    say(`the samples could not be processed: ${errorText(error)}`);
    return [];
  }
}

/** Relative where that is shorter to read. */
function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') ? path : near;
}

function say(line: string): void {
  process.stdout.write(`${new Date().toLocaleTimeString('en-GB')} ${line}\n`);
}

runMain(main, () => parseStartOptions(process.argv.slice(2)).overrides);
