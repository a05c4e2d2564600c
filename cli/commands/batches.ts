/** `treadle batches`, and `treadle batch pause|resume|cancel|retry`. */
import { answer } from '../../client/client';
import type { components } from '../../client/schema';
import { type BatchVerb, steerBatch } from '../batch-calls';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { takeItems, type Wanted } from '../take-items';
import { batchLines } from '../watch-batch';
import { percent } from './runs';

export interface BatchesOptions extends Wanted {
  status?: components['schemas']['BatchStatus'];
}

export async function batchesCommand(context: CommandContext, options: BatchesOptions): Promise<ExitCode> {
  const { client, text, output } = context;
  const { status } = options;
  const filter = status === undefined ? {} : { status };
  const batches = await takeItems(options, (page) =>
    answer(client.GET('/api/v1/batches', { params: { query: { ...filter, ...page } } })),
  );
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
