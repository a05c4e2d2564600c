import { hasRole } from '../../contracts/identity';
import type { Caller } from '../../db/repositories/identity';
import type { RunReader } from '../../db/repositories/run-readers';

/** What runs a caller sees; administrators see all of the project's, since they keep it going. */
export function runReader({ id, projectId, role }: Caller): RunReader {
  return { projectId, readerId: hasRole(role, 'admin') ? undefined : id };
}
