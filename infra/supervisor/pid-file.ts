/**
 * Pid files of all children. Native ones (Postgres, Temporal) have no IPC channel to notice that the supervisor was
 * killed, and ours take a moment to end; the next start finds both here and sees them off before it starts new ones.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, identityOf, isAlive, isProcessIdentity, type ProcessIdentity } from './process-identity';

const SUFFIX = '.pid.json';

interface PidEntry extends ProcessIdentity {
  /** How the program likes to be stopped. */
  signal: NodeJS.Signals;
  graceMs: number;
  native: boolean;
}

export function writePidFile(folder: string, name: string, entry: Omit<PidEntry, 'startedAt'>): void {
  const identity = identityOf(entry.pid);
  if (!identity) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name + SUFFIX), JSON.stringify({ ...entry, ...identity }));
}

export function removePidFile(folder: string, name: string): void {
  rmSync(join(folder, name + SUFFIX), { force: true });
}

/** Ends what an earlier supervisor left running, native programs last. Returns the names of what was found alive. */
export async function endOrphans(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const entries = readdirSync(folder)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => ({
      name: file.slice(0, -SUFFIX.length),
      entry: parseEntry(readFileSync(join(folder, file), 'utf8')),
    }));
  const alive = entries.flatMap(({ name, entry }) => (entry && isAlive(entry) ? [{ name, entry }] : []));
  for (const native of [false, true]) {
    const group = alive.filter(({ entry }) => entry.native === native);
    await Promise.all(group.map(({ entry }) => endProcess(entry, entry)));
  }
  for (const { name } of entries) removePidFile(folder, name);
  return alive.map(({ name }) => name);
}

/** A file cut off by a crash names nobody. */
function parseEntry(text: string): PidEntry | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPidEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPidEntry(value: unknown): value is PidEntry {
  if (!isProcessIdentity(value) || !('signal' in value && 'graceMs' in value && 'native' in value)) return false;
  return typeof value.signal === 'string' && typeof value.graceMs === 'number' && typeof value.native === 'boolean';
}
