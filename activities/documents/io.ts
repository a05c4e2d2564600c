/** The documents pipeline's network work: asking a language model. */
import type { BlobRef } from '../../contracts/blob';
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/documents/page';
import { DomainError } from '../../contracts/errors';
import type { RunOutcome, StageContext } from '../../contracts/run';
import type { LlmExtractor } from '../llm/llm-extractor';
import { cancellation } from '../spine/cancellation';
import type { RunBlobs } from '../spine/run-blobs';
import { documentResult } from './result';

export interface DocumentIoDeps {
  blobs: RunBlobs;
  /** Null where LLM_API_BASE is not set. */
  llm: LlmExtractor | null;
}

export type DocumentIoActivities = ReturnType<typeof createDocumentIoActivities>;

export function createDocumentIoActivities({ blobs, llm }: DocumentIoDeps) {
  return {
    async extractFieldsWithLlm(
      stage: StageContext,
      { layout, schema }: { layout: BlobRef; schema: BuiltInFieldSchema | FieldJsonSchema },
    ): Promise<RunOutcome> {
      if (!llm) throw new DomainError('LLM_NOT_CONFIGURED');
      const pages = await blobs.readJson<PageLayout[]>(layout);
      const { fields, usage } = await llm.extract({ pages, schema, ...cancellation() });
      const result = documentResult({ pages, schema, fields, layout, extractor: 'llm', llm: usage });
      return { result: await blobs.keepJson(stage, result), cost_usd: usage.cost_usd };
    },
  };
}
