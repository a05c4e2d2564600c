/** `treadle cancel|retry|delete ID…`, for runs and batches alike. */
import { answer } from '../../client/client';
import { deleteBatch, steerBatch } from '../batch-calls';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { failureOf } from '../failure';
import { runOrBatch } from '../run-or-batch';

export type ControlVerb = 'cancel' | 'retry' | 'delete';

const DONE = { cancel: 'cancelled', retry: 'retried', delete: 'deleted' } as const satisfies Record<
  ControlVerb,
  string
>;

/** Goes on with the others where one is refused; the exit code is that of the first refusal. */
export async function controlCommand(
  context: CommandContext,
  { verb, ids }: { verb: ControlVerb; ids: readonly string[] },
): Promise<ExitCode> {
  const { text, output } = context;
  let exitCode: ExitCode = EXIT.ok;
  for (const id of ids) {
    try {
      const answered = await control(context, verb, id);
      output.answer(answered, () => text(DONE[verb], { id }));
    } catch (error) {
      const failure = failureOf(error, text);
      if (failure.exitCode === EXIT.unreachable || failure.exitCode === EXIT.refused) throw error;
      if (failure.sentence !== undefined) output.notice(failure.sentence);
      if (exitCode === EXIT.ok) exitCode = failure.exitCode;
    }
  }
  return exitCode;
}

function control(context: CommandContext, verb: ControlVerb, id: string): Promise<unknown> {
  const { client } = context;
  const run = { params: { path: { chain_id: id } } };
  switch (verb) {
    case 'cancel':
      return runOrBatch(
        () => answer(client.POST('/api/v1/runs/{chain_id}/cancel', run)),
        () => steerBatch(context, id, verb),
      );
    case 'retry':
      return runOrBatch(
        () => answer(client.POST('/api/v1/runs/{chain_id}/retry', run)),
        () => steerBatch(context, id, verb),
      );
    case 'delete':
      return runOrBatch(
        async () => {
          await client.DELETE('/api/v1/runs/{chain_id}', run);
          return { chain_id: id, deleted: true };
        },
        async () => {
          await deleteBatch(context, id);
          return { batch_id: id, deleted: true };
        },
      );
  }
}
