/**
 * Tells whether a process noted down earlier still lives: pids are used again, so the time of its start is compared
 * too. For lock files and for native children that outlived a killed supervisor; our own living children have handles.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../../config/error-text';

export interface ProcessIdentity {
  pid: number;
  /** Differs between two processes that bear the same pid one after the other, also across reboots. */
  startedAt: string;
}

const POLL_MS = 20;
/** How long the kernel may take to remove a killed process. */
const KILLED_MS_MAX = 5_000;

/** The identity of the living process `pid`; undefined where there is none. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const startedAt = existsSync('/proc/self/stat') ? startFromProc(pid) : startFromPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt;
}

export function isProcessIdentity(value: unknown): value is ProcessIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    Number.isSafeInteger(value.pid) &&
    'startedAt' in value &&
    typeof value.startedAt === 'string'
  );
}

/** Sends `signal`, waits up to `graceMs`, then kills. Returns when the process is gone. */
export async function endProcess(
  identity: ProcessIdentity,
  { signal, graceMs }: { signal: NodeJS.Signals; graceMs: number },
): Promise<void> {
  if (!isAlive(identity)) return;
  signalProcess(identity.pid, signal);
  if (await isGoneWithin(identity, graceMs)) return;
  signalProcess(identity.pid, 'SIGKILL');
  await isGoneWithin(identity, KILLED_MS_MAX);
}

async function isGoneWithin(identity: ProcessIdentity, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/** Signals a process that may end at this very moment. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/** Field 22 of proc(5) `stat`, in clock ticks since boot; the command in field 2 may hold spaces and brackets. */
function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = rest[18];
    if (state === 'Z' || state === 'X' || ticks === undefined) return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    return undefined;
  }
}

function startFromPs(pid: number): string | undefined {
  try {
    const answer = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return answer === '' ? undefined : answer;
  } catch {
    return undefined;
  }
}
