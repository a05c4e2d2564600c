/**
 * Who may do what. A role is a rank: each may do all that the one before it may. A scope narrows an API key further: a
 * request needs the role of its route and, where the key is limited to scopes, the route's scope too.
 */

/** From least to most: look on · correct results · start and steer work · administer. */
export const ROLES = ['viewer', 'annotator', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** `<resource>:<read|write>`; each route asks for one. */
export const SCOPES = [
  'runs:read',
  'runs:write',
  'batches:read',
  'batches:write',
  'blobs:read',
  'operations:read',
  'keys:read',
  'keys:write',
  'users:read',
  'users:write',
  'audit:read',
] as const;
export type Scope = (typeof SCOPES)[number];

export function hasRole(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}
