/** The thread's side of the CPU pool: makes of a task table the function that piscina calls for each request. */
import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { DomainError } from '../../contracts/errors';
import type { OcrEngineSettings } from '../ocr/engine';
import { createOcrEngines } from '../ocr/engines';
import { TaskState } from './task-state';
import type { TaskContext, TaskTable } from './task-table';
import { ownedBuffers, sentError, type TaskMessage, type TaskReply, type TaskRequest } from './thread-messages';

/** What every thread is given at its start. */
export interface ThreadSettings {
  engineSettings: OcrEngineSettings;
}

/** Export the result as the default of a thread's entry module; see `worker.ts`. */
export function serveTasks(table: TaskTable): (request: TaskRequest) => Promise<unknown> {
  const { engineSettings } = workerData as ThreadSettings;
  const engines = createOcrEngines(engineSettings);
  return async (request) => {
    const reply = await replyTo(request, table, engines);
    return move({ [transferableSymbol]: ownedBuffers(reply), [valueSymbol]: reply });
  };
}

async function replyTo(request: TaskRequest, table: TaskTable, engines: TaskContext['engines']): Promise<TaskReply> {
  const state = new TaskState(request.state);
  const shouldStop = () => state.isStopped;
  const stopIfAsked = () => {
    if (state.isStopped) throw new DomainError('RUN_CANCELLED');
  };
  const send = (message: TaskMessage) => request.messagePort?.postMessage(message);
  const progress = (done: number, total: number) => send({ done, total });
  const { checkpoint: before } = request;
  const checkpoint = before && { load: () => before.state, save: (saved: unknown) => send({ saved }) };
  const context: TaskContext = { shouldStop, stopIfAsked, progress, engines, ...(checkpoint && { checkpoint }) };
  try {
    const task: unknown = Object.hasOwn(table, request.task) ? table[request.task] : undefined;
    if (!isTask(task)) throw new Error(`The CPU pool has no task "${request.task}".`);
    if (!state.start()) stopIfAsked();
    return { isDone: true, output: await task(request.input, context) };
  } catch (error) {
    return { isDone: false, error: sentError(error) };
  }
}

/** The pool's types have paired name and input on the other side. */
function isTask(task: unknown): task is (input: unknown, context: TaskContext) => Promise<unknown> {
  return typeof task === 'function';
}
