/** Finds processes of a running system by `/proc`. */
import { readdirSync, readFileSync } from 'node:fs';

/** The child of `parent` whose command line contains `part`. */
export function findChild(parent: number, part: string): number | undefined {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .find((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const ppid = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
        return ppid === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(part);
      } catch {
        return false;
      }
    });
}
