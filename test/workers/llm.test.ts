import { readEnv } from '../../config/env';
import { createLlmExtractorFromEnv, createNewLlmExtractorFromEnv, llmLimits, pricesOf } from '../../workers/llm';

const env = (settings: Record<string, string>) => readEnv({ LLM_API_BASE: 'http://localhost:1234/v1', ...settings });

it('a budget for a model without a price stops the worker with the cure', () => {
  for (const limit of ['LLM_BUDGET_USD_PER_RUN', 'LLM_BUDGET_USD_PER_DAY']) {
    const settings = env({ LLM_MODEL: 'home-made', [limit]: '5' });
    expect(() => createLlmExtractorFromEnv(settings)).toThrow(/LLM_PRICES=\{"home-made"/);
  }
});

it('a budget for a model with a price, its own or the built-in one, is kept', () => {
  const LLM_PRICES = JSON.stringify({ 'home-made': { input_usd_per_million: 0, output_usd_per_million: 0 } });
  const own = env({ LLM_MODEL: 'home-made', LLM_PRICES, LLM_BUDGET_USD_PER_RUN: '0.5' });
  expect(createLlmExtractorFromEnv(own)?.model).toBe('home-made');
  expect(llmLimits(own)).toEqual({ usdPerRunMax: 0.5, usdPerDayMax: null });
  const builtIn = env({ LLM_BUDGET_USD_PER_DAY: '0' });
  expect(createLlmExtractorFromEnv(builtIn)?.model).toBe('gpt-4o-mini');
  expect(llmLimits(builtIn)).toEqual({ usdPerRunMax: null, usdPerDayMax: 0 });
});

it('without a budget no price is needed', () => {
  expect(createLlmExtractorFromEnv(env({ LLM_MODEL: 'home-made' }))?.model).toBe('home-made');
});

it('the new model is another server with its own key and name, or the same name where none is given', () => {
  expect(createNewLlmExtractorFromEnv(env({}))).toBeNull();
  const LLM_API_BASE_NEW_MODEL = 'http://localhost:5678/v1';
  expect(createNewLlmExtractorFromEnv(env({ LLM_API_BASE_NEW_MODEL }))?.model).toBe('gpt-4o-mini');
  const named = env({ LLM_API_BASE_NEW_MODEL, LLM_NEW_MODEL: 'home-made' });
  expect(createNewLlmExtractorFromEnv(named)?.model).toBe('home-made');
  expect(createLlmExtractorFromEnv(named)?.model).toBe('gpt-4o-mini');
  const limited = env({ LLM_API_BASE_NEW_MODEL, LLM_NEW_MODEL: 'home-made', LLM_BUDGET_USD_PER_DAY: '1' });
  expect(() => createNewLlmExtractorFromEnv(limited)).toThrow(/LLM_PRICES=\{"home-made"/);
});

it.each(['-1', 'much'])('a budget of %s is refused', (budget) => {
  expect(() => env({ LLM_BUDGET_USD_PER_DAY: budget })).toThrow(/LLM_BUDGET_USD_PER_DAY/);
});

it('a price that an administrator has set wins over the one of the environment, for the next call', async () => {
  const LLM_PRICES = JSON.stringify({ 'home-made': { input_usd_per_million: 1, output_usd_per_million: 1 } });
  const prices = pricesOf(env({ LLM_PRICES }), {
    table: () => Promise.resolve({ 'home-made': { inputUsdPerMillion: 9, outputUsdPerMillion: 9 } }),
  });
  expect(await prices()).toMatchObject({
    'home-made': { inputUsdPerMillion: 9 },
    'gpt-4o': { inputUsdPerMillion: 2.5 },
  });
  expect(await pricesOf(env({ LLM_PRICES }))()).toMatchObject({ 'home-made': { inputUsdPerMillion: 1 } });
});

it('prices are not read for each call, and a failure to read them is not kept', async () => {
  let reads = 0;
  const prices = pricesOf(env({}), {
    table: () => {
      reads += 1;
      return reads === 1 ? Promise.reject(new Error('away')) : Promise.resolve({});
    },
  });
  await expect(prices()).rejects.toThrow('away');
  await prices();
  await prices();
  expect(reads).toBe(2);
});
