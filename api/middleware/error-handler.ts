/** The last middleware: turns whatever was thrown into a problem document, and lets nothing inner leak out. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { DomainError, ERRORS } from '../../contracts/errors';
import { expectedError, PROBLEM_MEDIA_TYPE, problemHeaders, problemOf } from '../problems';
import { localeOf } from './locals';

/** A refused client gets this long to finish sending, so that it reads the answer instead of a broken connection. */
const DRAIN_MS = 5_000;

export function errorHandler(logger: Logger): ErrorRequestHandler {
  // eslint-disable-next-line max-params -- Express tells an error handler by its four parameters.
  return (error: unknown, req, res, next) => {
    const known = expectedError(error) ?? new DomainError('INVARIANT_BROKEN', { requestId: res.locals.requestId });
    if (ERRORS[known.code].httpStatus >= 500) {
      const context = { request_id: res.locals.requestId, run_id: res.locals.runId, code: known.code };
      logger.error({ ...context, err: known.cause ?? error }, 'request failed');
    }
    if (res.headersSent) return next(error);
    sendProblem(req, res, known);
  };
}

export const routeNotFound: RequestHandler = (req) => {
  throw new DomainError('ROUTE_NOT_FOUND', { method: req.method, path: req.path });
};

function sendProblem(req: Request, res: Response, error: DomainError): void {
  if (!req.complete) drain(req);
  const problem = problemOf(error, localeOf(req));
  res.locals.refusal = error.code;
  res.status(problem.status).set(problemHeaders(error)).type(PROBLEM_MEDIA_TYPE);
  res.send(JSON.stringify({ ...problem, instance: req.path, request_id: res.locals.requestId }));
}

function drain(req: Request): void {
  req.resume();
  const timer = setTimeout(() => req.socket.destroy(), DRAIN_MS);
  timer.unref();
  const done = (): void => clearTimeout(timer);
  req.once('end', done).once('close', done);
}
