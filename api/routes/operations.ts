/** The operation log: what the activities did, and how long they took. */
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import type { ApiDeps } from '../deps';
import { runReader } from '../identity/run-reader';
import { principalOf } from '../middleware/locals';
import { operationListSchema, operationStatisticsSchema } from '../schemas/system';
import { parseQuery, type Route } from './route';

const statisticsQuery = z.strictObject({
  since_seconds: z.coerce
    .number()
    .int()
    .min(1)
    .max(366 * 86_400)
    .default(3_600),
});

const operationsQuery = z.strictObject({
  run: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

export function operationRoutes({ operations, runs }: Pick<ApiDeps, 'operations' | 'runs'>): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/operations/statistics',
      access: { role: 'viewer', scope: 'operations:read' },
      doc: {
        id: 'getOperationStatistics',
        tag: 'Operations',
        summary: 'How long activities took',
        query: statisticsQuery,
        answers: { 200: { description: 'For each operation.', schema: operationStatisticsSchema } },
      },
      handle: async (req, res) => {
        const { since_seconds: sinceSeconds } = parseQuery(statisticsQuery, req);
        const since = new Date(Date.now() - sinceSeconds * 1_000);
        res.json({ since, items: await operations.statistics(since) });
      },
    },
    {
      method: 'get',
      path: '/api/v1/operations',
      access: { role: 'viewer', scope: 'operations:read' },
      doc: {
        id: 'listOperations',
        tag: 'Operations',
        summary: 'What activities did, newest first',
        query: operationsQuery,
        answers: { 200: { description: 'The newest entries.', schema: operationListSchema } },
        errors: ['RUN_NOT_FOUND'],
      },
      handle: async (req, res) => {
        const { run: runId, limit } = parseQuery(operationsQuery, req);
        const reader = runReader(principalOf(res));
        if (runId !== undefined && !(await runs.find(runId, reader))) throw new DomainError('RUN_NOT_FOUND', { runId });
        const entries = await operations.recent({ ...reader, limit, ...(runId === undefined ? {} : { runId }) });
        const items = entries.map(({ at, operation, status, worker, attempt, metadata, ...entry }) => ({
          timestamp: at,
          operation,
          status,
          worker,
          attempt,
          duration_ms: entry.durationMs,
          chain_id: entry.runId,
          metadata,
        }));
        res.json({ items });
      },
    },
  ];
}
