/**
 * Gives each activity of a stage a line in the Temporal Web UI, unless its workflow wrote a better one: the stage's
 * name and, where it has parts, which of them. Bundled as an interceptor module (`infra/build-workflow-bundle.ts`).
 */
import type { WorkflowInterceptorsFactory } from '@temporalio/workflow';
import type { StageContext } from '../../contracts/run';

export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleActivity: (input, next) => {
        const summary = input.options.summary ?? stageSummary(input.args[0]);
        return next(summary === undefined ? input : { ...input, options: { ...input.options, summary } });
      },
    },
  ],
});

function stageSummary(argument: unknown): string | undefined {
  if (!isStage(argument)) return undefined;
  const { stage, part, parts } = argument;
  return parts > 1 ? `${stage} · ${part + 1} of ${parts}` : stage;
}

function isStage(argument: unknown): argument is StageContext {
  return argument !== null && typeof argument === 'object' && 'stage' in argument && 'parts' in argument;
}
