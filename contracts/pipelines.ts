/** Every pipeline's definition. `npm run new:pipeline NAME` adds a line here. */
import { documents } from './documents/definition';
import type { LearnerDefinition, PipelineDefinition } from './pipeline';

export const PIPELINES = [documents] as const satisfies readonly PipelineDefinition[];

export type PipelineName = (typeof PIPELINES)[number]['name'];

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
