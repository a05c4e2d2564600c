/** What a task of the CPU pool is: a named function that runs in a thread. The tasks themselves are in `tasks.ts`. */
import type { OcrEngines } from '../ocr/engines';

/** Where a long task leaves what it has done, for the one that takes its place when it is killed. */
interface Checkpoint {
  /** What was saved last; undefined where nothing was. */
  load(): unknown;
  /** What can cross threads by structured clone, and is not changed afterwards. */
  save(state: unknown): void;
}

export interface TaskContext {
  /** True once the caller wants no result any more; ask between units of work of at most a second or two. */
  shouldStop: () => boolean;
  /** Throws RUN_CANCELLED once `shouldStop` says true. */
  stopIfAsked(): void;
  /** How far the task is, `done` of `total` units; reaches the caller's `onProgress`. */
  progress(done: number, total: number): void;
  /** Absent where nobody keeps it. */
  checkpoint?: Checkpoint;
  /** The thread's own engines, kept between tasks. */
  engines: OcrEngines;
}

/**
 * Input and output cross threads by structured clone: plain objects, arrays, typed arrays. A typed array of the output
 * that fills its buffer is moved, so a task must not keep it.
 */
export type Task<Input, Output> = (input: Input, context: TaskContext) => Promise<Output>;

// A table holds tasks of many types; `never` accepts each as input, and each call is typed by the table's own entry.
export type TaskTable = Record<string, Task<never, unknown>>;

export type TaskInput<T> = T extends Task<infer Input, unknown> ? Input : never;
export type TaskOutput<T> = T extends Task<never, infer Output> ? Output : never;
