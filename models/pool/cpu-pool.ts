/**
 * Threads for work that would block an event loop: inference, image decoding, layout. Threads live as long as the pool
 * and keep their engines. Aborting sets a flag that the task checks between units of work; a thread is never ended in
 * mid-task, since that aborts the whole process if it is inside native inference. Called by CPU activities and by
 * online predictions; not for waiting on networks or disks.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { DomainError } from '../../contracts/errors';
import type { OcrEngineSettings } from '../ocr/engine';
import { projectRoot } from '../../contracts/project-root';
import type { ThreadSettings } from './serve-tasks';
import { TaskState } from './task-state';
import type { TaskInput, TaskOutput, TaskTable } from './task-table';
import type { Tasks } from './tasks';
import {
  receivedError,
  type TaskMessage,
  type TaskProgress,
  type TaskReply,
  type TaskRequest,
} from './thread-messages';

export interface CpuPoolOptions {
  /** Threads, 1 or more; each holds its own engines (some 500 MB at most) and runs one task at a time. */
  threads: number;
  engineSettings?: OcrEngineSettings;
  /** Compiled entry module of the threads; default: that of `worker.ts`. Another one serves another task table. */
  entry?: string;
}

export interface RunOptions {
  /** Aborting asks the task to stop; `run` then rejects with the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (progress: TaskProgress) => void;
  /** What an earlier try of the task saved, and who keeps what this one saves. */
  checkpoint?: { state: unknown; onSave: (state: unknown) => void };
  /** Buffers of the input to move instead of copy; they are empty here afterwards. */
  transfer?: readonly ArrayBuffer[];
}

export class CpuPool<Table extends TaskTable = Tasks> {
  private readonly piscina: Piscina<TaskRequest, TaskReply>;
  private readonly submitted = new Set<Promise<TaskReply>>();
  private readonly waiting = new Set<EarlyEnd>();
  private isClosed = false;
  /** Why no thread can start; then nobody may wait for one. */
  private startFailure: DomainError | undefined;

  /** @throws Error where the compiled entry is absent */
  constructor({ threads, engineSettings = {}, entry = compiledEntry() }: CpuPoolOptions) {
    if (!existsSync(entry)) {
      throw new Error(`The CPU pool's threads run ${entry}, which is not there: run "npm run build".`);
    }
    const workerData: ThreadSettings = { engineSettings };
    this.piscina = new Piscina({
      filename: entry,
      minThreads: threads,
      maxThreads: threads,
      workerData,
      // Waiting on an atomic would stop the thread's event loop between tasks, and with it Tesseract's inner thread.
      atomics: 'disabled',
      recordTiming: false,
    });
    this.piscina.on('error', (error: Error) => this.onThreadError(error));
  }

  /**
   * Runs a task of the table in a free thread, after those that were asked for before.
   * @throws DomainError as the task throws it; CPU_THREAD_LOST where its thread crashed (the pool goes on with a new
   * one); the signal's reason where it was aborted
   */
  async run<Name extends keyof Table & string>(
    name: Name,
    input: TaskInput<Table[Name]>,
    { signal, onProgress, checkpoint, transfer = [] }: RunOptions = {},
  ): Promise<TaskOutput<Table[Name]>> {
    if (this.isClosed) throw new Error(`The CPU pool is closed; it cannot run ${name}.`);
    if (this.startFailure) throw this.startFailure;
    signal?.throwIfAborted();
    const state = new TaskState();
    const messages = (onProgress ?? checkpoint) && new TaskMessages({ onProgress, onSave: checkpoint?.onSave });
    const request: TaskRequest = {
      task: name,
      input,
      state: state.buffer,
      ...(messages && { messagePort: messages.remote }),
      ...(checkpoint && { checkpoint: { state: checkpoint.state } }),
    };
    const reply = this.submit(request, [...transfer, ...(messages ? [messages.remote] : [])]);
    const early = new EarlyEnd(state, signal);
    this.waiting.add(early);
    try {
      const result = await Promise.race([reply, early.promise]);
      // The entry serves this very table: what comes back is what the task gave.
      if (result.isDone) return result.output as TaskOutput<Table[Name]>;
      const error = receivedError(result.error);
      if (error instanceof DomainError && error.code === 'RUN_CANCELLED') signal?.throwIfAborted();
      throw error;
    } finally {
      this.waiting.delete(early);
      early.release();
      messages?.close();
    }
  }

  /** The ids of the living threads, for health reports. */
  threadIds(): number[] {
    return this.piscina.threads.map(({ threadId }) => threadId);
  }

  /** Waits for every task that was asked for, then ends the threads. Later runs are refused. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (!this.startFailure) await Promise.allSettled(this.submitted);
    await this.piscina.destroy();
  }

  /** A thread that fails between tasks is replaced; one that fails at its start is not, and may have been the last. */
  private onThreadError(error: Error): void {
    if (this.piscina.threads.length > 0) return;
    this.startFailure = threadLost('the start', error);
    for (const early of this.waiting) early.end(this.startFailure);
  }

  private submit(request: TaskRequest, transferList: (ArrayBuffer | MessagePort)[]): Promise<TaskReply> {
    const reply = this.piscina.run(request, { transferList }).catch((error: unknown) => {
      // A task's own errors come as replies. What is left: an input that cannot be cloned, or a crash.
      throw isCloneError(error) ? error : threadLost(request.task, error);
    });
    this.submitted.add(reply);
    const forget = () => this.submitted.delete(reply);
    reply.then(forget, forget);
    return reply;
  }
}

/** Under jest the sources are `.ts`, which a thread cannot load: both they and `dist/` use the compiled twin. */
function compiledEntry(): string {
  return join(projectRoot(), 'dist', 'models', 'pool', 'worker.js');
}

function threadLost(task: string, cause: unknown): DomainError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DomainError('CPU_THREAD_LOST', { task, reason }, { cause });
}

function isCloneError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'DataCloneError';
}

/** Ends the waiting for a task that will never begin; a task that runs replies by itself, also when it is stopped. */
class EarlyEnd {
  readonly promise: Promise<never>;
  end: (reason: unknown) => void = () => {};
  private readonly onAbort = () => {
    if (this.state.stop()) this.end(this.signal?.reason);
  };

  constructor(
    private readonly state: TaskState,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.promise = new Promise((_, reject) => (this.end = reject));
    signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  release(): void {
    this.signal?.removeEventListener('abort', this.onAbort);
  }
}

interface Listeners {
  onProgress: ((progress: TaskProgress) => void) | undefined;
  onSave: ((state: unknown) => void) | undefined;
}

/** Carries what one task says before it is done; closing it first delivers what is still under way. */
class TaskMessages {
  readonly remote: MessagePort;
  private readonly local: MessagePort;

  constructor(private readonly listeners: Listeners) {
    const { port1, port2 } = new MessageChannel();
    [this.local, this.remote] = [port1, port2];
    this.local.on('message', (message: TaskMessage) => this.deliver(message));
  }

  close(): void {
    for (let left = receiveMessageOnPort(this.local); left; left = receiveMessageOnPort(this.local)) {
      this.deliver(left.message as TaskMessage);
    }
    this.local.close();
  }

  private deliver(message: TaskMessage): void {
    if ('saved' in message) this.listeners.onSave?.(message.saved);
    else this.listeners.onProgress?.(message);
  }
}
