/** The cookie in which a browser carries its session. Scripts cannot read it, and no other site makes a browser send it. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { IncomingMessage } from 'node:http';

export const SESSION_COOKIE = 'treadle_session';

const ATTRIBUTES = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

/** The session's token; undefined where the request has none. */
export function sessionCookie({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  return headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[SESSION_COOKIE];
}

export function setSessionCookie(req: Request, res: Response, session: { token: string; expiresAt: Date }): void {
  const { token: value, expiresAt: expires } = session;
  const cookie = { name: SESSION_COOKIE, value, expires, secure: req.secure, ...ATTRIBUTES };
  res.append('Set-Cookie', stringifySetCookie(cookie));
}

export function clearSessionCookie(req: Request, res: Response): void {
  const cookie = { name: SESSION_COOKIE, value: '', expires: new Date(0), secure: req.secure, ...ATTRIBUTES };
  res.append('Set-Cookie', stringifySetCookie(cookie));
}
