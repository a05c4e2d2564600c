/** `treadle show ID`: a run with its result, or a batch. */
import { getBatch } from '../batch-calls';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { runOrBatch } from '../run-or-batch';
import { runLines } from '../show-run';
import { batchLines } from '../watch-batch';
import { showRun } from '../watch-run';

export async function showCommand(context: CommandContext, id: string): Promise<ExitCode> {
  const found = await runOrBatch(
    () => showRun(context, id),
    () => getBatch(context, id),
  );
  context.output.answer(found, () => ('chain_id' in found ? runLines(found, context) : batchLines(found, context)));
  return EXIT.ok;
}
