/** A task table for the pool's tests: tasks that fail, crash, report, wait. An entry module of threads, run compiled. */
import { DomainError } from '../../../contracts/errors';
import { serveTasks } from '../../../models/pool/serve-tasks';
import type { TaskContext, TaskTable } from '../../../models/pool/task-table';

const oddTasks = {
  add: async ({ a, b }: { a: number; b: number }) => a + b,

  /** Runs until it is stopped; `units` is how often it looked. */
  untilStopped: async (_input: null, { shouldStop, stopIfAsked, progress }: TaskContext) => {
    for (let units = 1; ; units++) {
      if (shouldStop()) stopIfAsked();
      progress(units, Infinity);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },

  failExpectedly: async ({ sha256 }: { sha256: string }): Promise<never> => {
    throw new DomainError('BLOB_NOT_FOUND', { sha256 });
  },

  failUnexpectedly: async (_input: null): Promise<never> => {
    throw new RangeError('index 7 is out of range');
  },

  crash: async ({ by }: { by: 'exit' | 'exception' }): Promise<never> => {
    if (by === 'exit') process.exit(3);
    setTimeout(() => {
      throw new Error('nobody catches this');
    }, 0);
    return new Promise<never>(() => undefined);
  },

  count: async ({ to }: { to: number }, { progress }: TaskContext) => {
    for (let done = 1; done <= to; done++) progress(done, to);
    return to;
  },

  /** Counts on from where it was, saves each number, and crashes at `crashAt`. */
  countOn: async ({ to, crashAt }: { to: number; crashAt: number | null }, { checkpoint }: TaskContext) => {
    const from = (checkpoint?.load() as number | undefined) ?? 0;
    for (let done = from + 1; done <= to; done++) {
      if (done === crashAt) throw new Error('crashed');
      checkpoint?.save(done);
    }
    return { from };
  },

  doubled: async ({ values }: { values: Float32Array }) => ({ values: values.map((value) => value * 2) }),
} as const satisfies TaskTable;

export type OddTasks = typeof oddTasks;

export default serveTasks(oddTasks);
