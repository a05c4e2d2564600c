/** The roles as choices. The contracts are known here by their types alone; the compiler sees to it that none is missing. */
import type { Role } from '../../../../contracts/identity';

export const ROLES = ['viewer', 'annotator', 'operator', 'admin'] as const satisfies readonly Role[];

/** Of a choice's value; the least where it is none of them. */
export function roleOf(value: string): Role {
  return ROLES.find((role) => role === value) ?? 'viewer';
}
