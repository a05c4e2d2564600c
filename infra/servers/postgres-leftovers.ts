/**
 * What a killed Postgres leaves behind: worker processes that still hold shared memory, and a postmaster.pid that
 * names a dead process, or by now a stranger. Cleared before each start. Postgres itself refuses to guess here.
 */
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, identityOf, type ProcessIdentity } from '../supervisor/process-identity';

/** SIGINT: fast shutdown, which writes a checkpoint. */
const SERVER_STOP = { signal: 'SIGINT', graceMs: 10_000 } as const;
/** SIGQUIT: a backend without its server exits at once; nothing that was committed is lost. */
const BACKEND_STOP = { signal: 'SIGQUIT', graceMs: 2_000 } as const;

/** Ends every Postgres process that works in `dataFolder` and removes the pid file that no living server owns. */
export async function clearLeftovers(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid');
  const serverPid = readPid(pidFile);
  const processes = processesIn(dataFolder);
  const server = processes?.find(({ pid }) => pid === serverPid);
  if (server) await endProcess(server, SERVER_STOP);
  for (const backend of processes ?? []) await endProcess(backend, BACKEND_STOP);
  // Without /proc nobody can tell whose pid it is, so only a dead one is removed.
  const ownerless = processes !== undefined || serverPid === undefined || identityOf(serverPid) === undefined;
  if (ownerless) rmSync(pidFile, { force: true });
}

function readPid(pidFile: string): number | undefined {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  return Number.isInteger(pid) ? pid : undefined;
}

/** Postgres processes have their data folder as working directory. Undefined where the system has no /proc. */
function processesIn(dataFolder: string): ProcessIdentity[] | undefined {
  if (!existsSync('/proc/self/cwd')) return undefined;
  const folder = realpathSync(dataFolder);
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && worksIn(entry, folder))
    .flatMap((pid) => identityOf(Number(pid)) ?? []);
}

function worksIn(pid: string, folder: string): boolean {
  try {
    return (
      readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === folder
    );
  } catch {
    return false;
  }
}
