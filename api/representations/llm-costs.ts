/** What language models cost by day, as the API shows it. */
import { budgetUse } from '../../contracts/costs';
import type { LlmDay } from '../../db/repositories/llm-ledger';
import { tidyUsd } from './costs';

/** `days` are newest first, with today. */
export function llmCosts(days: readonly LlmDay[], budgetUsd: number | undefined) {
  const items = days.map(({ day, calls, inputTokens, outputTokens, committedUsd }) => ({
    day,
    calls,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    cost_usd: tidyUsd(committedUsd),
  }));
  return {
    budget: { usd_per_day: budgetUsd ?? null, ...budgetUse(items[0]?.cost_usd ?? 0, budgetUsd ?? null) },
    cost_usd: tidyUsd(items.reduce((sum, item) => sum + item.cost_usd, 0)),
    items,
  };
}
