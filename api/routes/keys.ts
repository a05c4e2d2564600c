/** API keys: everybody's own; an administrator sees, makes and revokes those of the whole project. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import { hasRole } from '../../contracts/identity';
import type { Caller } from '../../db/repositories/identity';
import type { ApiDeps } from '../deps';
import { requireHeldScopes } from '../identity/held-scopes';
import type { Authenticator } from '../middleware/authenticate';
import { principalOf } from '../middleware/locals';
import { keyView, NO_STORE } from '../representations/identity';
import { pageRequest, pageView } from '../representations/list-page';
import { keyBody, keyListSchema, newKeySchema, ownListQuery } from '../schemas/identity';
import { isUuid } from '../uuid';
import { readBody } from './read-body';
import { parseQuery, pathParameter, type Route } from './route';
import { listedOf, reachableBy } from './whose';

type KeyDeps = Pick<ApiDeps, 'keys' | 'users'>;

export function keyRoutes(deps: KeyDeps, authenticator: Authenticator): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/keys',
      access: { role: 'viewer', scope: 'keys:read' },
      doc: {
        id: 'listKeys',
        tag: 'Identity',
        summary: 'API keys, newest first',
        query: ownListQuery,
        answers: { 200: { description: 'A page of keys, without their secrets.', schema: keyListSchema } },
        errors: ['PERMISSION_DENIED'],
      },
      handle: async (req, res) => {
        const { all, ...query } = parseQuery(ownListQuery, req);
        const keys = await deps.keys.list(listedOf(principalOf(res), all), pageRequest(query));
        res.set(NO_STORE).json(pageView(keys, query.limit, keyView));
      },
    },
    {
      method: 'post',
      path: '/api/v1/keys',
      access: { role: 'operator', scope: 'keys:write' },
      doc: {
        id: 'createKey',
        tag: 'Identity',
        summary: 'Make an API key',
        description: 'It may do what its owner may, or less. Its token is shown this once and kept nowhere.',
        body: { 'application/json': keyBody },
        answers: { 201: { description: 'The key with its token.', schema: newKeySchema } },
        errors: ['SCOPE_NOT_HELD', 'USER_NOT_FOUND', 'USER_DISABLED'],
      },
      handle: (req, res) => createKey(deps, req, res),
    },
    {
      method: 'delete',
      path: '/api/v1/keys/:id',
      access: { role: 'viewer', scope: 'keys:write' },
      doc: {
        id: 'revokeKey',
        tag: 'Identity',
        summary: 'Revoke an API key',
        description: 'It stops working within five seconds. Sent again, it does no harm.',
        answers: { 204: { description: 'Revoked.' } },
        errors: ['KEY_NOT_FOUND'],
      },
      handle: (req, res) => revokeKey(deps, authenticator, { req, res }),
    },
  ];
}

async function createKey(deps: KeyDeps, req: Request, res: Response): Promise<void> {
  const { name, scopes: wanted, expires_in_days: expiresInDays = null, user_id: userId } = await readBody(keyBody, req);
  const caller = principalOf(res);
  const ownerId = userId === undefined ? caller.id : await ownerOf(deps, caller, userId);
  const scopes = wanted ?? caller.scopes;
  requireHeldScopes(caller, scopes);
  const { key, token } = await deps.keys.create({ ownerId, name, scopes, expiresInDays });
  res.locals.auditDetails = { key_id: key.id, owner_id: ownerId, scopes };
  res
    .set(NO_STORE)
    .status(201)
    .json({ ...keyView(key), token });
}

/** Only an administrator makes a key for somebody else, and only within the project. */
async function ownerOf({ users }: KeyDeps, caller: Caller, userId: string): Promise<string> {
  if (userId === caller.id) return userId;
  if (!hasRole(caller.role, 'admin')) {
    throw new DomainError('PERMISSION_DENIED', { roleNeeded: 'admin', role: caller.role });
  }
  const user = await users.find(userId, caller.projectId);
  if (!user) throw new DomainError('USER_NOT_FOUND', { userId });
  if (user.disabledAt !== null) throw new DomainError('USER_DISABLED', { name: user.name });
  return user.id;
}

async function revokeKey(
  { keys }: KeyDeps,
  authenticator: Authenticator,
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  const keyId = pathParameter(req, 'id');
  const ownerId = isUuid(keyId) ? await keys.revoke(keyId, reachableBy(principalOf(res))) : undefined;
  if (ownerId === undefined) throw new DomainError('KEY_NOT_FOUND', { keyId });
  authenticator.forget(ownerId);
  res.locals.auditDetails = { owner_id: ownerId };
  res.status(204).end();
}
