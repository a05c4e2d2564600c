/** Runs as the API shows them; `representations/run.ts` makes these. */
import { z } from 'zod';
import { EVENT_TYPES } from '../../contracts/events';
import { ASSIGNMENT_REASONS } from '../../contracts/experiment';
import { RUN_STATUSES, STAGE_STATUSES } from '../../contracts/run';
import { problemSchema } from './problem';
import { blobSchema, groupSchema, ownerSchema, pageOf, sessionSchema, timestampSchema } from './values';

const statusSchema = z.enum(RUN_STATUSES).meta({ id: 'RunStatus' });

export const runIdSchema = z.uuid().describe('The run’s id.');

export const submissionControls = {
  priority: z.int().min(1).max(5).default(2).describe('1 is the most urgent.'),
  deadline_seconds: z
    .int()
    .min(1)
    .max(30 * 86_400)
    .nullable()
    .default(null)
    .describe('The run must end within this.'),
  cache: z.enum(['use', 'bypass']).default('use').describe('Whether an earlier equal run’s result may answer.'),
  session: sessionSchema,
  group: groupSchema,
};

export const acceptedRunSchema = z
  .object({
    chain_id: runIdSchema,
    cached: z.literal(false),
    status: statusSchema,
    joined: z.boolean().describe('An equal run was under way already, and this is it.'),
  })
  .meta({ id: 'AcceptedRun' });

export const cachedRunSchema = z
  .object({ chain_id: runIdSchema, cached: z.literal(true), result: z.unknown() })
  .meta({ id: 'CachedRun' });

const runErrorSchema = problemSchema.extend({ stage: z.string().nullable() }).meta({ id: 'RunProblem' });

export const runSummarySchema = z
  .object({
    chain_id: runIdSchema,
    pipeline: z.string(),
    status: statusSchema,
    progress: z.number().min(0).max(1).describe('`completed_tasks / total_tasks`.'),
    completed_tasks: z.int(),
    total_tasks: z.int(),
    error: runErrorSchema.nullable(),
    input: blobSchema.extend({ name: z.string().describe('The file’s name, for people only.') }),
    options: z.unknown(),
    models: z.record(z.string(), z.string()).describe('Slot → version of the model that serves this run.'),
    priority: z.int(),
    deadline_seconds: z.int().nullable(),
    attempt: z.int(),
    cost_usd: z.number().nullable(),
    batch_id: z.uuid().nullable(),
    experiment: z
      .object({
        id: z.uuid(),
        variant: z.string().nullable().describe('Which variant answered.'),
        assigned_by: z
          .enum(ASSIGNMENT_REASONS)
          .nullable()
          .describe(
            'Why it has its variant: drawn by a `hash`; its `group` is named; `holdout`: it keeps the control ' +
              'whatever comes; `shadow`: treatments still work unseen.',
          ),
        shadow_of: z.uuid().nullable().describe('The run whose input it works on, unseen.'),
      })
      .nullable()
      .describe('Null where the run takes part in no experiment.'),
    owner: ownerSchema,
    created_at: timestampSchema,
    started_at: timestampSchema.nullable(),
    ended_at: timestampSchema.nullable(),
    updated_at: timestampSchema,
    links: z.object({
      self: z.string(),
      result: z.string(),
      manifest: z.string(),
      events: z.string(),
      socket: z.string(),
      workflow: z.string().describe('The run in the Temporal Web UI.'),
    }),
  })
  .meta({ id: 'RunSummary' });

export const runSchema = runSummarySchema
  .extend({
    final_result: z.unknown().describe('Null until the run has completed.'),
    observed_at: timestampSchema,
  })
  .meta({ id: 'Run' });

export const runListSchema = pageOf(runSummarySchema).extend({ observed_at: timestampSchema }).meta({ id: 'RunList' });

export const runCountsSchema = z
  .record(z.enum(RUN_STATUSES), z.int())
  .describe('Runs of the project by status.')
  .meta({ id: 'RunCounts' });

export const runManifestSchema = z
  .object({
    chain_id: runIdSchema,
    pipeline: z.string(),
    status: statusSchema,
    fingerprint: z.string().describe('Two runs with the same one must give the same result.'),
    attempt: z.int(),
    models: z.record(z.string(), z.string()),
    stages: z.array(
      z.object({
        name: z.string(),
        version: z.string(),
        status: z.enum(STAGE_STATUSES),
        attempts: z.int(),
        parts_done: z.int(),
        parts_total: z.int(),
        worker: z.string().nullable(),
        error_code: z.string().nullable(),
        started_at: timestampSchema.nullable(),
        ended_at: timestampSchema.nullable(),
        busy_ms: z.number().describe('Sum over the parts.'),
      }),
    ),
    observed_at: timestampSchema,
  })
  .meta({ id: 'RunManifest' });

export const runEventSchema = z
  .object({
    type: z.enum(EVENT_TYPES),
    chain_id: runIdSchema,
    seq: z.int().describe('Grows by one within a run.'),
    at: z.string(),
    progress: z.number(),
    completed_tasks: z.int(),
    total_tasks: z.int(),
    task_name: z.string().optional(),
    parts_done: z.int().optional(),
    parts_total: z.int().optional(),
    attempt: z.int().optional(),
    error_code: z.string().nullable().optional(),
  })
  .meta({ id: 'RunEvent' });

export const runEventsSchema = z.object({ items: z.array(runEventSchema), next_after: z.int() });

const boxSchema = z
  .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .describe('In pixels of the upright page image; origin at the top left.')
  .meta({ id: 'Box' });

const tableSchema = z
  .object({
    rows: z.int(),
    columns: z.int(),
    header_rows: z.int().describe('Rows at the top that name the columns.'),
    cells: z.array(
      z.object({
        row: z.int().describe('From 0.'),
        column: z.int().describe('From 0.'),
        column_span: z.int(),
        text: z.string(),
        box: boxSchema,
        lines: z.array(z.int()),
      }),
    ),
  })
  .describe('Of blocks of the kind `table`; places without text have no cell.')
  .meta({ id: 'PageTable' });

export const pagesSchema = z
  .object({
    items: z.array(
      z.object({
        page: z.int(),
        width: z.int(),
        height: z.int(),
        source: z.string(),
        rotation: z
          .union([z.literal(90), z.literal(180), z.literal(270)])
          .optional()
          .describe('Degrees clockwise that the page was turned to stand upright; absent where it stood so.'),
        links: z.object({ image: z.string().describe('Drawn on demand, as WebP.') }),
        warnings: z
          .array(z.enum(['first_frame_only', 'no_text', 'unsure_text', 'right_to_left']))
          .optional()
          .describe('What a reader must know of the page; left out where there is nothing.'),
        lines: z.array(
          z.object({
            text: z.string(),
            confidence: z.number(),
            box: boxSchema,
            read: z.string().optional().describe('What the engine read, where learned corrections changed it.'),
          }),
        ),
        blocks: z.array(
          z.object({ kind: z.string(), box: boxSchema, lines: z.array(z.int()), table: tableSchema.optional() }),
        ),
      }),
    ),
  })
  .meta({ id: 'RunPages' });
