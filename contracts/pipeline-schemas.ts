/** The zod schema of each pipeline's options: for the edge (API, OpenAPI) only, so that zod stays out of workflows. */
import type { z } from 'zod';
import { crExtractOptionsSchema } from './documents/schemas';
import type { PipelineName } from './pipelines';

export const OPTIONS_SCHEMAS = {
  documents: crExtractOptionsSchema,
} as const satisfies Record<PipelineName, z.ZodType>;
