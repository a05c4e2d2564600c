/** What language models cost: every day is there, the budget has one rule, and metrics tell the same. */
import { randomUUID } from 'node:crypto';
import { type ApiUnderTest, startApi } from './api-under-test';
import { codeOf, keyHolder } from './callers';

interface Costs {
  budget: { usd_per_day: number | null; share: number | null; state: string };
  cost_usd: number;
  items: { day: string; calls: number; input_tokens: number; output_tokens: number; cost_usd: number }[];
}

let api: ApiUnderTest;
afterEach(() => api.close());

const start = async (budgetUsd?: number): Promise<void> => {
  api = await startApi(budgetUsd === undefined ? {} : { settings: { LLM_BUDGET_USD_PER_DAY: budgetUsd } });
};
const spend = async (costUsd: number): Promise<void> => {
  const { llmLedger } = api.deps;
  const call = { id: randomUUID(), runId: randomUUID(), runAttempt: 1, model: 'm', usdMax: costUsd };
  await llmLedger.reserve(call, { usdPerRunMax: null, usdPerDayMax: null });
  const used = { requests: 1, inputTokens: 100, outputTokens: 10, durationMs: 5, errorCode: null };
  await llmLedger.settle(call.id, { ...used, costUsd });
};
const costs = async (query = ''): Promise<Costs> =>
  (await (await api.request(`/api/v1/costs/llm${query}`)).json()) as Costs;

it('tells of every day that is asked for, and sums them up', async () => {
  await start();
  await spend(0.1);
  await spend(0.2);
  const { budget, cost_usd: sum, items } = await costs('?days=3');
  expect(items).toMatchObject([
    { calls: 2, input_tokens: 200, output_tokens: 20, cost_usd: 0.3 },
    { calls: 0, input_tokens: 0, output_tokens: 0, cost_usd: 0 },
    { calls: 0 },
  ]);
  expect(items.map(({ day }) => day)).toEqual(
    items
      .map(({ day }) => day)
      .toSorted()
      .toReversed(),
  );
  expect(sum).toBe(0.3);
  expect(budget).toEqual({ usd_per_day: null, share: null, state: 'unlimited' });
  expect((await costs()).items).toHaveLength(30);
});

it.each([
  [0.79, 'within'],
  [0.8, 'near'],
  [0.99, 'near'],
  [1, 'used'],
  [1.2, 'used'],
])('%d USD of a budget of 1 is %s', async (costUsd, state) => {
  await start(1);
  await spend(costUsd);
  expect((await costs()).budget).toEqual({ usd_per_day: 1, share: costUsd, state });
});

it('a budget of nothing is used', async () => {
  await start(0);
  expect((await costs()).budget).toEqual({ usd_per_day: 0, share: 1, state: 'used' });
});

it('is for operators, and refuses days that nobody can mean', async () => {
  await start();
  const viewer = await keyHolder(api, 'viewer');
  expect(await codeOf(await viewer.request('/api/v1/costs/llm'))).toBe('PERMISSION_DENIED');
  for (const days of ['0', '367', 'x', '1.5']) {
    expect(await codeOf(await api.request(`/api/v1/costs/llm?days=${days}`))).toBe('REQUEST_INVALID');
  }
});

it('is told to Prometheus, with the budget where there is one', async () => {
  await start(2);
  await spend(0.5);
  const metrics = await (await api.request('/metrics')).text();
  expect(metrics).toContain('treadle_llm_cost_usd_today 0.5\n');
  expect(metrics).toContain('treadle_llm_budget_usd_per_day 2\n');
});
