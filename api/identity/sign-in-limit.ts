/** Ten attempts to sign in a minute from one address: nobody guesses a code, but nobody needs to try so often either. */
import type { Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { DomainError } from '../../contracts/errors';

const WINDOW_MS = 60_000;
export const ATTEMPTS_MAX = 10;

/** The returned check throws TOO_MANY_REQUESTS. */
export function createSignInLimit(): (req: Request, res: Response) => Promise<void> {
  const limiter = rateLimit({
    windowMs: WINDOW_MS,
    limit: ATTEMPTS_MAX,
    standardHeaders: false,
    legacyHeaders: false,
    // Which proxies are believed is said by TRUSTED_PROXIES; a header of any other is passed over, as it should be.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, _res, next) => next(new DomainError('TOO_MANY_REQUESTS', { retryAfterSeconds: WINDOW_MS / 1_000 })),
  });
  return (req, res) =>
    new Promise((resolve, reject) => {
      const next = (error?: unknown): void => {
        if (error instanceof Error) reject(error);
        else resolve();
      };
      Promise.resolve(limiter(req, res, next)).catch(reject);
    });
}
