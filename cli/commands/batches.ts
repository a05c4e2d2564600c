/** `treadle batches`, and `treadle batch pause|resume|cancel|retry`. */
import { paginate } from '../../client/paginate';
import { type BatchVerb, listBatches, steerBatch } from '../batch-calls';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { batchLines } from '../watch-batch';
import { percent, take } from './runs';

export interface BatchesOptions {
  status?: string;
  limit: number;
  all?: boolean;
}

export async function batchesCommand(context: CommandContext, options: BatchesOptions): Promise<ExitCode> {
  const { text, output } = context;
  const pages = paginate((cursor) => listBatches(context, { status: options.status, cursor }));
  const batches = await take(pages, options.all ? Infinity : options.limit);
  const head = ['id', 'status', 'progress', 'items', 'failed', 'created', 'name'] as const;
  output.list(batches, {
    head: head.map((name) => text(`head.${name}`)),
    row: ({ counts, ...batch }) => [
      batch.batch_id,
      text(`status.${batch.status}`),
      percent(batch.progress),
      String(counts.total),
      String(counts.failed),
      batch.created_at,
      batch.name,
    ],
    empty: text('noBatches'),
  });
  return EXIT.ok;
}

export async function steerBatchCommand(
  context: CommandContext,
  { verb, batchId }: { verb: BatchVerb; batchId: string },
): Promise<ExitCode> {
  const batch = await steerBatch(context, batchId, verb);
  context.output.answer(batch, () => batchLines(batch, context));
  return EXIT.ok;
}
