/** Waits for a batch, shows its progress meanwhile, and tells how it stands. */
import { followBatch } from '../client/follow-batch';
import { openNodeSocket } from '../client/open-node-socket';
import { withRetries } from '../client/retry';
import type { components } from '../client/schema';
import { type Batch, getBatch } from './batch-calls';
import type { CommandContext } from './context';
import { EXIT, type ExitCode } from './exit-codes';
import { table } from './table';

/** The batch as it ended, or as it was when Ctrl-C came. */
export async function watchBatch(context: CommandContext, batchId: string): Promise<Batch> {
  const { client, text, signal, patienceMs } = context;
  const progress = context.openProgress();
  try {
    const onConnection = (state: 'lost' | 'back'): void =>
      progress.notice(text(state === 'lost' ? 'connectionLost' : 'connectionBack'));
    const options = { openSocket: openNodeSocket, signal, patienceMs, onConnection };
    for await (const message of followBatch({ client, batchId }, options)) {
      progress.update(batchId, { progress: message.progress, note: itemsNote(message, context) });
    }
  } finally {
    progress.close();
  }
  return withRetries(() => getBatch(context, batchId), { patienceMs });
}

/** A batch of which anything failed or was cancelled is a failed one to a script. */
export function batchExitCode({ status, counts }: Batch): ExitCode {
  return status === 'completed' && counts.completed === counts.total ? EXIT.ok : EXIT.failed;
}

export function batchLines(batch: Batch, context: Pick<CommandContext, 'text'>): string {
  const { text } = context;
  return table(
    [],
    [
      [text('label.batch'), batch.batch_id],
      [text('label.name'), batch.name],
      [text('label.status'), text(`status.${batch.status}`)],
      [text('label.items'), itemsNote(batch, context)],
      [text('head.pipeline'), batch.pipeline],
      [text('label.owner'), batch.owner.name],
      [text('label.created'), batch.created_at],
      ...(batch.ended_at === null ? [] : [[text('label.ended'), batch.ended_at]]),
      [text('label.workflow'), batch.links.workflow],
    ],
  );
}

function itemsNote(
  { counts }: { counts: components['schemas']['BatchCounts'] },
  { text }: Pick<CommandContext, 'text'>,
): string {
  return text('batchItems', { ...counts });
}
