import { createLlmExtractor, type LlmExtractor } from '../activities/llm/llm-extractor';
import type { Env } from '../config/env';
import { readPriceTable } from '../contracts/llm-prices';

/** The configured language model, or null where LLM_API_BASE is not set. */
export function createLlmExtractorFromEnv(env: Env): LlmExtractor | null {
  if (env.LLM_API_BASE === undefined) return null;
  return createLlmExtractor({
    baseUrl: env.LLM_API_BASE,
    ...(env.LLM_API_KEY === undefined ? {} : { apiKey: env.LLM_API_KEY }),
    model: env.LLM_MODEL,
    priceTable: readPriceTable(env.LLM_PRICES),
    timeoutMs: env.LLM_TIMEOUT_SECONDS * 1_000,
  });
}
