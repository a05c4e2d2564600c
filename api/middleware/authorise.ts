/** The guard of every route that is not open: the caller's role and the scopes of its key must reach as far as the route asks. */
import type { RequestHandler } from 'express';
import { DomainError } from '../../contracts/errors';
import { hasRole } from '../../contracts/identity';
import type { Caller } from '../../db/repositories/identity';
import type { Permission } from '../routes/route';
import type { Authenticator } from './authenticate';

export function authorise(authenticator: Authenticator, permission: Permission): RequestHandler {
  return async (req, res, next) => {
    const caller = await authenticator.ofRequest(req);
    res.locals.principal = caller;
    requirePermission(caller, permission);
    next();
  };
}

/** @throws PERMISSION_DENIED, SCOPE_MISSING */
export function requirePermission({ role, scopes }: Caller, { role: roleNeeded, scope }: Permission): void {
  if (!hasRole(role, roleNeeded)) throw new DomainError('PERMISSION_DENIED', { roleNeeded, role });
  if (scope === null || scopes === null || scopes.includes(scope)) return;
  throw new DomainError('SCOPE_MISSING', { scope, scopes: scopes.join(', ') || '-' });
}
