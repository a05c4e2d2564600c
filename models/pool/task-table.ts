/** What a task of the CPU pool is: a named function that runs in a thread. The tasks themselves are in `tasks.ts`. */
import type { OcrEngines } from '../ocr/engines';

export interface TaskContext {
  /** True once the caller wants no result any more; ask between units of work of at most a second or two. */
  shouldStop: () => boolean;
  /** Throws RUN_CANCELLED once `shouldStop` says true. */
  stopIfAsked(): void;
  /** How far the task is, `done` of `total` units; reaches the caller's `onProgress`. */
  progress(done: number, total: number): void;
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
