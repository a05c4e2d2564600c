/** The documents pipeline's network work: asking a language model. */
import { ApplicationFailure } from '@temporalio/common';
import type { BlobRef } from '../../contracts/blob';
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/page';
import { DomainError } from '../../contracts/errors';
import type { RunOutcome, StageContext } from '../../contracts/run';
import type { LlmLedgerRepository, LlmLimits } from '../../db/repositories/llm-ledger';
import { accountOfRun } from '../llm/account';
import type { LlmExtractor } from '../llm/llm-extractor';
import { cancellation } from '../spine/cancellation';
import type { RunBlobs } from '../spine/run-blobs';
import { documentResult } from './result';

export interface DocumentIoDeps {
  blobs: RunBlobs;
  /** Null where LLM_API_BASE is not set. */
  llm: LlmExtractor | null;
  /** The one that is compared with it; null where LLM_API_BASE_NEW_MODEL is not set. */
  newLlm: LlmExtractor | null;
  ledger: Pick<LlmLedgerRepository, 'reserve' | 'settle' | 'usageOfRun' | 'countOfRun'>;
  limits: LlmLimits;
}

export interface LlmExtractionInput {
  layout: BlobRef;
  schema: BuiltInFieldSchema | FieldJsonSchema;
  /** Left out for `llm`. */
  asked?: 'llm_new';
}

export type DocumentIoActivities = ReturnType<typeof createDocumentIoActivities>;

/** A model that gave so many unfit answers to one document gives more of them, and each one costs. */
const INVALID_ANSWERS_MAX = 3;

export function createDocumentIoActivities({ blobs, llm: current, newLlm, ledger, limits }: DocumentIoDeps) {
  return {
    async extractFieldsWithLlm(
      stage: StageContext,
      { layout, schema, asked }: LlmExtractionInput,
    ): Promise<RunOutcome> {
      const llm = asked === 'llm_new' ? newLlm : current;
      if (!llm) throw new DomainError('LLM_NOT_CONFIGURED');
      const pages = await blobs.readJson<PageLayout[]>(layout);
      const account = accountOfRun(ledger, limits, stage);
      const answer = await llm.extract({ pages, schema, account, ...cancellation() }).catch(async (error: unknown) => {
        throw await lastInvalidAnswer(error, ledger, stage);
      });
      const usage = (await ledger.usageOfRun(stage.runId)) ?? answer.usage;
      const result = documentResult({ pages, schema, fields: answer.fields, layout, extractor: 'llm', llm: usage });
      return { result: await blobs.keepJson(stage, result), cost_usd: usage.cost_usd };
    },
  };
}

/** The error itself, or one that is not tried again where the model has had its chances. */
async function lastInvalidAnswer(
  error: unknown,
  ledger: Pick<LlmLedgerRepository, 'countOfRun'>,
  stage: StageContext,
): Promise<unknown> {
  if (!(error instanceof DomainError) || error.code !== 'LLM_ANSWER_INVALID') return error;
  const count = await ledger.countOfRun(stage, error.code);
  return count < INVALID_ANSWERS_MAX
    ? error
    : ApplicationFailure.nonRetryable(error.message, error.code, error.details);
}
