/** Health, operations and pipelines as the API shows them. */
import { z } from 'zod';
import { timestampSchema } from './values';

export const healthSchema = z
  .object({ status: z.literal('ok'), version: z.string(), uptime_seconds: z.int() })
  .meta({ id: 'Health' });

export const readinessSchema = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    version: z.string(),
    checks: z.record(z.string(), z.object({ status: z.enum(['ok', 'failed']), ms: z.number() })),
  })
  .meta({ id: 'Readiness' });

export const systemSchema = z
  .object({
    version: z.string(),
    temporal: z.object({ ui_url: z.string(), namespace: z.string() }),
    limits: z.object({
      upload_bytes_max: z.int(),
      pages_max: z.int(),
      pixels_max: z.int(),
      batch_items_max: z.int(),
    }),
  })
  .meta({ id: 'System' });

const titleSchema = z.object({ en: z.string(), ko: z.string() });

export const pipelineListSchema = z.object({
  items: z.array(
    z
      .object({
        name: z.string(),
        title: titleSchema,
        stages: z.array(z.object({ name: z.string(), title: titleSchema, version: z.string() })),
        accepts: z.array(z.string()).describe('Media types of inputs.'),
        slots: z.array(z.string()),
        feedback_kinds: z.array(z.string()),
        is_ranked: z
          .boolean()
          .describe('Results offer ranked lists: clicks are feedback, and versions can be interleaved.'),
        metrics: z.array(z.object({ name: z.string(), better: z.enum(['higher', 'lower']) })),
        options_schema: z.record(z.string(), z.unknown()).describe('JSON schema of the options.'),
        links: z.object({ submit: z.string(), submit_batch: z.string() }),
      })
      .meta({ id: 'Pipeline' }),
  ),
});

export const operationListSchema = z.object({
  items: z.array(
    z
      .object({
        timestamp: timestampSchema,
        operation: z.string(),
        status: z.string(),
        worker: z.string(),
        attempt: z.int(),
        duration_ms: z.number(),
        chain_id: z.uuid().nullable(),
        metadata: z.unknown(),
      })
      .meta({ id: 'Operation' }),
  ),
});

export const operationStatisticsSchema = z.object({
  since: timestampSchema,
  items: z.array(
    z
      .object({
        operation: z.string(),
        count: z.int(),
        completed: z.int(),
        failed: z.int(),
        cancelled: z.int(),
        mean_ms: z.number(),
        p50_ms: z.number(),
        p95_ms: z.number(),
        max_ms: z.number(),
      })
      .meta({ id: 'OperationStatistics' }),
  ),
});
