/** Triggers, their rules, drift and schedules as the API shows them. */
import { z } from 'zod';
import { PROMOTIONS } from '../../contracts/retrain';
import { RECOMMENDATIONS, SEVERITIES, TRIGGER_DECISIONS, TRIGGER_KINDS } from '../../contracts/trigger';
import { DESIGN_FIELDS } from './experiments';
import { slotSchema } from './loop';
import { timestampSchema } from './values';

const kindSchema = z
  .enum(TRIGGER_KINDS)
  .describe(
    'new_data: corrections wait. data_change: so many of them, compared with what was learned. quality_decline: confidences fall. accuracy_decline: people correct more. repeated_failures: the stage fails. scheduled: the last retrain is long ago. drift: inputs and answers look different; it only warns.',
  );

const severitySchema = z.enum(SEVERITIES).describe('Sets the priority.');
const thresholdSchema = z
  .number()
  .describe('A number of corrections, failures or days; of declines and of changed data a share; of drift an index.');
const details = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const findingFields = {
  slot: slotSchema,
  kind: kindSchema,
  severity: severitySchema,
  priority: z.int().min(1).max(5).describe('1 is the most urgent.'),
  value: z.number().nullable().describe('What is compared with the threshold; null where it cannot be said yet.'),
  threshold: thresholdSchema,
  reason: z.string(),
  details: details.describe('The figures behind the reason.'),
};

export const triggerSchema = z
  .object({
    ...findingFields,
    enabled: z.boolean(),
    fired: z.boolean(),
    recommendation: z.enum(RECOMMENDATIONS),
    at: timestampSchema.describe('When the rule was looked at.'),
  })
  .meta({ id: 'Trigger' });

export const triggerListSchema = z
  .object({
    recommendation: z.enum(RECOMMENDATIONS).describe('The strongest of all.'),
    items: z.array(triggerSchema).describe('The most urgent first.'),
  })
  .meta({ id: 'TriggerList' });

export const firingSchema = z
  .object({
    id: z.uuid(),
    ...findingFields,
    at: timestampSchema,
    decision: z
      .enum(TRIGGER_DECISIONS)
      .describe('start: a retrain was started. Otherwise why none was; retrain_under_way names the other one.'),
    retrain_id: z.uuid().nullable(),
  })
  .meta({ id: 'TriggerFiring' });

export const firingListSchema = z.object({ items: z.array(firingSchema) }).meta({ id: 'TriggerFiringList' });

export const retrainRuleSchema = z
  .object({
    slot: slotSchema,
    kind: kindSchema,
    threshold: thresholdSchema,
    default_threshold: z.number(),
    enabled: z.boolean(),
    cool_down_hours: z.int().describe('No trigger starts a retrain of the slot within this time of its last one.'),
    promotion: z.enum(PROMOTIONS).describe('Of a candidate that passes the gates after a retrain by this rule.'),
    changed_at: timestampSchema.nullable().describe('Null where all figures are the pipeline’s own.'),
  })
  .meta({ id: 'RetrainRule' });

const experimentFields = {
  mode: z.enum(['shadow_then_split', 'split']).describe('Whether the candidate works unseen first.'),
  share: z.number().min(0.01).max(0.99).describe('Of the units that take part, so many get the candidate in the end.'),
  ...DESIGN_FIELDS,
};

export const candidateExperimentSchema = z
  .object({
    ...experimentFields,
    ramp: DESIGN_FIELDS.ramp.nullable().describe('Null goes up to `share` in the usual steps.'),
    changed_at: timestampSchema.nullable().describe('Null where all is as it came.'),
  })
  .meta({ id: 'CandidateExperiment' });

export const retrainRuleListSchema = z
  .object({
    items: z.array(retrainRuleSchema),
    experiment: candidateExperimentSchema.describe('The one that a retrain begins with `"promotion": "experiment"`.'),
  })
  .meta({ id: 'RetrainRuleList' });

/** Each may be null, or left out. */
function changeable<Fields extends Record<string, z.ZodType>>(fields: Fields) {
  const entries = Object.entries(fields).map(([name, field]) => [name, field.nullable().optional()]);
  return Object.fromEntries(entries) as { [Name in keyof Fields]: z.ZodOptional<z.ZodNullable<Fields[Name]>> };
}

/** Null gives a figure back to the pipeline; what is left out stays. */
export const retrainRulesBody = z
  .strictObject({
    rules: z
      .array(
        z.strictObject({
          kind: kindSchema,
          threshold: z.number().positive().max(1_000_000).nullable().optional(),
          enabled: z.boolean().nullable().optional(),
          cool_down_hours: z.int().min(0).max(8_760).nullable().optional(),
          promotion: z.enum(PROMOTIONS).nullable().optional(),
        }),
      )
      .min(1)
      .max(TRIGGER_KINDS.length)
      .optional()
      .describe('What to change. Null gives a figure back to the pipeline; what is left out stays.'),
    experiment: z
      .strictObject(changeable(experimentFields))
      .optional()
      .describe('Of the experiments that retrains begin. Null gives a setting back to the default.'),
  })
  .refine(({ rules, experiment }) => rules !== undefined || experiment !== undefined, {
    error: 'names neither rules nor an experiment',
  })
  .meta({ id: 'RetrainRulesChange' });

export type ExperimentChangeBody = NonNullable<z.output<typeof retrainRulesBody>['experiment']>;

const featureSchema = z.object({
  name: z.string(),
  kind: z.enum(['numeric', 'category', 'embedding']),
  p: z.number().describe('Chance of so great a difference where nothing has changed.'),
  test: z.enum(['kolmogorov-smirnov', 'chi-square', 'permutation', 'classifier']),
  stability_index: z.number().nullable().describe('Population stability index.'),
  stability_index_limit: z.number().nullable().describe('What samples of these sizes reach by themselves.'),
  jensen_shannon: z.number().nullable().describe('Distance, 0..1.'),
  wasserstein: z.number().nullable().describe('In standard deviations of the reference.'),
  area: z.number().nullable().describe('Under the curve of a classifier that tells reference from current.'),
});

export const driftCheckSchema = z
  .object({
    day: z.iso.date().describe('In the time zone of the schedules.'),
    model_id: z.uuid(),
    version: z.string(),
    runs: z.int(),
    confidence: z
      .object({ mean: z.number(), standard_error: z.number(), runs: z.int() })
      .nullable()
      .describe('Estimated quality of the day’s answers; null where there were too few.'),
    window_runs: z
      .int()
      .describe('Runs that were compared with the version’s first days; 0 where nothing was compared.'),
    features: z.array(featureSchema),
  })
  .meta({ id: 'DriftCheck' });

export const driftCheckListSchema = z.object({ items: z.array(driftCheckSchema) }).meta({ id: 'DriftCheckList' });

export const scheduleSchema = z
  .object({
    id: z.string(),
    workflow: z.string(),
    purpose: z.string(),
    paused: z.boolean(),
    note: z.string().nullable().describe('Why it is paused.'),
    next_at: z.array(timestampSchema).describe('Empty while it is paused.'),
    recent: z.array(z.object({ at: timestampSchema, workflow_id: z.string() })).describe('The latest last.'),
  })
  .meta({ id: 'Schedule' });

export const scheduleListSchema = z.object({ items: z.array(scheduleSchema) }).meta({ id: 'ScheduleList' });

export const pauseBody = z
  .strictObject({ reason: z.string().min(1).max(200).optional().describe('For people.') })
  .meta({ id: 'SchedulePause' });
