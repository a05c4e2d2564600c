/** Costs as the API shows them. */
import { z } from 'zod';

export const COST_DAYS_MAX = 366;

export const llmCostsQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(COST_DAYS_MAX).default(30).describe('UTC days, today included.'),
});

const usd = z.number().min(0);

const BUDGET_STATES = ['unlimited', 'within', 'near', 'used'] as const;
export type BudgetState = (typeof BUDGET_STATES)[number];

export const llmCostsSchema = z
  .object({
    budget: z.object({
      usd_per_day: usd.nullable().describe('`LLM_BUDGET_USD_PER_DAY`; null is no limit.'),
      share: z.number().min(0).nullable().describe('Of today’s budget, 0..1; null where there is no limit.'),
      state: z
        .enum(BUDGET_STATES)
        .describe('`near` from four fifths of the budget on; `used` where nothing of it is left.'),
    }),
    cost_usd: usd.describe('Of all these days.'),
    items: z
      .array(
        z.object({
          day: z.iso.date(),
          calls: z.int().min(0),
          input_tokens: z.int().min(0),
          output_tokens: z.int().min(0),
          cost_usd: usd.describe('What was paid, and the most that calls under way can cost.'),
        }),
      )
      .describe('Newest first; days without a call have zeros.'),
  })
  .meta({ id: 'LlmCosts' });
