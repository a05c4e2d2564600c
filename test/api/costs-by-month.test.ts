/** Costs by month, pipeline, model and run; the month's budget and its alerts; prices that are set. */
import { randomUUID } from 'node:crypto';
import { type ApiUnderTest, type ApiUnderTestOptions, startApi } from './api-under-test';
import { bearer, codeOf, itemsOf, type KeyHolder, keyHolder } from './callers';
import { completeRun } from './runs-at-work';

interface Costs {
  budget: { usd_per_month: number | null; cost_usd: number; share: number | null; state: string };
  alerts: { month: string; share: number; budget_usd: number; cost_usd: number }[];
  months: {
    month: string;
    calls: number;
    cost_usd: number;
    runs: number;
    busy_seconds: number;
    pipelines: { pipeline: string; cost_usd: number; runs: number; cost_usd_per_run: number | null }[];
    models: { model: string; calls: number; cost_usd: number }[];
  }[];
}

let api: ApiUnderTest;
let admin: KeyHolder;
afterEach(() => api.close());

const start = async (settings: ApiUnderTestOptions['settings'] = {}): Promise<void> => {
  api = await startApi({ settings });
  admin = await keyHolder(api, 'admin', { name: 'Ada' });
};
const spend = async (costUsd: number, of: { runId?: string; model?: string } = {}): Promise<void> => {
  const { llmLedger } = api.deps;
  const call = { id: randomUUID(), runId: randomUUID(), runAttempt: 1, model: 'm', usdMax: costUsd, ...of };
  await llmLedger.reserve(call, { usdPerRunMax: null, usdPerDayMax: null });
  const used = { requests: 1, inputTokens: 100, outputTokens: 10, durationMs: 5, errorCode: null };
  await llmLedger.settle(call.id, { ...used, costUsd });
};
const costs = async (query = ''): Promise<Costs> =>
  (await (await api.request(`/api/v1/costs${query}`)).json()) as Costs;
const setBudget = async (usd: number | null): Promise<Costs> =>
  (await (await admin.send('PATCH', '/api/v1/costs/budget', { usd_per_month: usd })).json()) as Costs;
const completed = async (): Promise<string> => {
  const run = await api.submitRun();
  await completeRun(api, run);
  return run.id;
};

describe('the months', () => {
  it('tell what each pipeline and model cost, and stay when the runs are deleted', async () => {
    await start();
    const [first, second] = [await completed(), await completed()];
    const runs = [first, second];
    await spend(0.3, { runId: first, model: 'large' });
    await spend(0.1, { runId: second, model: 'small' });
    await spend(0.05, { model: 'small' });
    const before = await costs('?months=2');
    expect(before.months).toMatchObject([
      {
        calls: 3,
        cost_usd: 0.45,
        runs: 2,
        pipelines: [
          { pipeline: 'documents', cost_usd: 0.4, runs: 2, cost_usd_per_run: 0.2 },
          { pipeline: 'unknown', cost_usd: 0.05, runs: 0, cost_usd_per_run: null },
        ],
        models: [
          { model: 'large', calls: 1, cost_usd: 0.3 },
          { model: 'small', calls: 2, cost_usd: 0.15 },
        ],
      },
      { calls: 0, cost_usd: 0, runs: 0, busy_seconds: 0, pipelines: [], models: [] },
    ]);
    expect(before.months[0]?.busy_seconds).toBeGreaterThan(0);
    expect(await api.deps.runs.delete(runs)).toBe(2);
    expect(await api.deps.runs.delete(runs)).toBe(0);
    expect((await costs('?months=2')).months).toEqual(before.months);
    expect((await costs()).months).toHaveLength(6);
  });

  it('are those in which the runs ended', async () => {
    await start();
    const run = await completed();
    await api.deps.database.orm.execute(`update runs set ended_at = ended_at - interval '1 month' where id = '${run}'`);
    expect((await costs('?months=2')).months.map(({ runs }) => runs)).toEqual([0, 1]);
    expect((await costs('?months=1')).months.map(({ runs }) => runs)).toEqual([0]);
    await api.deps.runs.delete([run]);
    expect((await costs('?months=2')).months.map(({ runs }) => runs)).toEqual([0, 1]);
  });

  it('are for operators', async () => {
    await start();
    const viewer = await keyHolder(api, 'viewer');
    for (const path of ['', '/runs', '/prices']) {
      expect(await codeOf(await viewer.request(`/api/v1/costs${path}`))).toBe('PERMISSION_DENIED');
    }
    for (const months of ['0', '37', 'x']) {
      expect(await codeOf(await api.request(`/api/v1/costs?months=${months}`))).toBe('REQUEST_INVALID');
    }
  });
});

it('single runs are listed, the dearest first, to their own project', async () => {
  await start();
  const [cheap, dear] = [await completed(), await completed()];
  await spend(5, { runId: dear });
  await spend(2, { runId: cheap });
  const listed = async (query = '', token = api.token) =>
    itemsOf<{ chain_id: string; cost_usd: number; busy_seconds: number }>(
      await bearer(api, token)(`/api/v1/costs/runs${query}`),
    );
  expect((await listed()).map(({ chain_id: id, cost_usd: usd }) => [id, usd])).toEqual([
    [dear, 5],
    [cheap, 2],
  ]);
  expect((await listed())[0]?.busy_seconds).toBeGreaterThan(0);
  expect(await listed('?limit=1&pipeline=documents')).toHaveLength(1);
  expect(await listed('?month=2020-01')).toEqual([]);
  expect(await listed('', api.foreignToken)).toEqual([]);
  expect(await codeOf(await api.request('/api/v1/costs/runs?month=2020-13'))).toBe('REQUEST_INVALID');
});

describe('the month’s budget', () => {
  it('alerts at four fifths and at all of it, once each, and stops nothing', async () => {
    await start();
    expect((await costs()).budget).toMatchObject({ usd_per_month: null, share: null, state: 'unlimited' });
    await setBudget(10);
    const alerts = async () => (await costs()).alerts.map(({ share, cost_usd: usd }) => [share, usd]);
    const states: string[] = [];
    for (const usd of [7.9, 0.1, 1, 1, 3]) {
      await spend(usd);
      states.push((await costs()).budget.state);
    }
    expect(states).toEqual(['within', 'near', 'near', 'used', 'used']);
    expect(await alerts()).toEqual([
      [1, 10],
      [0.8, 8],
    ]);
  });

  it('that is passed in one step alerts of both shares; a larger one alerts again when it is reached', async () => {
    await start();
    await setBudget(1);
    await spend(5);
    expect((await costs()).alerts.map(({ share, budget_usd: usd }) => [share, usd])).toEqual([
      [1, 1],
      [0.8, 1],
    ]);
    const raised = await setBudget(6);
    expect(raised.budget).toMatchObject({ usd_per_month: 6, cost_usd: 5, state: 'near' });
    expect(raised.alerts[0]).toMatchObject({ share: 0.8, budget_usd: 6, cost_usd: 5 });
    expect(raised.alerts).toHaveLength(3);
    expect((await setBudget(null)).budget).toMatchObject({ usd_per_month: null, state: 'unlimited' });
    await spend(50);
    expect((await costs()).alerts).toHaveLength(3);
  });

  it('is set by administrators, within reason, and told to Prometheus', async () => {
    await start();
    expect(await codeOf(await api.request('/api/v1/costs/budget', patch({ usd_per_month: 1 })))).toBe(
      'PERMISSION_DENIED',
    );
    for (const usd of [-1, 'much', undefined, 1e12]) {
      expect(await codeOf(await admin.send('PATCH', '/api/v1/costs/budget', { usd_per_month: usd }))).toBe(
        'REQUEST_INVALID',
      );
    }
    const metrics = async () => (await api.request('/metrics')).text();
    await spend(0.5);
    expect(await metrics()).toContain('treadle_llm_cost_usd_this_month 0.5\n');
    expect(await metrics()).not.toMatch(/^treadle_llm_budget_usd_per_month /m);
    await setBudget(2);
    expect(await metrics()).toContain('treadle_llm_budget_usd_per_month 2\n');
    await setBudget(null);
    expect(await metrics()).not.toMatch(/^treadle_llm_budget_usd_per_month /m);
  });
});

const patch = (body: unknown): RequestInit => ({
  method: 'PATCH',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe('prices', () => {
  const price = (model: string, input: number) => ({ model, input_usd_per_million: input, output_usd_per_million: 2 });
  const change = (body: unknown) => admin.send('PATCH', '/api/v1/costs/prices', body);
  const listed = async (response: Response | Promise<Response>) => {
    const items = await itemsOf<ReturnType<typeof price> & { source: string; changed_by: { name: string } | null }>(
      await response,
    );
    return items.filter(({ model }) => ['gpt-4o', 'gpt-4.1', 'home-made'].includes(model));
  };

  it('come from the list, the environment, or whoever set them, in this order', async () => {
    await start({
      LLM_PRICES: JSON.stringify({ 'home-made': { input_usd_per_million: 1, output_usd_per_million: 2 } }),
    });
    const sources = async () =>
      Object.fromEntries(
        (await listed(api.request('/api/v1/costs/prices'))).map(({ model, source }) => [model, source]),
      );
    expect(await sources()).toEqual({ 'gpt-4.1': 'built-in', 'gpt-4o': 'built-in', 'home-made': 'environment' });
    const set = await listed(change({ set: [price('home-made', 7), price('gpt-4o', 3)] }));
    expect(set.find(({ model }) => model === 'gpt-4o')).toMatchObject({
      input_usd_per_million: 3,
      source: 'set',
      changed_by: { name: 'Ada' },
    });
    expect(await api.deps.llmPrices.table()).toMatchObject({
      'home-made': { inputUsdPerMillion: 7, outputUsdPerMillion: 2 },
    });
    await change({ removed: ['home-made', 'never-there'] });
    expect(await sources()).toEqual({ 'gpt-4.1': 'built-in', 'gpt-4o': 'set', 'home-made': 'environment' });
  });

  it('are set by administrators, and never below nothing', async () => {
    await start();
    expect(await codeOf(await api.request('/api/v1/costs/prices', patch({ set: [price('m', 1)] })))).toBe(
      'PERMISSION_DENIED',
    );
    for (const body of [
      { set: [price('m', -1)] },
      { set: [price(' ', 1)] },
      { set: [{ model: 'm' }] },
      { prices: [] },
    ]) {
      expect(await codeOf(await change(body))).toBe('REQUEST_INVALID');
    }
    expect(await api.deps.llmPrices.list()).toEqual([]);
  });
});
