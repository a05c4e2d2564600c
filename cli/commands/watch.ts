/** `treadle watch ID`: follows a run or a batch until it ends. */
import { getBatch } from '../batch-calls';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { runOrBatch } from '../run-or-batch';
import { runLines } from '../show-run';
import { batchExitCode, batchLines, watchBatch } from '../watch-batch';
import { showRun, watchRun } from '../watch-run';

export async function watchCommand(context: CommandContext, id: string): Promise<ExitCode> {
  const found = await runOrBatch(
    () => showRun(context, id),
    () => getBatch(context, id),
  );
  return 'chain_id' in found ? watchOneRun(context, id) : watchOneBatch(context, id);
}

async function watchOneRun(context: CommandContext, chainId: string): Promise<ExitCode> {
  const progress = context.openProgress();
  const run = await watchRun(context, { chainId, name: chainId, progress }).finally(() => progress.close());
  if (run.ended_at === null) context.throwIfInterrupted(() => context.text('stillRunning', { id: chainId }));
  context.output.answer(run, () => runLines(run, context));
  return run.status === 'completed' ? EXIT.ok : EXIT.failed;
}

async function watchOneBatch(context: CommandContext, batchId: string): Promise<ExitCode> {
  const batch = await watchBatch(context, batchId);
  if (batch.ended_at === null) context.throwIfInterrupted(() => context.text('stillRunning', { id: batchId }));
  context.output.answer(batch, () => batchLines(batch, context));
  return batchExitCode(batch);
}
