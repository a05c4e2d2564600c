/** The audit log, for administrators. */
import { DomainError } from '../../contracts/errors';
import type { AuditRecord } from '../../db/repositories/audit-log';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { NO_STORE } from '../representations/identity';
import { auditListSchema, auditQuery } from '../schemas/identity';
import { parseQuery, type Route } from './route';

export function auditRoutes({ audit }: Pick<ApiDeps, 'audit'>): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/audit',
      access: { role: 'admin', scope: 'audit:read' },
      doc: {
        id: 'listAuditEntries',
        tag: 'Identity',
        summary: 'Who changed what, who signed in and who was refused, newest first',
        query: auditQuery,
        answers: { 200: { description: 'A page of entries.', schema: auditListSchema } },
      },
      handle: async (req, res) => {
        const { limit, cursor, action, principal_id: principalId } = parseQuery(auditQuery, req);
        const filter = { projectId: principalOf(res).projectId, action, principalId };
        const before = cursor === undefined ? undefined : placeOfCursor(cursor);
        const entries = await audit.list(filter, { before, limit: limit + 1 });
        const shown = entries.slice(0, limit);
        const last = shown.at(-1);
        const nextCursor = entries.length > limit && last ? String(last.id) : null;
        res.set(NO_STORE).json({ items: shown.map(entryView), next_cursor: nextCursor });
      },
    },
  ];
}

/** Throws REQUEST_INVALID. */
function placeOfCursor(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new DomainError('REQUEST_INVALID', { problem: 'The cursor is not one that this API gave out' });
}

function entryView(entry: AuditRecord) {
  const { principalId, principalName } = entry;
  return {
    at: entry.at,
    action: entry.action,
    target: entry.target,
    outcome: entry.outcome,
    status: entry.status,
    principal: principalId === null ? null : { id: principalId, name: principalName ?? '' },
    address: entry.address,
    request_id: entry.requestId,
    details: entry.details,
  };
}
