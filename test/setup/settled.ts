import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 100;
/** Less than a test has, so that it is this that tells what did not come. */
const PATIENCE_MS = 90_000;

/** Waits for what a program of ours does in its own time: asks until it is so. */
export async function settled(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`It is not so after ${PATIENCE_MS / 1_000} s: ${isSo.toString()}`);
    await sleep(PAUSE_MS);
  }
}
