/**
 * The header `authorization` for an API key. A legacy token is sent as it is; a personal access token is a refresh token
 * that buys an access token of a few minutes, which is kept until shortly before its end.
 */
import { z } from 'zod';
import type { RestClient } from '../rest/rest-client';

const REFRESH_BEFORE_END_MS = 30_000;
/** For an access token that does not tell its own life. */
const LIFE_MS = 60_000;

export function authorizationFor(
  apiKey: string,
  anonymous: RestClient,
): (signal: AbortSignal | undefined) => Promise<string> {
  if (!isPersonalAccessToken(apiKey)) return () => Promise.resolve(`Token ${apiKey}`);
  let access = { token: '', goodUntil: 0 };
  return async (signal) => {
    if (Date.now() >= access.goodUntil) {
      const askedAt = Date.now();
      const request = { method: 'POST', path: '/api/token/refresh/', json: { refresh: apiKey }, signal } as const;
      const { access: token } = await anonymous.json(request, z.object({ access: z.string() }));
      access = { token, goodUntil: askedAt + lifeMs(token) - REFRESH_BEFORE_END_MS };
    }
    return `Bearer ${access.token}`;
  };
}

/** A JSON web token; legacy tokens are hexadecimal digits. */
function isPersonalAccessToken(apiKey: string): boolean {
  return apiKey.split('.').length === 3;
}

/** From issue to end by the server's clock, so that ours may differ. */
function lifeMs(token: string): number {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { iat, exp } = z.object({ iat: z.number(), exp: z.number() }).parse(claims);
    return (exp - iat) * 1_000;
  } catch {
    return LIFE_MS;
  }
}
