/**
 * Pid files of native children (Postgres, Temporal). They have no IPC channel to notice that the supervisor was
 * killed, so the next start finds them here and ends them properly before it starts new ones.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, identityOf, isAlive, isProcessIdentity, type ProcessIdentity } from './process-identity';

const SUFFIX = '.pid.json';

interface PidEntry extends ProcessIdentity {
  /** How the program likes to be stopped. */
  signal: NodeJS.Signals;
  graceMs: number;
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

/** Ends what an earlier supervisor left running. Returns the names of what was found alive. */
export async function endOrphans(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of readFolder(folder).filter((entry) => entry.endsWith(SUFFIX))) {
    const path = join(folder, file);
    const entry = parseEntry(readFileSync(path, 'utf8'));
    if (entry && isAlive(entry)) {
      found.push(file.slice(0, -SUFFIX.length));
      await endProcess(entry, entry);
    }
    rmSync(path, { force: true });
  }
  return found;
}

function readFolder(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder);
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
  return isProcessIdentity(value) && 'signal' in value && typeof value.signal === 'string' && 'graceMs' in value;
}
