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
  'feedback:read',
  'feedback:write',
  'models:read',
  'models:write',
  'experiments:read',
  'experiments:write',
  'products:read',
  'products:write',
  'stock:read',
  'stock:write',
  'operations:read',
  'keys:read',
  'keys:write',
  'users:read',
  'users:write',
  'audit:read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** A person signs in and may hold keys; a program holds keys only. */
export const PRINCIPAL_KINDS = ['person', 'program'] as const;
export type PrincipalKind = (typeof PRINCIPAL_KINDS)[number];

/** What a credential is limited to; null is no limit but the role. */
export type Scopes = readonly Scope[] | null;

/** The first of `wanted` that is more than `held` allows; `null` where no limit is wanted and there is one. */
export function scopeBeyond(wanted: Scopes, held: Scopes): Scope | null | undefined {
  if (held === null) return undefined;
  return wanted === null ? null : wanted.find((scope) => !held.includes(scope));
}

export function hasRole(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}

/** Carried out · refused for want of a credential, a role or a scope · anything else that went wrong. */
export const AUDIT_OUTCOMES = ['done', 'denied', 'failed'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];
