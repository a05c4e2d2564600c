/** Nobody gives more than his own credential has. */
import { DomainError } from '../../contracts/errors';
import { scopeBeyond, type Scopes } from '../../contracts/identity';
import type { Caller } from '../../db/repositories/identity';

/** @throws SCOPE_NOT_HELD */
export function requireHeldScopes({ scopes: held }: Caller, wanted: Scopes): void {
  const beyond = scopeBeyond(wanted, held);
  if (beyond === undefined || held === null) return;
  throw new DomainError('SCOPE_NOT_HELD', { scope: beyond ?? '*', scopes: held.join(', ') || '-' });
}
