/** The audit log's table: written in groups by the API, read by administrators, cut by retention. */
import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Orm } from '../connect';
import { auditLog, principals } from '../schema';

export type AuditEntry = Omit<typeof auditLog.$inferInsert, 'id' | 'at'> & { at: Date };

export interface AuditFilter {
  projectId: string;
  action?: string | undefined;
  principalId?: string | undefined;
}

export interface AuditRecord extends Required<AuditEntry> {
  id: number;
  principalName: string | null;
}

export class AuditLogRepository {
  constructor(private readonly orm: Orm) {}

  async append(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length > 0) await this.orm.insert(auditLog).values([...entries]);
  }

  /** Newest first, before the entry `before`. Refusals of callers that nobody knows belong to no project: all see them. */
  list(filter: AuditFilter, { before, limit }: { before?: number | undefined; limit: number }): Promise<AuditRecord[]> {
    return this.orm
      .select({
        id: auditLog.id,
        at: auditLog.at,
        projectId: auditLog.projectId,
        principalId: auditLog.principalId,
        principalName: principals.name,
        action: auditLog.action,
        target: auditLog.target,
        outcome: auditLog.outcome,
        status: auditLog.status,
        requestId: auditLog.requestId,
        address: auditLog.address,
        details: auditLog.details,
      })
      .from(auditLog)
      .leftJoin(principals, eq(principals.id, auditLog.principalId))
      .where(
        and(
          or(eq(auditLog.projectId, filter.projectId), isNull(auditLog.projectId)),
          filter.action === undefined ? undefined : eq(auditLog.action, filter.action),
          filter.principalId === undefined ? undefined : eq(auditLog.principalId, filter.principalId),
          before === undefined ? undefined : lt(auditLog.id, before),
        ),
      )
      .orderBy(desc(auditLog.id))
      .limit(limit);
  }

  async deleteOlderThan(days: number): Promise<number> {
    const { rowCount } = await this.orm
      .delete(auditLog)
      .where(lt(auditLog.at, sql`now() - make_interval(days => ${days})`));
    return rowCount ?? 0;
  }
}
