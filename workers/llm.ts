import { createLlmExtractor, type LlmExtractor } from '../activities/llm/llm-extractor';
import { ConfigurationError, type Env } from '../config/env';
import { llmCostUsd, type LlmPriceTable, readPriceTable } from '../contracts/llm-prices';
import type { LlmLimits } from '../db/repositories/llm-ledger';
import type { LlmPricesRepository } from '../db/repositories/llm-prices';

/** Prices that were set are read anew after so long. */
const PRICES_AGE_MAX_MS = 15_000;

interface LlmServer {
  baseUrl: string | undefined;
  apiKey: string | undefined;
  model: string;
}

/**
 * The configured language model, or null where LLM_API_BASE is not set. `set` are the prices that administrators have
 * set; a budget asks for one without them, since they may be taken away again.
 */
export function createLlmExtractorFromEnv(env: Env, set?: Pick<LlmPricesRepository, 'table'>): LlmExtractor | null {
  return extractorOf({ baseUrl: env.LLM_API_BASE, apiKey: env.LLM_API_KEY, model: env.LLM_MODEL }, env, set);
}

/** The one that is compared with it, or null where LLM_API_BASE_NEW_MODEL is not set. */
export function createNewLlmExtractorFromEnv(env: Env, set?: Pick<LlmPricesRepository, 'table'>): LlmExtractor | null {
  const { LLM_API_BASE_NEW_MODEL: baseUrl, LLM_API_KEY_NEW_MODEL: apiKey } = env;
  return extractorOf({ baseUrl, apiKey, model: env.LLM_NEW_MODEL ?? env.LLM_MODEL }, env, set);
}

function extractorOf(
  { baseUrl, apiKey, model }: LlmServer,
  env: Env,
  set?: Pick<LlmPricesRepository, 'table'>,
): LlmExtractor | null {
  if (baseUrl === undefined) return null;
  const priceTable = readPriceTable(env.LLM_PRICES);
  const { usdPerRunMax, usdPerDayMax } = llmLimits(env);
  const isPriced = llmCostUsd(priceTable, { model, inputTokens: 0, outputTokens: 0 }) !== null;
  if ((usdPerRunMax !== null || usdPerDayMax !== null) && !isPriced) throw unpriced(model);
  return createLlmExtractor({
    baseUrl,
    ...(apiKey === undefined ? {} : { apiKey }),
    model,
    prices: pricesOf(env, set),
    timeoutMs: env.LLM_TIMEOUT_SECONDS * 1_000,
  });
}

/** The built-in prices, LLM_PRICES over them, and over these what was set. A failure to read is not kept. */
export function pricesOf(
  env: Pick<Env, 'LLM_PRICES'>,
  set?: Pick<LlmPricesRepository, 'table'>,
): () => Promise<LlmPriceTable> {
  const configured = readPriceTable(env.LLM_PRICES);
  let last: { at: number; prices: LlmPriceTable } | undefined;
  return async () => {
    if (!set) return configured;
    if (!last || performance.now() - last.at > PRICES_AGE_MAX_MS) {
      last = { at: performance.now(), prices: { ...configured, ...(await set.table()) } };
    }
    return last.prices;
  };
}

export function llmLimits(env: Pick<Env, 'LLM_BUDGET_USD_PER_RUN' | 'LLM_BUDGET_USD_PER_DAY'>): LlmLimits {
  return { usdPerRunMax: env.LLM_BUDGET_USD_PER_RUN ?? null, usdPerDayMax: env.LLM_BUDGET_USD_PER_DAY ?? null };
}

/** A limit that cannot be counted would hold nothing. */
function unpriced(model: string): ConfigurationError {
  const price = JSON.stringify({ [model]: { input_usd_per_million: 0, output_usd_per_million: 0 } });
  return new ConfigurationError(
    `A budget for the language model needs its price: add LLM_PRICES=${price} with what ${model} costs.`,
  );
}
