/**
 * Temporary files of uploads under way. A name tells host and process, so that what a killed process left behind is
 * recognised and removed, while the uploads of its living neighbours are left alone.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../../contracts/system-error';

/** A file of another host, or of a living process with the same id as a dead one, is taken for dead after this. */
const FOREIGN_AGE_MAX_MS = 24 * 60 * 60 * 1000;

const HOST = hostname().replace(/[^\w.]/g, '_');
const NAME = /^(.+)-(\d+)-[0-9a-f]+$/;

/** Files that this process has in hand; a process id is given again after a restart, as in every container. */
const inHand = new Set<string>();

/** Makes a path for a new temporary file and takes it in hand; call `dropTemporary` in the end, in any case. */
export async function takeTemporary(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${HOST}-${process.pid}-${randomBytes(8).toString('hex')}`);
  inHand.add(path);
  return path;
}

/** Removes the file if it is still there. */
export async function dropTemporary(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
  inHand.delete(path);
}

/** Removes what dead processes left in `folder`; returns how many files went. */
export async function sweepTemporary(folder: string): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    if (!(await isAbandoned(path, name))) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function isAbandoned(path: string, name: string): Promise<boolean> {
  const [, host, pid] = NAME.exec(name) ?? [];
  if (host === undefined || pid === undefined || inHand.has(path)) return false;
  if (host === HOST && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true;
  try {
    return Date.now() - (await stat(path)).mtimeMs > FOREIGN_AGE_MAX_MS;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
