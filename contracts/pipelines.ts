/** Every pipeline's definition. `npm run new:pipeline NAME` adds a line here. */
import { documents } from './documents/definition';
import type { PipelineDefinition } from './pipeline';

export const PIPELINES = [documents] as const satisfies readonly PipelineDefinition[];

export type PipelineName = (typeof PIPELINES)[number]['name'];

export function findPipeline(name: string): PipelineDefinition | undefined {
  return PIPELINES.find((pipeline) => pipeline.name === name);
}
