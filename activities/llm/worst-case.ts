import { llmCostUsd, type LlmPriceTable } from '../../contracts/llm-prices';
import type { Question } from './dialect';

/** What a server's chat template may add to the messages, in tokens. */
const TEMPLATE_TOKENS_MAX = 500;

/**
 * Most that a question can cost, or null where the model has no price. A token is at least one byte of text, so the
 * bytes of all that is sent are more than its tokens; the answer is limited by `outputTokensMax`.
 */
export function usdMaxOf({ model, messages, schema, outputTokensMax }: Question, prices: LlmPriceTable): number | null {
  const inputTokens = Buffer.byteLength(JSON.stringify([messages, schema])) + TEMPLATE_TOKENS_MAX;
  return llmCostUsd(prices, { model, inputTokens, outputTokens: outputTokensMax });
}
