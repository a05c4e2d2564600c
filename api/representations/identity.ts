/** Callers, users, keys and sessions as the API shows them. */
import type { Request } from 'express';
import type { Caller } from '../../db/repositories/identity';
import type { Key } from '../../db/repositories/keys';
import type { Session } from '../../db/repositories/sessions';
import type { User } from '../../db/repositories/users';

/** For answers that hold secrets or say who somebody is. */
export const NO_STORE = { 'Cache-Control': 'no-store' };

export function meView({ id, name, kind, role, projectId, scopes, credential }: Caller, projectName: string) {
  return {
    id,
    name,
    kind,
    role,
    project: { id: projectId, name: projectName },
    scopes,
    session: credential.type === 'session' ? { expires_at: credential.expiresAt } : null,
  };
}

export function userView({ id, name, kind, role, disabledAt, createdAt }: User) {
  return { id, name, kind, role, disabled_at: disabledAt, created_at: createdAt };
}

export function keyView(key: Key) {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    owner: { id: key.ownerId, name: key.ownerName },
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    revoked_at: key.revokedAt,
  };
}

export function sessionView(session: Session, { credential }: Caller) {
  return {
    id: session.id,
    owner: { id: session.ownerId, name: session.ownerName },
    scopes: session.scopes,
    user_agent: session.userAgent,
    address: session.address,
    current: credential.type === 'session' && credential.id === session.id,
    created_at: session.createdAt,
    expires_at: session.expiresAt,
  };
}

/** The console takes the code from behind the `#`, which browsers send to no server. */
export function signInLink(req: Request, code: string): string {
  return `${req.protocol}://${req.host}/sign-in#${code}`;
}
