/** Coming in and going out: sign-in by a one-time code, sign-out, who one is, and JSON Web Tokens for programs. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { Caller } from '../../db/repositories/identity';
import { SESSION_SECONDS_MAX } from '../../db/repositories/sessions';
import type { ApiDeps } from '../deps';
import { requireHeldScopes } from '../identity/held-scopes';
import { requireOwnOrigin } from '../identity/own-page';
import { clearSessionCookie, setSessionCookie } from '../identity/session-cookie';
import { createSignInLimit } from '../identity/sign-in-limit';
import type { Authenticator } from '../middleware/authenticate';
import { principalOf } from '../middleware/locals';
import { meView, NO_STORE } from '../representations/identity';
import { accessTokenBody, accessTokenSchema, meSchema, signedInSchema, signInBody } from '../schemas/identity';
import { readBody } from './read-body';
import type { Route } from './route';

type SignInDeps = Pick<ApiDeps, 'accessTokens' | 'identity' | 'sessions' | 'signInLinks'>;

export function signInRoutes(deps: SignInDeps, authenticator: Authenticator): Route[] {
  const limitAttempts = createSignInLimit();
  return [
    {
      method: 'get',
      path: '/api/v1/me',
      access: { role: 'viewer', scope: null },
      doc: {
        id: 'getMe',
        tag: 'Identity',
        summary: 'Who makes this request',
        answers: { 200: { description: 'The caller.', schema: meSchema } },
      },
      handle: async (_req, res) => void res.set(NO_STORE).json(await viewOf(deps, principalOf(res))),
    },
    {
      method: 'post',
      path: '/api/v1/sign-in',
      access: 'open',
      doc: {
        id: 'signIn',
        tag: 'Identity',
        summary: 'Sign in with the code of a one-time link',
        description: 'The answer sets the session cookie. A code opens one session, whoever comes first.',
        body: { 'application/json': signInBody },
        answers: { 200: { description: 'Signed in.', schema: signedInSchema } },
        errors: ['SIGN_IN_LINK_INVALID', 'CSRF_REJECTED', 'TOO_MANY_REQUESTS', 'DATABASE_UNAVAILABLE'],
      },
      handle: async (req, res) => {
        await limitAttempts(req, res);
        await signIn(deps, req, res);
      },
    },
    {
      method: 'post',
      path: '/api/v1/sign-out',
      access: 'open',
      doc: {
        id: 'signOut',
        tag: 'Identity',
        summary: 'End the session of this request',
        description: 'Does no harm where there is none.',
        answers: { 204: { description: 'Signed out.' } },
        errors: ['CSRF_REJECTED', 'DATABASE_UNAVAILABLE'],
      },
      handle: (req, res) => signOut(deps, authenticator, { req, res }),
    },
    accessTokenRoute(deps),
  ];
}

function accessTokenRoute(deps: SignInDeps): Route {
  return {
    method: 'post',
    path: '/api/v1/access-tokens',
    access: { role: 'viewer', scope: null },
    doc: {
      id: 'createAccessToken',
      tag: 'Identity',
      summary: 'Make a short-lived JSON Web Token for oneself',
      description:
        'It may do what the caller may, or less, and ends no later than the credential it is asked for with.',
      body: { 'application/json': accessTokenBody },
      answers: { 201: { description: 'The token, shown this once.', schema: accessTokenSchema } },
      errors: ['SCOPE_NOT_HELD'],
    },
    handle: (req, res) => createAccessToken(deps, req, res),
  };
}

async function viewOf({ identity }: SignInDeps, caller: Caller) {
  return meView(caller, await identity.projectName(caller.projectId));
}

async function signIn(deps: SignInDeps, req: Request, res: Response): Promise<void> {
  requireOwnOrigin(req);
  const { code } = await readBody(signInBody, req);
  const caller = await deps.signInLinks.redeem(code, originOf(req));
  if (!caller) throw new DomainError('SIGN_IN_LINK_INVALID');
  res.locals.principal = caller;
  // The cookie lives as long as a session may; the session in the database ends earlier where it is not used.
  const expiresAt = new Date(Date.now() + SESSION_SECONDS_MAX * 1_000);
  const claims = { principalId: caller.id, sessionId: caller.credential.id, expiresAt };
  setSessionCookie(req, res, { token: await deps.accessTokens.sign(claims), expiresAt });
  res.set(NO_STORE).json({ user: await viewOf(deps, caller) });
}

/** A session that is over already is as good as ended; only a foreign page must not end one. */
async function signOut(
  { sessions }: SignInDeps,
  authenticator: Authenticator,
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  const caller = await callerIfKnown(authenticator, req);
  if (caller) res.locals.principal = caller;
  if (caller?.credential.type !== 'session') {
    res.locals.changedNothing = true;
  } else {
    await sessions.revoke(caller.credential.id, { projectId: caller.projectId, ownerId: caller.id });
    authenticator.forget(caller.id);
  }
  clearSessionCookie(req, res);
  res.set(NO_STORE).status(204).end();
}

async function callerIfKnown(authenticator: Authenticator, req: Request): Promise<Caller | undefined> {
  try {
    return await authenticator.ofRequest(req);
  } catch (error) {
    if (error instanceof DomainError && (error.code === 'TOKEN_MISSING' || error.code === 'TOKEN_INVALID')) {
      return undefined;
    }
    throw error;
  }
}

async function createAccessToken(deps: SignInDeps, req: Request, res: Response): Promise<void> {
  const { scopes: wanted, ttl_seconds: seconds } = await readBody(accessTokenBody, req);
  const caller = principalOf(res);
  const scopes = wanted ?? caller.scopes;
  requireHeldScopes(caller, scopes);
  const endsBefore = caller.credential.expiresAt;
  const session = { principalId: caller.id, scopes, seconds, endsBefore };
  const { id: sessionId, expiresAt } = await deps.sessions.open(session, originOf(req));
  const token = await deps.accessTokens.sign({ principalId: caller.id, sessionId, expiresAt });
  res.locals.auditDetails = { session_id: sessionId, scopes };
  res
    .set(NO_STORE)
    .status(201)
    .json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1_000)),
    });
}

function originOf(req: Request): { userAgent: string; address: string } {
  return { userAgent: req.headers['user-agent'] ?? '', address: req.ip ?? '' };
}
