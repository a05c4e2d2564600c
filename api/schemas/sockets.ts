/** Messages of the sockets, for the API reference and the generated client; `contracts/` holds their types. */
import { z } from 'zod';
import { RUN_STATUSES, STAGE_STATUSES } from '../../contracts/run';
import { batchCountsSchema, batchIdSchema, batchStatusSchema } from './batches';
import { runIdSchema } from './runs';
import { timestampSchema } from './values';

export const snapshotMessageSchema = z
  .object({
    type: z.literal('snapshot'),
    chain_id: runIdSchema,
    seq: z.int().describe('The state is that after this event.'),
    status: z.enum(RUN_STATUSES),
    progress: z.number().min(0).max(1),
    completed_tasks: z.int(),
    total_tasks: z.int(),
    tasks: z.array(
      z.object({
        name: z.string(),
        status: z.enum(STAGE_STATUSES),
        version: z.string(),
        attempt: z.int(),
        parts_done: z.int(),
        parts_total: z.int(),
        started_at: timestampSchema.nullable(),
        ended_at: timestampSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'SnapshotMessage', description: 'First message on `/ws/pipeline/{chain_id}`.' });

export const batchMessageSchema = z
  .object({
    type: z.enum(['snapshot', 'batch_progress', 'batch_completed', 'batch_cancelled']),
    batch_id: batchIdSchema,
    status: batchStatusSchema,
    progress: z.number().min(0).max(1).describe('Ended items / all items.'),
    counts: batchCountsSchema,
    at: timestampSchema,
  })
  .meta({ id: 'BatchMessage', description: 'Every message on `/ws/batch/{batch_id}`: the whole present state.' });
