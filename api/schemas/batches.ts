/** Batches as the API shows them; `representations/batch.ts` makes these. */
import { z } from 'zod';
import { BATCH_ITEMS_MAX, BATCH_STATUSES, ITEM_STATUSES } from '../../contracts/batch';
import { problemSchema } from './problem';
import { groupSchema, ownerSchema, pageOf, sessionSchema, sha256Schema, timestampSchema } from './values';

const URL_LENGTH_MAX = 2_048;

export const BATCH_NAME_LENGTH_MAX = 200;
/** Behind whatever somebody waits for: see `contracts/run.ts`. */
export const BATCH_PRIORITY = 4;

export const batchStatusSchema = z.enum(BATCH_STATUSES).meta({ id: 'BatchStatus' });
export const itemStatusSchema = z.enum(ITEM_STATUSES).meta({ id: 'BatchItemStatus' });

export const batchIdSchema = z.uuid().describe('The batch’s id.');

export const batchControls = {
  name: z
    .string()
    .trim()
    .max(BATCH_NAME_LENGTH_MAX)
    .optional()
    .describe('For people; the first file’s name otherwise.'),
  priority: z.int().min(1).max(5).default(BATCH_PRIORITY).describe('1 is the most urgent.'),
  cache: z.enum(['use', 'bypass']).default('use').describe('Whether earlier equal runs’ results may answer.'),
  session: sessionSchema,
  group: groupSchema,
};

const itemName = z.string().optional().describe('For people.');

/** An input that is not sent along. */
export const batchReferenceSchema = z
  .union([
    z.strictObject({ blob: z.strictObject({ sha256: sha256Schema }), name: itemName }),
    z.strictObject({
      url: z.string().min(1).max(URL_LENGTH_MAX).describe('Where the server fetches it from: http or https.'),
      name: itemName,
    }),
  ])
  .meta({ id: 'BatchReference' });

export const batchReferencesSchema = z
  .array(batchReferenceSchema)
  .min(1)
  .max(BATCH_ITEMS_MAX)
  .meta({
    examples: [[{ blob: { sha256: 'a'.repeat(64) }, name: 'receipt.jpg' }, { url: 'https://example.com/b.pdf' }]],
  });

const rejectedItemSchema = z.object({
  position: z.int().min(0).describe('From 0, in the order of the request.'),
  name: z.string(),
  problem: problemSchema,
});

export const acceptedBatchSchema = z
  .object({
    batch_id: batchIdSchema,
    chain_ids: z
      .array(z.uuid().nullable())
      .describe('The run of each item in the order of the request; null where it was rejected or is not fetched yet.'),
    total_files: z.int(),
    rejected: z.array(rejectedItemSchema).describe('Items that never become a run. The others are worked on.'),
  })
  .meta({ id: 'AcceptedBatch' });

export const batchCountsSchema = z
  .object({
    total: z.int(),
    queued: z.int().describe('Also those that wait to be fetched.'),
    running: z.int(),
    completed: z.int(),
    failed: z.int(),
    cancelled: z.int(),
    cached: z.int().describe('Of the completed: answered from the cache.'),
    rejected: z.int().describe('Of the failed: never became a run.'),
  })
  .describe('Queued, running, completed, failed and cancelled add up to the total.')
  .meta({ id: 'BatchCounts' });

export const batchSummarySchema = z
  .object({
    batch_id: batchIdSchema,
    name: z.string(),
    pipeline: z.string(),
    status: batchStatusSchema,
    options: z.unknown(),
    priority: z.int(),
    cache: z.enum(['use', 'bypass']),
    total_files: z.int(),
    progress: z.number().min(0).max(1).describe('Ended items / all items.'),
    counts: batchCountsSchema,
    attempt: z.int().describe('1, and one more each time that failed items were retried.'),
    owner: ownerSchema,
    created_at: timestampSchema,
    ended_at: timestampSchema.nullable(),
    links: z.object({
      self: z.string(),
      items: z.string(),
      results_jsonl: z.string(),
      results_csv: z.string(),
      socket: z.string(),
      workflow: z.string().describe('The batch in the Temporal Web UI.'),
    }),
  })
  .meta({ id: 'BatchSummary' });

export const batchSchema = batchSummarySchema.extend({ observed_at: timestampSchema }).meta({ id: 'Batch' });

export const batchListSchema = pageOf(batchSummarySchema).meta({ id: 'BatchList' });

export const batchItemSchema = z
  .object({
    position: z.int().min(0),
    name: z.string(),
    url: z.string().nullable(),
    chain_id: z.uuid().nullable().describe('Equal inputs share a run.'),
    status: itemStatusSchema,
    cached: z.boolean().describe('Answered by an earlier run’s result.'),
    error: problemSchema.nullable(),
  })
  .meta({ id: 'BatchItem' });

export const batchItemListSchema = pageOf(batchItemSchema).meta({ id: 'BatchItemList' });
