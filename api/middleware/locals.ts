/** What the middleware knows about a request, kept in `res.locals`. */
import type { Request, Response } from 'express';
import { DomainError, type ErrorCode, type Locale } from '../../contracts/errors';
import type { Caller } from '../../db/repositories/identity';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the way in which Express lets `res.locals` be typed
  namespace Express {
    interface Locals {
      requestId: string;
      principal?: Caller;
      /** The run that the request is about, for the log. */
      runId?: string;
      /** Why the request was refused, for the audit log. */
      refusal?: ErrorCode;
      /** What the audit log tells beside the address. */
      auditDetails?: Record<string, unknown>;
      /** The answer was there already, so there is nothing to keep in the audit log. */
      changedNothing?: boolean;
    }
  }
}

/** Who makes the request; a route that was not guarded has nobody. */
export function principalOf(res: Response): Caller {
  const { principal } = res.locals;
  if (!principal) throw new DomainError('TOKEN_MISSING');
  return principal;
}

/** The language that the caller prefers; English unless Korean is asked for before it. */
export function localeOf(req: Pick<Request, 'headers'>): Locale {
  const header = req.headers['accept-language'];
  if (header === undefined) return 'en';
  const ranked = header
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: range.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => quality > 0 && (language === 'en' || language === 'ko'))
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.language === 'ko' ? 'ko' : 'en';
}
