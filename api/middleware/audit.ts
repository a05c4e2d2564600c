/** Notes in the audit log, after the answer, who changed what, who signed in and who was refused. */
import type { Request, RequestHandler, Response } from 'express';
import type { AuditOutcome } from '../../contracts/identity';
import type { AuditEntry } from '../../db/repositories/audit-log';
import type { AuditTrail } from '../identity/audit-trail';
import type { Route } from '../routes/route';
import { CLIENT_CLOSED } from './metrics';

const TARGET_LENGTH_MAX = 300;

export function audit(trail: AuditTrail, { method, doc }: Route): RequestHandler {
  return (req, res, next) => {
    // Asked for now: after its end a connection knows only what it was asked before.
    const { remoteAddress = '' } = req.socket;
    res.once('close', () => {
      const isRefused = res.statusCode === 401 || res.statusCode === 403;
      if (isRefused || (method !== 'get' && !res.locals.changedNothing)) {
        trail.record(entryOf({ req, res, action: doc.id, remoteAddress }));
      }
    });
    next();
  };
}

interface Noted {
  req: Request;
  res: Response;
  action: string;
  remoteAddress: string;
}

function entryOf({ req, res, action, remoteAddress }: Noted): AuditEntry {
  const { principal, refusal, auditDetails, requestId } = res.locals;
  return {
    at: new Date(),
    projectId: principal?.projectId ?? null,
    principalId: principal?.id ?? null,
    action,
    target: req.path.slice(0, TARGET_LENGTH_MAX),
    outcome: outcomeOf(res),
    status: res.writableFinished ? res.statusCode : CLIENT_CLOSED,
    requestId,
    address: req.ip ?? remoteAddress,
    details: { ...auditDetails, ...(refusal === undefined ? {} : { code: refusal }) },
  };
}

function outcomeOf(res: Response): AuditOutcome {
  if (res.statusCode === 401 || res.statusCode === 403) return 'denied';
  return res.statusCode < 400 && res.writableFinished ? 'done' : 'failed';
}
