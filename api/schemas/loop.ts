/** Slots, model versions, datasets and retrains as the API shows them. */
import { z } from 'zod';
import { MODEL_ORIGINS, MODEL_STATES } from '../../contracts/model';
import { findLearner, SLOTS } from '../../contracts/pipelines';
import { PROMOTIONS, RETRAIN_OUTCOMES, RETRAIN_STATES } from '../../contracts/retrain';
import { pageOf, sha256Schema, timestampSchema } from './values';

/** Slots that something learns for. */
export const LEARNING_SLOTS = SLOTS.filter((slot) => findLearner(slot) !== undefined);

export const slotSchema = z.enum(SLOTS).describe('A place where a model serves, such as documents/reader.');

const numbers = z.record(z.string(), z.number());

export const deploymentSchema = z
  .object({
    slot: slotSchema,
    model_id: z.uuid(),
    version: z.string(),
    since: timestampSchema,
    reason: z.string(),
    by: z.string().nullable().describe('Null where the system did it.'),
  })
  .meta({ id: 'Deployment' });

export const deploymentListSchema = z.object({ items: z.array(deploymentSchema) }).meta({ id: 'DeploymentList' });

export const slotListSchema = z
  .object({
    items: z.array(
      z.object({
        slot: slotSchema,
        pipeline: z.string(),
        learns: z.boolean().describe('Whether feedback makes new versions of it.'),
        feedback_types: z.array(z.string()).describe('What it learns from.'),
        served: deploymentSchema.nullable().describe('Null where nothing is deployed.'),
      }),
    ),
  })
  .meta({ id: 'SlotList' });

export const modelSchema = z
  .object({
    id: z.uuid(),
    slot: slotSchema,
    version: z.string(),
    origin: z.enum(MODEL_ORIGINS),
    state: z.enum(MODEL_STATES),
    created_at: timestampSchema,
    parent: z.object({ id: z.uuid(), version: z.string() }).nullable(),
    dataset: z.object({ id: z.uuid(), version: z.int() }).nullable(),
    code_version: z.string().nullable(),
    parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    metrics: numbers.describe(
      '`validation_…` from the training’s own rows, `test_…` from the test rows, `reported_…` as its uploader says.',
    ),
    files: z.array(z.object({ name: z.string(), sha256: sha256Schema, size_bytes: z.int() })),
  })
  .meta({ id: 'Model' });

export const modelPageSchema = pageOf(modelSchema).meta({ id: 'ModelPage' });

export const modelListSchema = z.object({ items: z.array(modelSchema) }).meta({ id: 'ModelList' });

export const datasetSchema = z
  .object({
    id: z.uuid(),
    slot: slotSchema,
    version: z.int(),
    content_sha256: sha256Schema.describe('Of the rows as text: equal rows are the same dataset.'),
    size_bytes: z.int().describe('Compressed.'),
    created_at: timestampSchema,
    counts: z.object({
      rows: z.int(),
      train: z.int(),
      test: z.int().describe('Never learned from; a document’s rows always stand on the same side.'),
      new: z.int(),
      sources: z.int().describe('Documents that the rows come from.'),
      disputed: z.int().describe('Rows on which people disagreed.'),
      waiting: z.int().optional().describe('Rows left out until enough people agree on them.'),
      scrubbed: z.int().describe('Rows with personal data, masked or left out.'),
    }),
  })
  .meta({ id: 'Dataset' });

export const datasetSuspectsSchema = z
  .object({
    screened_at: z.iso.datetime().nullable().describe('Null where no training has looked at the rows.'),
    items: z.array(
      z.object({
        feedback_id: z.uuid(),
        run_id: z.uuid(),
        name: z.string().describe('What the label is of, such as a field.'),
        given: z.unknown().describe('What was written down.'),
        suggested: z.unknown().describe('What the model thinks right.'),
        confidence: z.number().describe('Calibrated probability that the suggestion is right.'),
      }),
    ),
  })
  .meta({ id: 'DatasetSuspects' });
export const datasetListSchema = z.object({ items: z.array(datasetSchema) }).meta({ id: 'DatasetList' });

const findingSchema = z.object({
  metric: z.string(),
  slice: z.string().nullable().describe('Null for all test rows.'),
  verdict: z.enum(['improved', 'no_worse', 'worse', 'uncertain', 'too_few']),
  margin: z.number(),
  measured: z
    .object({
      production: z.number(),
      candidate: z.number(),
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      groups: z.int(),
    })
    .nullable(),
  blocks: z.enum(['not_improved', 'worse_than_margin', 'not_shown_within_margin', 'too_few_rows']).nullable(),
});

export const retrainSchema = z
  .object({
    id: z.uuid(),
    slot: slotSchema,
    cause: z.enum(['person', 'schedule', 'trigger']),
    reason: z.string(),
    requested_by: z.string().nullable(),
    state: z.enum(RETRAIN_STATES),
    outcome: z.enum(RETRAIN_OUTCOMES).nullable().describe('Why it ended without a new version in service.'),
    dataset_id: z.uuid().nullable(),
    candidate: z.object({ id: z.uuid(), version: z.string().nullable() }).nullable(),
    baseline_id: z.uuid().nullable().describe('The version in production that the candidate was compared with.'),
    verdict: z.object({ passed: z.boolean(), isBetter: z.boolean(), findings: z.array(findingSchema) }).nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    started_at: timestampSchema,
    ended_at: timestampSchema.nullable(),
  })
  .meta({ id: 'Retrain' });

export const retrainListSchema = z.object({ items: z.array(retrainSchema) }).meta({ id: 'RetrainList' });

export const retrainBody = z
  .strictObject({
    slot: z.enum(LEARNING_SLOTS),
    promotion: z
      .enum(PROMOTIONS)
      .default('at_once')
      .describe('Whether a candidate that passes serves at once, or waits until somebody promotes it.'),
    reason: z.string().max(200).default('asked for').describe('For people.'),
  })
  .meta({ id: 'NewRetrain' });

const NAMED_MAX = 100;

function named<Value extends z.ZodType>(value: Value) {
  return z.record(z.string().max(100), value).refine((values) => Object.keys(values).length <= NAMED_MAX, {
    error: `has more than ${NAMED_MAX} entries`,
  });
}

export const uploadFields = z.strictObject({
  slot: z.enum(LEARNING_SLOTS),
  parent: z.string().max(100).optional().describe('Id of the version that it was made from.'),
  parameters: named(z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()]))
    .default({})
    .describe('What was chosen when it was made; JSON.'),
  metrics: named(z.number()).default({}).describe('What was measured elsewhere, kept as `reported_…`; JSON.'),
});

export const deployBody = z
  .strictObject({ reason: z.string().min(1).max(200).optional().describe('For people.') })
  .meta({ id: 'DeploymentOrder' });
