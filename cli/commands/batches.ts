/** `treadle batches`, and `treadle batch pause|resume|cancel|retry`. */
import { answer } from '../../client/client';
import { paginate } from '../../client/paginate';
import type { components } from '../../client/schema';
import { type BatchVerb, steerBatch } from '../batch-calls';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { batchLines } from '../watch-batch';
import { PAGE_MAX, percent, take } from './runs';

export interface BatchesOptions {
  status?: components['schemas']['BatchStatus'];
  limit: number;
  all?: boolean;
}

export async function batchesCommand(context: CommandContext, options: BatchesOptions): Promise<ExitCode> {
  const { client, text, output } = context;
  const { status, limit, all } = options;
  const wanted = all ? Infinity : limit;
  const filter = { ...(status === undefined ? {} : { status }), limit: Math.min(wanted, PAGE_MAX) };
  const pages = paginate((cursor) => {
    const query = cursor === undefined ? filter : { ...filter, cursor };
    return answer(client.GET('/api/v1/batches', { params: { query } }));
  });
  const batches = await take(pages, wanted);
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
