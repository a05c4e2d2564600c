/**
 * What tokens cost, in US dollars a million, for the cost of a run. A short table of list prices that the setting
 * LLM_PRICES adds to and overrides; a model without an entry costs null, never a guess. Read by the workers' start.
 */
import { z } from 'zod';

export interface LlmPrice {
  inputUsdPerMillion: number;
  outputUsdPerMillion: number;
}

export type LlmPriceTable = Readonly<Record<string, LlmPrice>>;

/** List prices of the providers' pages; a dated name such as `gpt-4o-mini-2024-07-18` costs what its plain name does. */
export const LLM_PRICES: LlmPriceTable = {
  'gpt-4o': { inputUsdPerMillion: 2.5, outputUsdPerMillion: 10 },
  'gpt-4o-mini': { inputUsdPerMillion: 0.15, outputUsdPerMillion: 0.6 },
  'gpt-4.1': { inputUsdPerMillion: 2, outputUsdPerMillion: 8 },
  'gpt-4.1-mini': { inputUsdPerMillion: 0.4, outputUsdPerMillion: 1.6 },
  'gpt-4.1-nano': { inputUsdPerMillion: 0.1, outputUsdPerMillion: 0.4 },
};

const priceTableSchema = z.record(
  z.string(),
  z.strictObject({ input_usd_per_million: z.number().nonnegative(), output_usd_per_million: z.number().nonnegative() }),
);

/** The built-in table with the entries of `json` (as in LLM_PRICES) over it. Throws an Error with one clear sentence. */
export function readPriceTable(json: string | undefined): LlmPriceTable {
  if (json === undefined) return LLM_PRICES;
  let own: z.infer<typeof priceTableSchema>;
  try {
    own = priceTableSchema.parse(JSON.parse(json));
  } catch (error) {
    const example = '{"my-model": {"input_usd_per_million": 0.15, "output_usd_per_million": 0.6}}';
    throw new Error(`LLM_PRICES is not valid: it must be JSON such as ${example}.`, { cause: error });
  }
  const entries = Object.entries(own).map(([model, price]): [string, LlmPrice] => [
    model,
    { inputUsdPerMillion: price.input_usd_per_million, outputUsdPerMillion: price.output_usd_per_million },
  ]);
  return { ...LLM_PRICES, ...Object.fromEntries(entries) };
}

/** Cost of one call in US dollars, or null where the table does not know the model. */
export function llmCostUsd(
  table: LlmPriceTable,
  usage: { model: string; inputTokens: number; outputTokens: number },
): number | null {
  const plainName = usage.model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  const name = [usage.model, plainName].find((candidate) => Object.hasOwn(table, candidate));
  const price = name === undefined ? undefined : table[name];
  if (!price) return null;
  const cost =
    (usage.inputTokens * price.inputUsdPerMillion + usage.outputTokens * price.outputUsdPerMillion) / 1_000_000;
  return Math.round(cost * 1e8) / 1e8;
}
