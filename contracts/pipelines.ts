/** Every pipeline's definition. `npm run new:pipeline NAME` adds a line here. */
import { documents } from './documents/definition';
import { receipts } from './receipts/definition';
import type { LearnerDefinition, PipelineDefinition, RetrainRule, SlotWatch } from './pipeline';

export const PIPELINES = [documents, receipts] as const satisfies readonly PipelineDefinition[];

export type PipelineName = (typeof PIPELINES)[number]['name'];

/** Names of those whose runs are not for all of a project to see. */
export const PERSONAL_PIPELINES: readonly string[] = PIPELINES.filter(
  ({ isPersonal = false }: PipelineDefinition) => isPersonal,
).map(({ name }) => name);

export function findPipeline(name: string): PipelineDefinition | undefined {
  return PIPELINES.find((pipeline) => pipeline.name === name);
}

/** What learns for a slot; undefined for a slot that nothing can be trained for. */
export function findLearner(slot: string): { pipeline: PipelineName; learner: LearnerDefinition } | undefined {
  for (const pipeline of PIPELINES) {
    const { name, learners }: { name: PipelineName; learners: readonly LearnerDefinition[] } = pipeline;
    const learner = learners.find((each) => each.slot === slot);
    if (learner) return { pipeline: name, learner };
  }
  return undefined;
}

/** Every slot of every pipeline. */
export const SLOTS: readonly string[] = PIPELINES.flatMap(({ slots }) => [...slots]);

/** Of every slot that has any. */
export const RETRAIN_RULES: readonly RetrainRule[] = PIPELINES.flatMap(({ retrainRules }) => [...retrainRules]);

/** A slot that learns, with all by which the loop decides when. */
export interface LearningSlot {
  slot: string;
  pipeline: string;
  learner: Pick<LearnerDefinition, 'feedbackKinds' | 'metrics'>;
  rules: readonly RetrainRule[];
  watch: SlotWatch | undefined;
}

export function learningSlots(): LearningSlot[] {
  return SLOTS.flatMap((slot) => {
    const found = findLearner(slot);
    if (!found) return [];
    const definition: PipelineDefinition | undefined = findPipeline(found.pipeline);
    return {
      slot,
      pipeline: found.pipeline,
      learner: found.learner,
      rules: RETRAIN_RULES.filter((rule) => rule.slot === slot),
      watch: definition?.watches?.find((watch) => watch.slot === slot),
    };
  });
}
