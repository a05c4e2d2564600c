/** The operation log's table: written in groups by workers, read by the statistics endpoint, cut by retention. */
import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Orm } from '../connect';
import { operationLog } from '../schema';
import { isReadable, type RunReader } from './run-readers';

export type OperationEntry = typeof operationLog.$inferInsert;

export interface OperationStatistics {
  operation: string;
  count: number;
  completed: number;
  failed: number;
  cancelled: number;
  /** Milliseconds. */
  mean_ms: number;
  p50_ms: number;
  p95_ms: number;
  max_ms: number;
}

export class OperationLogRepository {
  constructor(private readonly orm: Orm) {}

  async append(entries: readonly OperationEntry[]): Promise<void> {
    if (entries.length > 0) await this.orm.insert(operationLog).values([...entries]);
  }

  /** Per operation, over the entries since `since`. */
  async statistics(since: Date): Promise<OperationStatistics[]> {
    const percentile = (share: number) =>
      sql<number>`percentile_cont(${share}) within group (order by ${operationLog.durationMs})`;
    const countOf = (status: string) => sql<number>`count(*) filter (where ${operationLog.status} = ${status})::int`;
    return this.orm
      .select({
        operation: operationLog.operation,
        count: sql<number>`count(*)::int`,
        completed: countOf('completed'),
        failed: countOf('failed'),
        cancelled: countOf('cancelled'),
        mean_ms: sql<number>`avg(${operationLog.durationMs})`,
        p50_ms: percentile(0.5),
        p95_ms: percentile(0.95),
        max_ms: sql<number>`max(${operationLog.durationMs})`,
      })
      .from(operationLog)
      .where(gte(operationLog.at, since))
      .groupBy(operationLog.operation)
      .orderBy(operationLog.operation);
  }

  /** Newest first: of one run, or of all runs that the reader sees. */
  recent(filter: RunReader & { runId?: string; limit: number }): Promise<(typeof operationLog.$inferSelect)[]> {
    return this.orm
      .select()
      .from(operationLog)
      .where(
        and(
          filter.runId === undefined ? undefined : eq(operationLog.runId, filter.runId),
          sql`exists (select 1 from runs where runs.id = ${operationLog.runId} and ${isReadable(filter)})`,
        ),
      )
      .orderBy(desc(operationLog.id))
      .limit(filter.limit);
  }

  async deleteOlderThan(days: number): Promise<number> {
    const deleted = await this.orm
      .delete(operationLog)
      .where(lt(operationLog.at, sql`now() - make_interval(days => ${days})`))
      .returning({ id: operationLog.id });
    return deleted.length;
  }
}
