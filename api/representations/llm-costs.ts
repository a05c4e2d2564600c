/** What language models cost, as the API shows it; its rule for the budget is the one for the console and the metrics. */
import type { LlmDay } from '../../db/repositories/llm-ledger';
import type { BudgetState } from '../schemas/costs';

/** From here on somebody should know, while there is time to raise the budget or to hold back work. */
const NEAR_SHARE_MIN = 0.8;
/** Sums of money in floating point differ in the last digits from what a person would add up. */
const USD_DIGITS = 8;

/** `days` are newest first, with today. */
export function llmCosts(days: readonly LlmDay[], budgetUsd: number | undefined) {
  const items = days.map(({ day, calls, inputTokens, outputTokens, committedUsd }) => ({
    day,
    calls,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    cost_usd: tidy(committedUsd),
  }));
  return {
    budget: budgetView(items[0]?.cost_usd ?? 0, budgetUsd),
    cost_usd: tidy(items.reduce((sum, item) => sum + item.cost_usd, 0)),
    items,
  };
}

interface BudgetView {
  usd_per_day: number | null;
  share: number | null;
  state: BudgetState;
}

function budgetView(todayUsd: number, budgetUsd: number | undefined): BudgetView {
  if (budgetUsd === undefined) return { usd_per_day: null, share: null, state: 'unlimited' };
  // A budget of nothing is used up before anything is asked.
  const share = budgetUsd > 0 ? todayUsd / budgetUsd : 1;
  const state = share >= 1 ? 'used' : share >= NEAR_SHARE_MIN ? 'near' : 'within';
  return { usd_per_day: budgetUsd, share, state };
}

const tidy = (usd: number): number => Number(usd.toFixed(USD_DIGITS));
