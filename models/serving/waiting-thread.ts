/**
 * One thread that begins with the first work asked for, so that an API nobody asks pays nothing, and a limit to how
 * much may wait for it. What runs in it is a task table of its own.
 */
import { join } from 'node:path';
import { DomainError } from '../../contracts/errors';
import { projectRoot } from '../../contracts/project-root';
import { CpuPool } from '../pool/cpu-pool';
import type { TaskTable } from '../pool/task-table';

interface WaitingThreadOptions {
  /** Name of the module of `models/serving/` that the thread runs, without extension. */
  entry: string;
  /** Work under way and waiting, from which on more is refused. */
  waitingMax: number;
  /** Told to those who are refused. */
  retryAfterSeconds: number;
}

export class WaitingThread<Table extends TaskTable> {
  private pool: CpuPool<Table> | undefined;
  private waiting = 0;

  constructor(private readonly options: WaitingThreadOptions) {}

  /** @throws DomainError TOO_MANY_REQUESTS where too many wait; CPU_THREAD_LOST; as the work throws it */
  async inTurn<T>(work: (pool: CpuPool<Table>) => Promise<T>): Promise<T> {
    const { entry, waitingMax, retryAfterSeconds } = this.options;
    if (this.waiting >= waitingMax) throw new DomainError('TOO_MANY_REQUESTS', { retryAfterSeconds });
    this.pool ??= new CpuPool<Table>({ threads: 1, entry: compiled(entry) });
    this.waiting += 1;
    try {
      return await work(this.pool);
    } finally {
      this.waiting -= 1;
    }
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }
}

/** Threads run compiled code, also under jest. */
function compiled(entry: string): string {
  return join(projectRoot(), 'dist', 'models', 'serving', `${entry}.js`);
}
