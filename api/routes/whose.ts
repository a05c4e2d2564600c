/** Whose keys or sessions a request is about: the caller's own, or for an administrator those of the whole project. */
import { DomainError } from '../../contracts/errors';
import { hasRole } from '../../contracts/identity';
import type { Caller } from '../../db/repositories/identity';
import type { Whose } from '../../db/repositories/whose';

/** For lists; `all` is asked for. @throws PERMISSION_DENIED */
export function listedOf(caller: Caller, all: boolean): Whose {
  if (all && !isAdministrator(caller)) {
    throw new DomainError('PERMISSION_DENIED', { roleNeeded: 'admin', role: caller.role });
  }
  return { projectId: caller.projectId, ownerId: all ? undefined : caller.id };
}

/** For one of them, which an administrator may reach whosever it is. */
export function reachableBy(caller: Caller): Whose {
  return { projectId: caller.projectId, ownerId: isAdministrator(caller) ? undefined : caller.id };
}

function isAdministrator({ role }: Caller): boolean {
  return hasRole(role, 'admin');
}
