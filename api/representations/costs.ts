/** What work costs by month, pipeline, model and run, and what models cost a token, as the API shows it. */
import type { z } from 'zod';
import { budgetUse } from '../../contracts/costs';
import { LLM_PRICES, type LlmPriceTable } from '../../contracts/llm-prices';
import type { CostAlert, CostBudget, CostlyRun, LlmMonth, LlmShare, WorkShare } from '../../db/repositories/costs';
import type { SetPrice } from '../../db/repositories/llm-prices';
import type { costlyRunsSchema, costsSchema, llmPricesSchema } from '../schemas/costs';

/** Sums of money in floating point differ in the last digits from what a person would add up. */
const USD_DIGITS = 8;

export const tidyUsd = (usd: number): number => Number(usd.toFixed(USD_DIGITS));
const seconds = (ms: number): number => Math.round(ms) / 1_000;

interface CostRows {
  /** Newest first, with this month. */
  months: readonly LlmMonth[];
  llm: readonly LlmShare[];
  work: readonly WorkShare[];
  budget: CostBudget | undefined;
  alerts: readonly CostAlert[];
}

export function costsView({ months, llm, work, budget, alerts }: CostRows): z.input<typeof costsSchema> {
  const thisMonthUsd = tidyUsd(months[0]?.committedUsd ?? 0);
  const usdPerMonth = budget?.usdPerMonth ?? null;
  return {
    budget: {
      usd_per_month: usdPerMonth,
      cost_usd: thisMonthUsd,
      ...budgetUse(thisMonthUsd, usdPerMonth),
      changed_by: budget?.changedBy ?? null,
      changed_at: budget?.at.toISOString() ?? null,
    },
    alerts: alerts.map(({ month, share, budgetUsd, costUsd, at }) => ({
      month,
      share,
      budget_usd: budgetUsd,
      cost_usd: tidyUsd(costUsd),
      at: at.toISOString(),
    })),
    months: months.map((month) => {
      const isOf = (row: { month: string }) => row.month === month.month;
      return monthView(month, llm.filter(isOf), work.filter(isOf));
    }),
  };
}

function monthView(month: LlmMonth, llm: readonly LlmShare[], work: readonly WorkShare[]) {
  const names = [...new Set([...llm, ...work].map(({ pipeline }) => pipeline))];
  const pipelines = names.map((pipeline) => {
    const asked = sumOf(llm.filter((row) => row.pipeline === pipeline));
    const worked = work.find((row) => row.pipeline === pipeline);
    const runs = worked?.runs ?? 0;
    return {
      pipeline,
      ...asked,
      runs,
      busy_seconds: seconds(worked?.busyMs ?? 0),
      cost_usd_per_run: runs === 0 ? null : tidyUsd(asked.cost_usd / runs),
    };
  });
  const models = [...new Set(llm.map(({ model }) => model))].map((model) => ({
    model,
    ...sumOf(llm.filter((row) => row.model === model)),
  }));
  return {
    month: month.month,
    calls: month.calls,
    input_tokens: month.inputTokens,
    output_tokens: month.outputTokens,
    cost_usd: tidyUsd(month.committedUsd),
    runs: work.reduce((sum, { runs }) => sum + runs, 0),
    busy_seconds: seconds(work.reduce((sum, { busyMs }) => sum + busyMs, 0)),
    pipelines: pipelines.sort((a, b) => b.cost_usd - a.cost_usd || b.busy_seconds - a.busy_seconds),
    models: models.sort((a, b) => b.cost_usd - a.cost_usd),
  };
}

function sumOf(rows: readonly LlmShare[]) {
  const sum = (read: (row: LlmShare) => number) => rows.reduce((total, row) => total + read(row), 0);
  return {
    calls: sum(({ calls }) => calls),
    input_tokens: sum(({ inputTokens }) => inputTokens),
    output_tokens: sum(({ outputTokens }) => outputTokens),
    cost_usd: tidyUsd(sum(({ costUsd }) => costUsd)),
  };
}

export function costlyRunsView(runs: readonly CostlyRun[]): z.input<typeof costlyRunsSchema> {
  return {
    items: runs.map(({ id, pipeline, inputName, status, endedAt, costUsd, busyMs }) => ({
      chain_id: id,
      pipeline,
      input_name: inputName,
      status,
      ended_at: endedAt.toISOString(),
      cost_usd: tidyUsd(costUsd),
      busy_seconds: seconds(busyMs),
    })),
  };
}

/** `configured` is the built-in table with LLM_PRICES over it; what was set stands over both. */
export function llmPricesView(configured: LlmPriceTable, set: readonly SetPrice[]): z.input<typeof llmPricesSchema> {
  const own = new Map(set.map((price) => [price.model, price]));
  const models = [...new Set([...Object.keys(configured), ...own.keys()])].sort();
  return {
    items: models.flatMap((model) => {
      const chosen = own.get(model);
      const price = chosen ?? configured[model];
      if (!price) return [];
      const source = chosen ? 'set' : price === LLM_PRICES[model] ? 'built-in' : 'environment';
      return {
        model,
        input_usd_per_million: price.inputUsdPerMillion,
        output_usd_per_million: price.outputUsdPerMillion,
        source,
        changed_by: chosen?.changedBy ?? null,
        changed_at: chosen?.changedAt.toISOString() ?? null,
      } as const;
    }),
  };
}
