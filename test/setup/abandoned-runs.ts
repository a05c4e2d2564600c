/**
 * Ends the servers of test runs that were killed. Each run has a home of its own that names the process it belongs to,
 * so runs that still go on, of another checkout or another person, are left alone.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOrphans } from '../../infra/supervisor/pid-file';
import { identityOf, isAlive, isProcessIdentity, type ProcessIdentity } from '../../infra/supervisor/process-identity';

const PREFIX = 'treadle-test-run-';
const OWNER_FILE = 'owner.json';
/** A home without an owner is just being made, unless its maker was killed in that moment. */
const OWNERLESS_MS_MAX = 60_000;

/** Where a run's supervisor keeps the pids of its servers. */
export function pidFolder(home: string): string {
  return join(home, 'pids');
}

/** The folder of this test run. */
export function makeRunHome(): string {
  const home = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(home, OWNER_FILE), JSON.stringify(identityOf(process.pid)));
  return home;
}

export async function endAbandonedRuns(): Promise<void> {
  const homes = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const home of homes.map((name) => join(tmpdir(), name))) {
    if (!isAbandoned(home)) continue;
    await endOrphans(pidFolder(home));
    rmSync(home, { recursive: true, force: true });
  }
}

function isAbandoned(home: string): boolean {
  const owner = readOwner(home);
  if (owner) return !isAlive(owner);
  const stats = statSync(home, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > OWNERLESS_MS_MAX;
}

function readOwner(home: string): ProcessIdentity | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(join(home, OWNER_FILE), 'utf8'));
    return isProcessIdentity(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
}
