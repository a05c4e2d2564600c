/**
 * The server and key of `treadle sign-in`, in a file that its owner alone may read. A key belongs to one address and is
 * never sent to another.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../config/error-text';
import { UsageError } from './failure';

const credentialsSchema = z.object({ url: z.url(), token: z.string().min(1) });
export type Credentials = z.infer<typeof credentialsSchema>;

export function credentialsFile(configFolder: string): string {
  return join(configFolder, 'credentials.json');
}

/** Undefined where nobody has signed in. Throws UsageError for a file that cannot be read. */
export function readCredentials(file: string): Credentials | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new UsageError(`The file ${file} cannot be read (${String(errorCode(error))}).`, { cause: error });
  }
  try {
    return credentialsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new UsageError(`The file ${file} is damaged. Run treadle sign-in again, or remove it.`, { cause: error });
  }
}

/** Written beside and moved into place, so that a reader never sees half of it. */
export function writeCredentials(file: string, credentials: Credentials): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, file);
}

/** False where there was none. */
export function removeCredentials(file: string): boolean {
  const existed = readCredentials(file) !== undefined;
  rmSync(file, { force: true });
  return existed;
}
