/** The zod schemas of each pipeline: for the edge (API, OpenAPI) only, so that zod stays out of workflows. */
import type { z } from 'zod';
import { crExtractOptionsSchema, documentCorrectionSchema } from './documents/schemas';
import type { PipelineName } from './pipelines';
import { receiptCorrectionSchema, receiptOptionsSchema } from './receipts/schemas';

export const OPTIONS_SCHEMAS = {
  documents: crExtractOptionsSchema,
  receipts: receiptOptionsSchema,
} as const satisfies Record<PipelineName, z.ZodType>;

/** What is sent as `corrected_result`, for pipelines that take feedback. */
export const CORRECTION_SCHEMAS = {
  documents: documentCorrectionSchema,
  receipts: receiptCorrectionSchema,
} as const satisfies Partial<Record<PipelineName, z.ZodType>>;
