/** Finds and kills processes of a running system by `/proc`. */
import { readdirSync, readFileSync } from 'node:fs';

/** What can be killed, and how its command line is told from the others'. */
const TARGETS = {
  cpu: 'workers/main.js cpu',
  train: 'workers/main.js train',
  workflow: 'workers/main.js workflow',
  io: 'workers/main.js io',
  api: 'api/main.js',
  temporal: 'temporal server',
  postgres: 'bin/postgres -D',
} as const;
export type Target = keyof typeof TARGETS;

/** Sends SIGKILL; returns the process's id, undefined where it is not there at this moment. */
export function killTarget(supervisor: { process: { pid?: number | undefined } }, target: Target): number | undefined {
  const pid = findChild(supervisor.process.pid ?? 0, TARGETS[target]);
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  return pid;
}

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
