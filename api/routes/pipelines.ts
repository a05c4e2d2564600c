/** What pipelines there are and what options each takes, for clients that build their forms from it. */
import type { PipelineDefinition } from '../../contracts/pipeline';
import { type PipelineName, PIPELINES } from '../../contracts/pipelines';
import { pipelineListSchema } from '../schemas/system';
import { optionsOf } from '../submission/option-fields';
import type { Route } from './route';

export function pipelineRoutes(): Route[] {
  const items = PIPELINES.map((pipeline: PipelineDefinition & { name: PipelineName }) => ({
    name: pipeline.name,
    title: pipeline.title,
    stages: pipeline.stages,
    accepts: pipeline.accepts,
    slots: pipeline.slots,
    feedback_kinds: pipeline.feedbackKinds,
    is_ranked: pipeline.rankings !== undefined,
    metrics: pipeline.metrics,
    options_schema: optionsOf(pipeline.name).jsonSchema,
    links: { submit: `/api/v1/${pipeline.name}/runs`, submit_batch: `/api/v1/${pipeline.name}/batches` },
  }));
  return [
    {
      method: 'get',
      path: '/api/v1/pipelines',
      access: { role: 'viewer', scope: 'runs:read' },
      doc: {
        id: 'listPipelines',
        tag: 'Pipelines',
        summary: 'Pipelines and their options',
        answers: { 200: { description: 'All pipelines.', schema: pipelineListSchema } },
      },
      handle: (_req, res) => void res.json({ items }),
    },
  ];
}
