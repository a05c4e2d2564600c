/** A socket that was refused to somebody, as the audit log holds it. */
import type { IncomingMessage } from 'node:http';
import { DomainError, ERRORS } from '../../contracts/errors';
import type { AuditEntry } from '../../db/repositories/audit-log';
import type { Caller } from '../../db/repositories/identity';

const TARGET_LENGTH_MAX = 300;

/** Undefined where it was not refused for want of a credential, a role or a scope. */
export function refusedUpgrade(
  req: IncomingMessage,
  error: unknown,
  caller: Caller | undefined,
): AuditEntry | undefined {
  if (!(error instanceof DomainError)) return undefined;
  const status = ERRORS[error.code].httpStatus;
  if (status !== 401 && status !== 403) return undefined;
  return {
    at: new Date(),
    projectId: caller?.projectId ?? null,
    principalId: caller?.id ?? null,
    action: 'openSocket',
    target: (req.url ?? '/').split('?')[0]?.slice(0, TARGET_LENGTH_MAX) ?? '/',
    outcome: 'denied',
    status,
    requestId: '-',
    address: req.socket.remoteAddress ?? '',
    details: { code: error.code },
  };
}
