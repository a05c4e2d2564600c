/** What the installation spends on language models. The budget is the installation's, so these are its sums, too. */
import { Gauge, type Registry } from 'prom-client';
import type { ApiDeps } from '../deps';
import { llmCosts } from '../representations/llm-costs';
import { llmCostsQuery, llmCostsSchema } from '../schemas/costs';
import { parseQuery, type Route } from './route';

export function costRoutes({ llmLedger, settings }: Pick<ApiDeps, 'llmLedger' | 'settings'>): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/costs/llm',
      access: { role: 'operator', scope: 'operations:read' },
      doc: {
        id: 'getLlmCosts',
        tag: 'Operations',
        summary: 'What language models cost by day, and how much of the budget of today is used',
        description: 'Of the whole installation. Calls of a model without a price in `LLM_PRICES` count as free.',
        query: llmCostsQuery,
        answers: { 200: { description: 'The last days, newest first.', schema: llmCostsSchema } },
      },
      handle: async (req, res) => {
        const { days } = parseQuery(llmCostsQuery, req);
        res.json(llmCosts(await llmLedger.days(days), settings.LLM_BUDGET_USD_PER_DAY));
      },
    },
  ];
}

/** For alerts: what today costs, beside the budget where there is one. */
export function registerCostMetrics(
  registry: Registry,
  { llmLedger, settings, logger }: Pick<ApiDeps, 'llmLedger' | 'settings' | 'logger'>,
): void {
  const registers = [registry];
  new Gauge({
    name: 'treadle_llm_cost_usd_today',
    help: 'What language models cost today (UTC), calls under way at the most that they can cost.',
    registers,
    async collect() {
      try {
        const [today] = await llmLedger.days(1);
        this.set(today?.committedUsd ?? 0);
      } catch (error) {
        logger.warn({ err: error }, 'the cost of today could not be read; the metrics keep the last');
      }
    },
  });
  const { LLM_BUDGET_USD_PER_DAY: budgetUsd } = settings;
  if (budgetUsd === undefined) return;
  const help = 'Most that language models may cost in one day (UTC).';
  new Gauge({ name: 'treadle_llm_budget_usd_per_day', help, registers }).set(budgetUsd);
}
