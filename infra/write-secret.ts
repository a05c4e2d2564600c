/** Secrets that the migration leaves in TREADLE_HOME. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Readable by its owner alone, and whole or not there at all, also after a kill. */
export function writeSecret(file: string, secret: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.draft`, `${secret}\n`, { mode: 0o600 });
  renameSync(`${file}.draft`, file);
}
