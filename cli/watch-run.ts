/** Waits for a run and shows its progress meanwhile. */
import { answer } from '../client/client';
import { followRun, type RunMessage } from '../client/follow-run';
import { openNodeSocket } from '../client/open-node-socket';
import { withRetries } from '../client/retry';
import type { components } from '../client/schema';
import type { CommandContext } from './context';
import type { ProgressState, ProgressView } from './progress-view';

export type Run = components['schemas']['Run'];

export interface WatchedRun {
  chainId: string;
  /** What the progress calls it. */
  name: string;
  progress: ProgressView;
}

/** The run as it ended, or as it was when Ctrl-C came. Throws `TreadleError`, `TreadleUnreachableError`. */
export async function watchRun(context: CommandContext, { chainId, name, progress }: WatchedRun): Promise<Run> {
  const { client, text, signal, patienceMs } = context;
  const messages = followRun(
    { client, chainId },
    {
      openSocket: openNodeSocket,
      signal,
      patienceMs,
      onConnection: (state) => progress.notice(text(state === 'lost' ? 'connectionLost' : 'connectionBack')),
    },
  );
  for await (const message of messages) {
    const state = stateOf(message, context);
    if (state) progress.update(name, state);
  }
  return showRun(context, chainId);
}

export function showRun({ client, patienceMs, signal }: CommandContext, chainId: string): Promise<Run> {
  return withRetries(() => answer(client.GET('/api/v1/runs/{chain_id}', { params: { path: { chain_id: chainId } } })), {
    patienceMs,
    signal,
  });
}

/** Undefined for an event that changes nothing that is shown. */
function stateOf(message: RunMessage, { text }: CommandContext): ProgressState | undefined {
  const { progress } = message;
  if (message.type === 'snapshot') return { progress, note: statusNote(message.status, text) };
  const { type, task_name: task = '', parts_done: done = 0, parts_total: total = 1, total_tasks: tasks } = message;
  switch (type) {
    case 'run_queued':
      return { progress, note: text('status.queued') };
    case 'task_started':
      return { progress, note: task };
    case 'task_progress':
      return { progress: progress + done / total / tasks, note: total > 1 ? `${task} ${done}/${total}` : task };
    case 'task_retrying':
      return { progress, note: text('retrying', { task }) };
    case 'task_completed':
    case 'task_failed':
      return undefined;
    case 'run_completed':
      return { progress: 1, note: text('status.completed') };
    case 'run_failed':
      return { progress, note: text('status.failed') };
    case 'run_cancelled':
      return { progress, note: text('status.cancelled') };
  }
}

function statusNote(status: Run['status'], text: CommandContext['text']): string {
  return text(`status.${status}`);
}
