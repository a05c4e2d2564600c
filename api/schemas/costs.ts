/** Costs as the API shows them. */
import { z } from 'zod';
import { BUDGET_STATES } from '../../contracts/costs';
import { PIPELINES } from '../../contracts/pipelines';
import { RUN_STATUSES } from '../../contracts/run';
import { limitSchema, ownerSchema, timestampSchema } from './values';

export const COST_DAYS_MAX = 366;
const COST_MONTHS_MAX = 36;
const PRICES_MAX = 100;
/** A thousand times the dearest there are: what is above is a slip of the pen. */
const USD_PER_MILLION_MAX = 1_000_000;
const USD_PER_MONTH_MAX = 1_000_000_000;

export const llmCostsQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(COST_DAYS_MAX).default(30).describe('UTC days, today included.'),
});
export const costsQuery = z.strictObject({
  months: z.coerce.number().int().min(1).max(COST_MONTHS_MAX).default(6).describe('UTC months, this one included.'),
});
const monthSchema = z
  .string()
  .regex(/^(?:20\d{2})-(?:0[1-9]|1[0-2])$/)
  .describe('`YYYY-MM`, of UTC.');
export const costlyRunsQuery = z.strictObject({
  month: monthSchema.optional().describe('`YYYY-MM`, of UTC; this month, if left out.'),
  pipeline: z.enum(PIPELINES.map(({ name }) => name)).optional(),
  limit: limitSchema({ default: 20, max: 200 }),
});

const usd = z.number().min(0);
const count = z.int().min(0);
const tokens = { calls: count, input_tokens: count, output_tokens: count };
const busySeconds = z
  .number()
  .min(0)
  .describe('How long workers worked at the stages: wall time of each part, summed up.');
const budgetStateSchema = z
  .enum(BUDGET_STATES)
  .describe('`near` from four fifths of the budget on; `used` where nothing of it is left.');

export const llmCostsSchema = z
  .object({
    budget: z.object({
      usd_per_day: usd.nullable().describe('`LLM_BUDGET_USD_PER_DAY`; null is no limit.'),
      share: z.number().min(0).nullable().describe('Of today’s budget, 0..1; null where there is no limit.'),
      state: budgetStateSchema,
    }),
    cost_usd: usd.describe('Of all these days.'),
    items: z
      .array(
        z.object({
          day: z.iso.date(),
          ...tokens,
          cost_usd: usd.describe('What was paid, and the most that calls under way can cost.'),
        }),
      )
      .describe('Newest first; days without a call have zeros.'),
  })
  .meta({ id: 'LlmCosts' });

const monthBudgetSchema = z.object({
  usd_per_month: usd.nullable().describe('Null is no budget.'),
  cost_usd: usd.describe('Of this month.'),
  share: z.number().min(0).nullable(),
  state: budgetStateSchema,
  changed_by: ownerSchema.nullable(),
  changed_at: timestampSchema.nullable(),
});

const alertSchema = z.object({
  month: monthSchema,
  share: z.number().describe('Of the budget: 0.8 or 1.'),
  budget_usd: usd,
  cost_usd: usd.describe('When it was reached.'),
  at: timestampSchema,
});

const pipelineCostSchema = z.object({
  pipeline: z.string().describe('`unknown` for calls whose run was deleted before they ended.'),
  ...tokens,
  cost_usd: usd.describe('What was paid.'),
  runs: count.describe('That ended in the month, deleted ones too.'),
  busy_seconds: busySeconds,
  cost_usd_per_run: usd.nullable().describe('On average; null where no run has ended.'),
});

const costMonthSchema = z.object({
  month: monthSchema,
  ...tokens,
  cost_usd: usd.describe('What was paid, and the most that calls without an end can cost: as the budget counts.'),
  runs: count,
  busy_seconds: busySeconds,
  pipelines: z.array(pipelineCostSchema).describe('The dearest first.'),
  models: z.array(z.object({ model: z.string(), ...tokens, cost_usd: usd })).describe('The dearest first.'),
});

export const costsSchema = z
  .object({
    budget: monthBudgetSchema,
    alerts: z.array(alertSchema).describe('Newest first, up to 50.'),
    months: z.array(costMonthSchema).describe('Newest first; months without anything have zeros.'),
  })
  .meta({ id: 'Costs' });

export const budgetBody = z
  .strictObject({ usd_per_month: usd.max(USD_PER_MONTH_MAX).nullable().describe('Null is no budget.') })
  .meta({ id: 'NewCostBudget' });

export const costlyRunsSchema = z
  .object({
    items: z.array(
      z.object({
        chain_id: z.uuid(),
        pipeline: z.string(),
        input_name: z.string(),
        status: z.enum(RUN_STATUSES),
        ended_at: timestampSchema,
        cost_usd: usd,
        busy_seconds: busySeconds,
      }),
    ),
  })
  .meta({ id: 'CostlyRuns' });

const modelNameSchema = z.string().trim().min(1).max(200);
const usdPerMillion = usd.max(USD_PER_MILLION_MAX);

export const llmPricesSchema = z
  .object({
    items: z
      .array(
        z.object({
          model: z.string(),
          input_usd_per_million: usd,
          output_usd_per_million: usd,
          source: z
            .enum(['set', 'environment', 'built-in'])
            .describe('`set`: here, by an administrator. `environment`: `LLM_PRICES`. `built-in`: a list price.'),
          changed_by: ownerSchema.nullable().describe('Null unless it was set here.'),
          changed_at: timestampSchema.nullable(),
        }),
      )
      .describe('By the model’s name. A model that is not there counts as free.'),
  })
  .meta({ id: 'LlmPrices' });

export const llmPricesBody = z
  .strictObject({
    set: z
      .array(
        z.strictObject({
          model: modelNameSchema,
          input_usd_per_million: usdPerMillion,
          output_usd_per_million: usdPerMillion,
        }),
      )
      .max(PRICES_MAX)
      .default([]),
    removed: z
      .array(modelNameSchema)
      .max(PRICES_MAX)
      .default([])
      .describe('Models that have the price of `LLM_PRICES`, or the built-in one, again.'),
  })
  .meta({ id: 'LlmPriceChange' });
