/**
 * Postgres refuses to run as root. Where we are root it runs as the system user `postgres`, made if it is missing.
 * That user often may not enter the folder that root works in (`/root` itself, say); then Postgres keeps the one
 * capability to pass through folders, so that all data stays in TREADLE_HOME whatever lies above it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartError } from '../../config/start-error';

export interface Account {
  uid: number;
  gid: number;
}

/** How to run a program as the account: options for `spawn`, and a program with arguments that stands before it. */
export interface RunAs {
  account: Account | null;
  spawnOptions: { uid?: number; gid?: number; cwd: string };
  prefix: readonly string[];
}

const USER = 'postgres';
/** Everybody may enter it; the working directory of the caller may be closed to the account. */
const NEUTRAL_FOLDER = '/';

/** @throws StartError where no account can be made, or it can reach neither the programs nor the data. */
export function postgresRunAs({ programs, data }: { programs: string; data: string }): RunAs {
  if (process.getuid?.() !== 0) return { account: null, spawnOptions: { cwd: NEUTRAL_FOLDER }, prefix: [] };
  const account = lookUp() ?? create();
  const closed = [programs, data].map((folder) => closedFolder(folder, account)).find((folder) => folder !== undefined);
  if (closed === undefined) return { account, spawnOptions: { ...account, cwd: NEUTRAL_FOLDER }, prefix: [] };
  const prefix = passingThrough(account);
  if (spawnSync(prefix[0] ?? '', [...prefix.slice(1), 'true']).status === 0) {
    return { account, spawnOptions: { cwd: NEUTRAL_FOLDER }, prefix };
  }
  throw new StartError(
    `Postgres cannot run as root, and the user "${USER}" may not enter ${closed}. ` +
      `Start Treadle as an ordinary user, or allow it with "chmod o+x ${closed}".`,
  );
}

/**
 * setpriv(1): CAP_DAC_READ_SEARCH as an ambient capability survives the change of user. Without `no_setuid_fixup`
 * access(2) ignores it, and initdb asks access(2) whether the server program is there.
 */
function passingThrough({ uid, gid }: Account): string[] {
  const user = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs'];
  const capability = [
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
    '--securebits=+no_setuid_fixup',
  ];
  return ['setpriv', ...user, ...capability];
}

function lookUp(): Account | null {
  const uid = idOf('-u');
  const gid = idOf('-g');
  return uid === undefined || gid === undefined ? null : { uid, gid };
}

function idOf(flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, USER], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

function create(): Account {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER], {
      stdio: 'pipe',
    });
  } catch (error) {
    throw new StartError(
      `Postgres cannot run as root and the user "${USER}" could not be made. Start Treadle as an ordinary user, or set DATABASE_URL.`,
      { cause: error },
    );
  }
  const account = lookUp();
  if (!account) throw new StartError(`The user "${USER}" was made but cannot be found. Set DATABASE_URL instead.`);
  return account;
}

/** The first folder from the root down to `folder` that the account may not enter. */
function closedFolder(folder: string, account: Account): string | undefined {
  const steps: string[] = [];
  for (let step = resolve(folder); ; step = dirname(step)) {
    steps.unshift(step);
    if (step === dirname(step)) break;
  }
  return steps.find((step) => {
    const { mode, uid, gid } = statSync(step);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    return (mode & bit) === 0;
  });
}
