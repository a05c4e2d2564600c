/**
 * What passes between the pool and its threads. Structured clone strips a class off an error, so a `DomainError`
 * travels as code and details and is made anew on the other side.
 */
import type { MessagePort } from 'node:worker_threads';
import { DomainError, isErrorCode, type ErrorDetails } from '../../contracts/errors';

export interface TaskRequest {
  task: string;
  input: unknown;
  /** Buffer of the `TaskState`. */
  state: SharedArrayBuffer;
  /** Takes `TaskMessage`s; absent where nobody listens. */
  messagePort?: MessagePort;
  /** What an earlier try of the task saved; absent where nothing is to be saved. */
  checkpoint?: { state: unknown };
}

/** What a task says before it is done. */
export type TaskMessage = TaskProgress | { saved: unknown };

export interface TaskProgress {
  done: number;
  total: number;
}

export type TaskReply = { isDone: true; output: unknown } | { isDone: false; error: SentError };

export interface SentError {
  message: string;
  stack: string;
  /** Of a `DomainError`, else null. */
  code: string | null;
  details: ErrorDetails;
}

export function sentError(error: unknown): SentError {
  if (!(error instanceof Error)) return { message: String(error), stack: '', code: null, details: {} };
  const { message, stack = '' } = error;
  if (error instanceof DomainError) return { message, stack, code: error.code, details: error.details };
  return { message, stack, code: null, details: {} };
}

/** The error as the task threw it, with the thread's stack. */
export function receivedError({ message, stack, code, details }: SentError): Error {
  const error = isErrorCode(code) ? new DomainError(code, details) : new Error(message);
  if (stack !== '') error.stack = stack;
  return error;
}

/** Buffers of typed arrays anywhere in plain objects and arrays of `value`, that nothing else shares. */
export function ownedBuffers(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (item: unknown): void => {
    if (typeof item !== 'object' || item === null) return;
    if (ArrayBuffer.isView(item)) {
      if (item.buffer instanceof ArrayBuffer && item.byteLength === item.buffer.byteLength) found.add(item.buffer);
    } else for (const inner of Object.values(item)) visit(inner);
  };
  visit(value);
  return [...found];
}
