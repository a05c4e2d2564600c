import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError, type ErrorCode } from '../../contracts/errors';

const TRIES = 5;
const PAUSE_MS = 500;

/** As Temporal does with an activity: a busy server on SQLite finds it locked and answers 500. */
export async function triedAgain<Result>(unavailable: ErrorCode, work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const isBusy = error instanceof DomainError && error.code === unavailable;
      if (!isBusy || tries === TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
