/** Gives each request an id, the caller's own where it sent a sensible one, and sends it back. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

const SENSIBLE = /^[\w.:-]{1,64}$/;

export const requestId: RequestHandler = (req, res, next) => {
  const given = req.headers['x-request-id'];
  res.locals.requestId = typeof given === 'string' && SENSIBLE.test(given) ? given : randomUUID();
  res.setHeader('X-Request-Id', res.locals.requestId);
  next();
};
