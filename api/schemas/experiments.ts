/** Experiments as the API shows and takes them. */
import { z } from 'zod';
import {
  ALLOCATIONS,
  DECISION_REASONS,
  DESIGN_DEFAULTS,
  EXPERIMENT_DECISIONS,
  EXPERIMENT_KINDS,
  EXPERIMENT_METRICS,
  EXPERIMENT_MODES,
  EXPERIMENT_STATES,
  EXPERIMENT_UNITS,
  type ExperimentMetric,
  METRIC_NAMES,
} from '../../contracts/experiment';
import { PIPELINES } from '../../contracts/pipelines';
import { slotSchema } from './loop';
import { pageOf, timestampSchema } from './values';

const share = z.number().min(0).max(1);
const metricName = z.enum(METRIC_NAMES);
const figures = z.record(metricName, z.number().nullable());

const variantSummarySchema = z.object({
  variant: z.string().describe('`holdout` for units that keep the control whatever comes.'),
  group: z
    .string()
    .nullable()
    .describe('Of a named group, which is in no comparison; null for units that were drawn or held out.'),
  units: z.int().describe('Runs, users or sessions that it was given.'),
  count: z.int().describe('Runs that have ended.'),
  means: figures.describe('`confidence` is a proxy: what the pipeline itself thinks.'),
  counts: z.record(metricName, z.int()).describe('Outcomes behind each mean.'),
});

const findingSchema = z.object({
  variant: z.string(),
  metric: metricName,
  role: z.enum(['goal', 'guardrail']),
  margin: z.number(),
  proxy: z.boolean().describe('Stands in for a truth that nobody has told.'),
  counts: z.object({ control: z.int(), treatment: z.int() }),
  control: z.number().nullable(),
  treatment: z.number().nullable(),
  difference: z.number().nullable().describe('Treatment less control.'),
  low: z.number().nullable().describe('The interval holds at every look at once; null where it is not bounded yet.'),
  high: z.number().nullable(),
  level: z.number().describe('Of each bound, corrected for the number of metrics and treatments.'),
  verdict: z.enum(['breached', 'safe', 'open']),
  p: z.number().nullable().describe('Of goals: of a single look, corrected by Holm.'),
  credits: z
    .object({
      control: z.int(),
      treatment: z.int(),
      ties: z.int(),
      p: z.number().describe('Chance of such a lead by luck alone; holds at every look.'),
    })
    .nullable()
    .describe('Of preference: units with clicks, by whose picks were clicked more.'),
});

const holdoutFindingSchema = z.object({
  metric: metricName,
  counts: z.object({ holdout: z.int(), rest: z.int() }),
  holdout: z.number().nullable(),
  rest: z.number().nullable(),
  difference: z.number().nullable().describe('Rest less holdout: what the treatments have changed.'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
});

const variantSchema = z.object({
  name: z.string(),
  role: z.enum(['control', 'treatment']),
  weight: share,
  model: z.object({ id: z.uuid(), version: z.string() }).nullable(),
  options: z.record(z.string(), z.unknown()).nullable(),
});

const metricSchema = z.object({ name: metricName, role: z.enum(['goal', 'guardrail']), margin: z.number() });

export const experimentSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    pipeline: z.string(),
    kind: z.enum(EXPERIMENT_KINDS),
    slot: slotSchema.nullable(),
    mode: z.enum(EXPERIMENT_MODES),
    state: z.enum(EXPERIMENT_STATES),
    held_because: z.enum(['sample_ratio']).nullable(),
    phase: z.enum(['shadow', 'split']),
    variants: z.array(variantSchema),
    dropped: z.array(z.string()).describe('Treatments that were worse and get no units any more.'),
    weights: z.array(share).describe('In force now, in the order of the variants.'),
    unit: z.enum(EXPERIMENT_UNITS),
    salt: z.string(),
    traffic: z.object({ from: share, to: share }),
    holdout: share,
    groups: z.record(z.string(), z.string()).describe('Named groups and the variant that each always gets.'),
    allocation: z.enum(ALLOCATIONS),
    ramp: z.array(share),
    ramp_step: z.int().describe('From 0.'),
    coverage: share.describe('Share of the units that take part now, as control or treatment.'),
    look_seconds: z.int(),
    step_hours_min: z.number(),
    samples_min: z.int(),
    samples_max: z.int(),
    horizon_days: z.number(),
    promote_when: z.enum(['better', 'no_worse']),
    alpha: z.number(),
    metrics: z.array(metricSchema),
    verdict: z
      .object({
        decision: z.enum(EXPERIMENT_DECISIONS),
        reason: z.enum(DECISION_REASONS),
        variants: z.array(z.string()),
        metric: metricName.nullable(),
        days: z.number(),
        remark: z.string().nullable(),
        text: z.string().describe('What was seen, how sure that is, and what was done; in your language.'),
      })
      .nullable(),
    retrain_id: z.uuid().nullable(),
    created_by: z.string().nullable().describe('Null where the system did it.'),
    created_at: timestampSchema,
    ended_at: timestampSchema.nullable(),
    links: z.object({ self: z.string(), looks: z.string(), workflow: z.string() }),
  })
  .meta({ id: 'Experiment' });

export const experimentResultsSchema = experimentSchema
  .extend({
    results: z.array(variantSummarySchema).describe('As they were at the last look.'),
    findings: z.array(findingSchema),
    sample_ratio_p: z.number().nullable().describe('Below 0.001 the figures are not to be trusted.'),
    holdout_findings: z
      .array(holdoutFindingSchema)
      .describe('Held-out units against all others; since the promotion where there was one. No decision looks at it.'),
    holdout_until: timestampSchema
      .nullable()
      .describe('Until then held-out units keep the control after a promotion; null where that is not so.'),
    looked_at: timestampSchema.nullable(),
  })
  .meta({ id: 'ExperimentResults' });

export const experimentPageSchema = pageOf(experimentSchema).meta({ id: 'ExperimentPage' });

export const experimentLooksSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.int(),
        at: timestampSchema,
        coverage: share,
        results: z.array(variantSummarySchema),
        findings: z.array(findingSchema),
        sample_ratio_p: z.number().nullable(),
        decision: z.enum(EXPERIMENT_DECISIONS),
        reason: z.enum(DECISION_REASONS),
      }),
    ),
    next_after: z.int(),
  })
  .meta({ id: 'ExperimentLooks' });

const NAME = /^[a-z0-9][a-z0-9_.-]{0,39}$/;

const newVariant = z.strictObject({
  name: z.string().regex(NAME).describe('Lower-case letters, digits, and _ . - after the first.'),
  role: z.enum(['control', 'treatment']),
  weight: share.describe('The weights of all variants add up to 1.'),
  model_id: z.uuid().optional().describe('Of a slot’s experiment; the control is what serves, if left out.'),
  options: z.record(z.string(), z.unknown()).optional().describe('Of an experiment with options.'),
});

const newMetric = z.strictObject({
  name: metricName,
  role: z.enum(['goal', 'guardrail']),
  margin: z.number().min(0).optional().describe(`How much worse a treatment may be. ${marginsText()}`),
});

function marginsText(): string {
  const entries = Object.entries(EXPERIMENT_METRICS) as [
    ExperimentMetric,
    (typeof EXPERIMENT_METRICS)[ExperimentMetric],
  ][];
  return `Left out: ${entries.map(([name, { margin, marginDefault }]) => `${name} ${marginDefault} (${margin})`).join(', ')}.`;
}

/** Of an experiment that a person begins, and of those that retrains begin. */
export const DESIGN_FIELDS = {
  unit: z.enum(EXPERIMENT_UNITS).describe('What keeps its variant.'),
  traffic: z
    .strictObject({ from: share, to: share })
    .describe('Its part of the traffic. Experiments with parts that do not overlap never share a unit.'),
  holdout: z
    .number()
    .min(0)
    .max(0.5)
    .describe(
      'Share of the units that keep the control whatever comes, after a promotion for `horizon_days` more, so that ' +
        'what it has gained can be seen.',
    ),
  ramp: z.array(share).min(1).max(20).describe('Rising shares of the units that treatments get together.'),
  step_hours_min: z.number().min(0).max(720).describe('The least time of a step of the ramp.'),
  samples_min: z.int().min(10).max(100_000).describe('In each arm, in each step.'),
  samples_max: z
    .int()
    .min(40)
    .max(100_000)
    .describe('Outcomes of a goal in each arm with which its last analysis is made.'),
  horizon_days: z.number().min(0.01).max(365).describe('After so many days it ends.'),
  promote_when: z.enum(['better', 'no_worse']),
};

export const experimentBody = z
  .strictObject({
    name: z.string().trim().min(1).max(100).describe('For people.'),
    pipeline: z.enum(PIPELINES.map(({ name }) => name)),
    slot: slotSchema.optional().describe('Whose versions are compared; left out, options are.'),
    mode: z.enum(EXPERIMENT_MODES).default('split'),
    variants: z.array(newVariant).min(2).max(6).describe('One control, and at least one treatment.'),
    unit: DESIGN_FIELDS.unit.default(DESIGN_DEFAULTS.unit),
    salt: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe('Another salt gives another assignment; chosen by lot, if left out.'),
    traffic: DESIGN_FIELDS.traffic.default(DESIGN_DEFAULTS.traffic),
    holdout: DESIGN_FIELDS.holdout.default(DESIGN_DEFAULTS.holdout),
    groups: z
      .record(z.string().regex(NAME), z.string())
      .refine((groups) => Object.keys(groups).length <= 20, 'name at most 20 groups')
      .default({})
      .describe('Named groups and the variant that each always gets; they are counted apart and in no comparison.'),
    allocation: z.enum(ALLOCATIONS).default('fixed').describe('`bandit` gives more units to what does better.'),
    ramp: DESIGN_FIELDS.ramp.optional(),
    look_seconds: z.int().min(10).max(86_400).default(DESIGN_DEFAULTS.lookSeconds),
    step_hours_min: DESIGN_FIELDS.step_hours_min.default(DESIGN_DEFAULTS.stepSecondsMin / 3_600),
    samples_min: DESIGN_FIELDS.samples_min.default(DESIGN_DEFAULTS.samplesMin),
    samples_max: DESIGN_FIELDS.samples_max.default(DESIGN_DEFAULTS.samplesMax),
    horizon_days: DESIGN_FIELDS.horizon_days.default(DESIGN_DEFAULTS.horizonDays),
    promote_when: DESIGN_FIELDS.promote_when.default(DESIGN_DEFAULTS.promoteWhen),
    alpha: z.number().min(0.001).max(0.2).default(DESIGN_DEFAULTS.alpha),
    metrics: z
      .array(newMetric)
      .min(1)
      .optional()
      .describe(
        'Quality as the goal, or preference where lists are interleaved, and all else as guardrails, if left out.',
      ),
  })
  .meta({ id: 'NewExperiment' });

export type NewExperimentBody = z.output<typeof experimentBody>;

export const orderBody = z
  .strictObject({ reason: z.string().min(1).max(200).optional().describe('For people.') })
  .meta({ id: 'ExperimentOrder' });

export const promotionBody = z
  .strictObject({
    variant: z.string().max(40).optional().describe('Which treatment; the only one, if left out.'),
    reason: z.string().min(1).max(200).optional().describe('For people.'),
  })
  .meta({ id: 'ExperimentPromotion' });

export const voteBody = z.strictObject({ vote: z.enum(['up', 'down']) }).meta({ id: 'NewVote' });

export const voteSchema = z.object({ chain_id: z.uuid(), vote: z.enum(['up', 'down']) }).meta({ id: 'Vote' });
