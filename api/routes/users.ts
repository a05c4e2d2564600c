/** The people and programs of a project, for its administrators. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { Role } from '../../contracts/identity';
import type { Caller } from '../../db/repositories/identity';
import { LINK_SECONDS } from '../../db/repositories/sign-in-links';
import type { User } from '../../db/repositories/users';
import type { ApiDeps } from '../deps';
import { requireHeldScopes } from '../identity/held-scopes';
import type { Authenticator } from '../middleware/authenticate';
import { principalOf } from '../middleware/locals';
import { NO_STORE, signInLink, userView } from '../representations/identity';
import { pageRequest, pageView } from '../representations/list-page';
import {
  listQuery,
  newUserSchema,
  signInLinkSchema,
  userBody,
  userChangeBody,
  userListSchema,
  userSchema,
} from '../schemas/identity';
import { isUuid } from '../uuid';
import { readBody } from './read-body';
import { parseQuery, pathParameter, type Route } from './route';

type UserDeps = Pick<ApiDeps, 'users' | 'signInLinks'>;

export function userRoutes(deps: UserDeps, authenticator: Authenticator): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/users',
      access: { role: 'admin', scope: 'users:read' },
      doc: {
        id: 'listUsers',
        tag: 'Identity',
        summary: 'People and programs of the project, newest first',
        query: listQuery,
        answers: { 200: { description: 'A page of users.', schema: userListSchema } },
      },
      handle: async (req, res) => {
        const query = parseQuery(listQuery, req);
        const users = await deps.users.list(principalOf(res).projectId, pageRequest(query));
        res.set(NO_STORE).json(pageView(users, query.limit, userView));
      },
    },
    {
      method: 'post',
      path: '/api/v1/users',
      access: { role: 'admin', scope: 'users:write' },
      doc: {
        id: 'createUser',
        tag: 'Identity',
        summary: 'Add a person or a program',
        body: { 'application/json': userBody },
        answers: { 201: { description: 'The user; for a person with a sign-in link.', schema: newUserSchema } },
        errors: ['SCOPE_NOT_HELD'],
      },
      handle: (req, res) => createUser(deps, req, res),
    },
    changeRoute(deps, authenticator),
    linkRoute(deps),
  ];
}

function changeRoute(deps: UserDeps, authenticator: Authenticator): Route {
  return {
    method: 'patch',
    path: '/api/v1/users/:id',
    access: { role: 'admin', scope: 'users:write' },
    doc: {
      id: 'changeUser',
      tag: 'Identity',
      summary: 'Rename a user, change the role, disable or enable',
      description: 'Holds for new requests within five seconds. Disabling ends all sessions; keys rest until enabled.',
      body: { 'application/json': userChangeBody },
      answers: { 200: { description: 'The user.', schema: userSchema } },
      errors: ['USER_NOT_FOUND', 'LAST_ADMINISTRATOR', 'SCOPE_NOT_HELD'],
    },
    handle: async (req, res) => {
      const change = await readBody(userChangeBody, req);
      const userId = pathParameter(req, 'id');
      const caller = principalOf(res);
      requireMayGive(caller, change.role);
      const user = isUuid(userId) ? await deps.users.change(userId, caller.projectId, change) : undefined;
      if (!user) throw new DomainError('USER_NOT_FOUND', { userId });
      authenticator.forget(user.id);
      res.locals.auditDetails = { ...change };
      res.set(NO_STORE).json(userView(user));
    },
  };
}

function linkRoute(deps: UserDeps): Route {
  return {
    method: 'post',
    path: '/api/v1/users/:id/sign-in-link',
    access: { role: 'admin', scope: 'users:write' },
    doc: {
      id: 'createSignInLink',
      tag: 'Identity',
      summary: 'Make a new sign-in link for a person',
      description: 'It opens a session once, within 15 minutes. An earlier link that was not used stops working.',
      answers: { 201: { description: 'The link, shown this once.', schema: signInLinkSchema } },
      errors: ['USER_NOT_FOUND', 'USER_DISABLED', 'USER_CANNOT_SIGN_IN', 'SCOPE_NOT_HELD'],
    },
    handle: (req, res) => createLink(deps, req, res),
  };
}

async function createUser(deps: UserDeps, req: Request, res: Response): Promise<void> {
  const wanted = await readBody(userBody, req);
  const caller = principalOf(res);
  requireMayGive(caller, wanted.role);
  const user = await deps.users.create({ projectId: caller.projectId, ...wanted });
  const getsLink = user.kind === 'person' && caller.scopes === null;
  const link = getsLink ? await deps.signInLinks.create(user.id, LINK_SECONDS) : undefined;
  res.locals.auditDetails = { user_id: user.id, kind: user.kind, role: user.role };
  res
    .set(NO_STORE)
    .status(201)
    .json({ ...userView(user), sign_in_link: link ? signInLink(req, link.code) : null });
}

async function createLink(deps: UserDeps, req: Request, res: Response): Promise<void> {
  const caller = principalOf(res);
  // A session has no limits, so a limited key must not open one.
  requireHeldScopes(caller, null);
  const user = await findUser(deps, pathParameter(req, 'id'), caller);
  if (user.kind === 'program') throw new DomainError('USER_CANNOT_SIGN_IN', { name: user.name });
  if (user.disabledAt !== null) throw new DomainError('USER_DISABLED', { name: user.name });
  const { code, expiresAt } = await deps.signInLinks.create(user.id, LINK_SECONDS);
  res
    .set(NO_STORE)
    .status(201)
    .json({ sign_in_link: signInLink(req, code), expires_at: expiresAt });
}

/** An administrator may do everything, so a limited key must not make one. */
function requireMayGive(caller: Caller, role: Role | undefined): void {
  if (role === 'admin') requireHeldScopes(caller, null);
}

async function findUser({ users }: UserDeps, userId: string, { projectId }: Caller): Promise<User> {
  const user = isUuid(userId) ? await users.find(userId, projectId) : undefined;
  if (!user) throw new DomainError('USER_NOT_FOUND', { userId });
  return user;
}
