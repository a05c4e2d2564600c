/** `treadle datasets`, `treadle datasets suspects` and `treadle feedback`: what there is to learn from. */
import { answer } from '../../client/client';
import type { components } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { table } from '../table';

type Slot = components['schemas']['Dataset']['slot'];

export async function datasetsCommand(
  { client, text, output }: CommandContext,
  { slot, limit }: { slot?: string; limit: number },
): Promise<ExitCode> {
  const query = { limit, ...(slot === undefined ? {} : { slot: slot as Slot }) };
  const { items } = await answer(client.GET('/api/v1/datasets', { params: { query } }));
  const head = ['id', 'slot', 'version', 'train', 'test', 'new', 'disputed', 'created'] as const;
  output.list(items, {
    head: head.map((name) => text(`head.${name}`)),
    row: ({ id, slot: own, version, counts, created_at: createdAt }) => [
      id,
      own,
      String(version),
      String(counts.train),
      String(counts.test),
      String(counts.new),
      String(counts.disputed),
      createdAt,
    ],
    empty: text('noDatasets'),
  });
  return EXIT.ok;
}

export async function suspectsCommand({ client, text, output }: CommandContext, id: string): Promise<ExitCode> {
  const path = { dataset_id: id };
  const { screened_at: screenedAt, items } = await answer(
    client.GET('/api/v1/datasets/{dataset_id}/suspects', { params: { path } }),
  );
  const head = ['run', 'field', 'given', 'suggested', 'confidence'] as const;
  output.list(items, {
    head: head.map((name) => text(`head.${name}`)),
    row: ({ run_id: runId, name, given, suggested, confidence }) => [
      runId,
      name,
      JSON.stringify(given),
      JSON.stringify(suggested),
      confidence.toFixed(2),
    ],
    empty: text(screenedAt === null ? 'unscreened' : 'noSuspects'),
  });
  return EXIT.ok;
}

export async function feedbackCommand({ client, text, output }: CommandContext): Promise<ExitCode> {
  const statistics = await answer(client.GET('/api/v1/feedback/stats'));
  output.answer(statistics, () =>
    table(
      [],
      [
        [text('label.feedback'), String(statistics.total_feedbacks)],
        [text('label.unlearned'), String(statistics.training_ready)],
        ...Object.entries(statistics.by_type).map(([type, count]) => [type, String(count)]),
      ],
    ),
  );
  return EXIT.ok;
}
