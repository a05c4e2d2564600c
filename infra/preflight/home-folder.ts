/** Makes TREADLE_HOME and looks whether data can be kept there, before anything starts. */
import { chmodSync, existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../../config/error-text';
import { StartError } from '../../config/start-error';

/** Owner only; as root others may pass through but not list, because Postgres runs there as another user. */
const FOLDER_MODE = process.getuid?.() === 0 ? 0o711 : 0o700;

const REASONS: Record<string, string> = {
  EROFS: 'the file system is read-only',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  ENOENT: 'it cannot be made there',
  ENOSPC: 'no space is left',
  EDQUOT: 'the quota is used up',
};

/** @throws StartError where the folder cannot be written or has less than `freeBytesMin` free. */
export function prepareHome(home: string, freeBytesMin: number): void {
  try {
    if (!existsSync(home)) {
      makeFolder(home);
      chmodSync(home, FOLDER_MODE);
    }
    const probe = join(home, `.write-test-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    const code = errorCode(error) ?? String(error);
    throw new StartError(
      `The data folder ${home} cannot be written: ${REASONS[code] ?? code}. ` +
        'Correct it, or choose another folder: npm start -- --home FOLDER.',
      { cause: error },
    );
  }
  const { bavail, bsize } = statfsSync(home);
  const freeBytes = bavail * bsize;
  if (freeBytes < freeBytesMin) {
    throw new StartError(
      `The data folder ${home} has ${megabytes(freeBytes)} MB of free space and at least ${megabytes(freeBytesMin)} MB are needed. ` +
        'Free some space, or choose another folder: npm start -- --home FOLDER.',
    );
  }
}

/** Not `recursive: true`: Node 20 tries for ever where a folder exists that lets nothing be made in it, such as /proc. */
function makeFolder(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent)) makeFolder(parent);
  mkdirSync(folder);
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 ** 2);
}
