/**
 * What the installation spends: on language models in US dollars, and the time of workers. Sums and budgets are of the
 * whole installation; single runs are shown to their project alone.
 */
import type { Request, Response } from 'express';
import { Gauge, type Registry } from 'prom-client';
import { readPriceTable } from '../../contracts/llm-prices';
import type { ApiDeps } from '../deps';
import { runReader } from '../identity/run-reader';
import { principalOf } from '../middleware/locals';
import { costlyRunsView, costsView, llmPricesView, tidyUsd } from '../representations/costs';
import { llmCosts } from '../representations/llm-costs';
import {
  budgetBody,
  costlyRunsQuery,
  costlyRunsSchema,
  costsQuery,
  costsSchema,
  llmCostsQuery,
  llmCostsSchema,
  llmPricesBody,
  llmPricesSchema,
} from '../schemas/costs';
import { readBody } from './read-body';
import { parseQuery, type Route } from './route';

type CostDeps = Pick<ApiDeps, 'costs' | 'llmLedger' | 'llmPrices' | 'settings'>;

const READ = { role: 'operator', scope: 'operations:read' } as const;
const ADMINISTER = { role: 'admin', scope: 'models:write' } as const;
const ALERTS_MAX = 50;

export function costRoutes(deps: CostDeps): Route[] {
  return [...sumRoutes(deps), ...budgetRoutes(deps), ...priceRoutes(deps)];
}

function sumRoutes(deps: CostDeps): Route[] {
  const { llmLedger, settings, costs } = deps;
  return [
    {
      method: 'get',
      path: '/api/v1/costs/llm',
      access: READ,
      doc: {
        id: 'getLlmCosts',
        tag: 'Operations',
        summary: 'What language models cost by day, and how much of the budget of today is used',
        description: 'Of the whole installation. Calls of a model without a price count as free.',
        query: llmCostsQuery,
        answers: { 200: { description: 'The last days, newest first.', schema: llmCostsSchema } },
      },
      handle: async (req, res) => {
        const { days } = parseQuery(llmCostsQuery, req);
        res.json(llmCosts(await llmLedger.days(days), settings.LLM_BUDGET_USD_PER_DAY));
      },
    },
    {
      method: 'get',
      path: '/api/v1/costs',
      access: READ,
      doc: {
        id: 'getCosts',
        tag: 'Operations',
        summary: 'What work costs by month, pipeline and model, and how much of the month’s budget is used',
        description: 'Of the whole installation. The sums stay when runs are deleted.',
        query: costsQuery,
        answers: { 200: { description: 'The last months, newest first.', schema: costsSchema } },
      },
      handle: (req, res) => sendCosts(deps, res, parseQuery(costsQuery, req).months),
    },
    {
      method: 'get',
      path: '/api/v1/costs/runs',
      access: READ,
      doc: {
        id: 'listCostlyRuns',
        tag: 'Operations',
        summary: 'What single runs of a month cost, the dearest first',
        description: 'Of your project, as far as the runs are still there.',
        query: costlyRunsQuery,
        answers: { 200: { description: 'Then those that took longest.', schema: costlyRunsSchema } },
      },
      handle: async (req, res) => {
        const { month = thisMonth(), pipeline, limit } = parseQuery(costlyRunsQuery, req);
        const reader = runReader(principalOf(res));
        res.json(costlyRunsView(await costs.dearestRuns({ ...reader, month, pipeline }, limit)));
      },
    },
  ];
}

function budgetRoutes(deps: CostDeps): Route[] {
  return [
    {
      method: 'patch',
      path: '/api/v1/costs/budget',
      access: ADMINISTER,
      doc: {
        id: 'setCostBudget',
        tag: 'Operations',
        summary: 'Set what language models may cost in a month before it is told',
        description:
          'It alerts at four fifths and at all of it, and stops nothing: `LLM_BUDGET_USD_PER_DAY` does. The sums and ' +
          'the alerts are the installation’s.',
        body: { 'application/json': budgetBody },
        answers: { 200: { description: 'As `getCosts` answers, of this month.', schema: costsSchema } },
      },
      handle: (req, res) => setBudget(deps, req, res),
    },
  ];
}

function priceRoutes(deps: CostDeps): Route[] {
  const configured = readPriceTable(deps.settings.LLM_PRICES);
  const answers = { 200: { description: 'The prices in force for new calls.', schema: llmPricesSchema } };
  const send = async (res: Response): Promise<void> => {
    res.json(llmPricesView(configured, await deps.llmPrices.list()));
  };
  return [
    {
      method: 'get',
      path: '/api/v1/costs/prices',
      access: READ,
      doc: { id: 'listLlmPrices', tag: 'Operations', summary: 'What a token of each language model costs', answers },
      handle: (_req, res) => send(res),
    },
    {
      method: 'patch',
      path: '/api/v1/costs/prices',
      access: ADMINISTER,
      doc: {
        id: 'changeLlmPrices',
        tag: 'Operations',
        summary: 'Set what a token of a language model costs',
        description: 'For calls from some seconds later on; what was paid before stays as it was counted.',
        body: { 'application/json': llmPricesBody },
        answers,
      },
      handle: async (req, res) => {
        const { set, removed } = await readBody(llmPricesBody, req);
        const prices = set.map(({ model, input_usd_per_million: input, output_usd_per_million: output }) => ({
          model,
          inputUsdPerMillion: input,
          outputUsdPerMillion: output,
        }));
        await deps.llmPrices.change({ set: prices, removed }, principalOf(res).id);
        res.locals.auditDetails = { models: [...set.map(({ model }) => model), ...removed].join(', ') };
        await send(res);
      },
    },
  ];
}

async function sendCosts({ costs }: CostDeps, res: Response, months: number): Promise<void> {
  const [llmMonths, llm, work] = [
    await costs.llmMonths(months),
    await costs.llmShares(months),
    await costs.work(months),
  ];
  const [budget, alerts] = [await costs.budget(), await costs.alerts(ALERTS_MAX)];
  res.json(costsView({ months: llmMonths, llm, work, budget, alerts }));
}

async function setBudget(deps: CostDeps, req: Request, res: Response): Promise<void> {
  const { usd_per_month: usdPerMonth } = await readBody(budgetBody, req);
  await deps.costs.setBudget(usdPerMonth, principalOf(res).id);
  res.locals.auditDetails = { usd_per_month: String(usdPerMonth) };
  await sendCosts(deps, res, 1);
}

const thisMonth = (): string => new Date().toISOString().slice(0, 'YYYY-MM'.length);

/** For alerts: what today and this month cost, beside the budgets where there are any. */
export function registerCostMetrics(
  registry: Registry,
  deps: Pick<ApiDeps, 'costs' | 'llmLedger' | 'settings' | 'logger'>,
): void {
  const registers = [registry];
  const { costs, llmLedger, settings, logger } = deps;
  /** A database that is away must not cost Prometheus all other metrics. */
  const gauge = (name: string, help: string, read: () => Promise<number | null>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        try {
          const value = await read();
          if (value === null) this.remove();
          else this.set(value);
        } catch (error) {
          logger.warn({ err: error }, `the metric ${name} could not be read; it keeps its last value`);
        }
      },
    });
  gauge(
    'treadle_llm_cost_usd_today',
    'What language models cost today (UTC), calls under way at the most that they can cost.',
    async () => (await llmLedger.days(1))[0]?.committedUsd ?? 0,
  );
  gauge(
    'treadle_llm_cost_usd_this_month',
    'What language models cost this month (UTC), calls under way at the most that they can cost.',
    async () => tidyUsd((await costs.llmMonths(1))[0]?.committedUsd ?? 0),
  );
  gauge(
    'treadle_llm_budget_usd_per_month',
    'What language models may cost in a month (UTC) before it is told; there only where a budget is set.',
    async () => (await costs.budget())?.usdPerMonth ?? null,
  );
  const { LLM_BUDGET_USD_PER_DAY: budgetUsd } = settings;
  if (budgetUsd === undefined) return;
  const help = 'Most that language models may cost in one day (UTC).';
  new Gauge({ name: 'treadle_llm_budget_usd_per_day', help, registers }).set(budgetUsd);
}
