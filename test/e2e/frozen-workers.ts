/** Holds runs where they are, however quick they would be: their workers stand still while something is done. */
import { findChild } from '../../bench/processes';
import type { System } from '../../bench/system';

export async function withFrozen(system: System, roles: readonly string[], body: () => Promise<void>): Promise<void> {
  signal(system, roles, 'SIGSTOP');
  await body().finally(() => signal(system, roles, 'SIGCONT'));
}

function signal(system: System, roles: readonly string[], name: NodeJS.Signals): void {
  for (const role of roles) {
    const pid = findChild(system.process.pid ?? 0, `workers/main.js ${role}`);
    if (pid !== undefined) process.kill(pid, name);
  }
}
