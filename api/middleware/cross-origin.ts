/**
 * CORS: which foreign pages a browser lets read our answers. None, unless CORS_ORIGINS names them. Those come with a
 * token in the header: credentials are not allowed, and neither is the header that changes by cookie ask for, so the
 * session cookie is of no use to them.
 */
import type { RequestHandler } from 'express';

const METHODS = 'GET, POST, PATCH, DELETE';
const REQUEST_HEADERS = 'Authorization, Content-Type, Accept-Language, Idempotency-Key, X-Request-Id';
const ANSWER_HEADERS =
  'Location, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Idempotency-Replayed, Content-Disposition';
/** Browsers keep a leave no longer than two hours. */
const LEAVE_SECONDS = 7_200;

/** Nothing stands in the way where no origin is named. */
export function crossOrigin(origins: readonly string[]): RequestHandler[] {
  if (origins.length === 0) return [];
  const allowed = new Set(origins);
  return [
    (req, res, next) => {
      res.vary('Origin');
      const { origin } = req.headers;
      if (origin === undefined || !allowed.has(origin)) return next();
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Expose-Headers', ANSWER_HEADERS);
      res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return next();
      res.setHeader('Access-Control-Allow-Methods', METHODS);
      res.setHeader('Access-Control-Allow-Headers', REQUEST_HEADERS);
      res.setHeader('Access-Control-Max-Age', LEAVE_SECONDS);
      res.status(204).end();
    },
  ];
}
