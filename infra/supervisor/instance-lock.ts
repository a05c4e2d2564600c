/**
 * One running system per TREADLE_HOME: a lock file that names its holder. A holder that was killed loses the lock, and
 * one that is just stopping is waited for, so that "stop, start" in a script needs no pause between.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../../config/error-text';
import { StartError } from '../../config/start-error';
import { identityOf, isAlive, isProcessIdentity, type ProcessIdentity } from './process-identity';

interface Holder extends ProcessIdentity {
  stopping: boolean;
}

export interface InstanceLock {
  /** Tells a waiting starter that this instance is on its way out. */
  markStopping(): void;
  release(): void;
}

export interface LockWaits {
  /** A running instance may have lost its terminal this very moment. */
  runningMsMax: number;
  stoppingMsMax: number;
}

const POLL_MS = 100;
const WAITS: LockWaits = { runningMsMax: 3_000, stoppingMsMax: 60_000 };

/** @throws StartError where another instance holds the lock. */
export async function acquireInstanceLock(path: string, waits: LockWaits = WAITS): Promise<InstanceLock> {
  const own = identityOf(process.pid);
  if (!own) throw new Error('The start time of this process cannot be read.');
  const begun = Date.now();
  for (;;) {
    if (tryToHold(path, own)) return lockOf(path, own);
    const holder = readHolder(path);
    if (!holder || !isAlive(holder)) {
      breakLock(path);
      continue;
    }
    if (Date.now() - begun > (holder.stopping ? waits.stoppingMsMax : waits.runningMsMax)) {
      throw new StartError(
        `Treadle is already running with this data folder (process ${holder.pid}, lock ${path}). ` +
          'Stop it first, or choose another folder: npm start -- --home FOLDER.',
      );
    }
    await sleep(POLL_MS);
  }
}

function lockOf(path: string, own: ProcessIdentity): InstanceLock {
  return {
    markStopping: () => {
      writeHolder(`${path}.${own.pid}`, { ...own, stopping: true });
      renameSync(`${path}.${own.pid}`, path);
    },
    release: () => {
      if (readHolder(path)?.pid === own.pid) rmSync(path, { force: true });
    },
  };
}

/** A hard link appears at once and with its content: nobody sees a half-written lock. */
function tryToHold(path: string, own: ProcessIdentity): boolean {
  const draft = `${path}.${own.pid}`;
  writeHolder(draft, { ...own, stopping: false });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeHolder(path: string, holder: Holder): void {
  writeFileSync(path, JSON.stringify(holder));
}

function readHolder(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isProcessIdentity(value) && 'stopping' in value
      ? { ...value, stopping: value.stopping === true }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Takes a dead holder's lock away. The rename succeeds for one of several starters; a living lock is put back. */
function breakLock(path: string): void {
  const grave = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, grave);
  } catch {
    return;
  }
  const buried = readHolder(grave);
  if (buried && isAlive(buried)) renameSync(grave, path);
  else rmSync(grave, { force: true });
}
