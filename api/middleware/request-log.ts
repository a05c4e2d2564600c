/**
 * One log line for each request at its end: failures as errors, refusals and changes as information, plain reads and
 * cached answers at debug level only, since there may be thousands of them a second.
 */
import type { RequestHandler, Response } from 'express';
import type { Level, Logger } from 'pino';
import { routeOf, statusOf } from './metrics';

export function requestLog(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    res.once('close', () => {
      const level = levelOf(res);
      if (!logger.isLevelEnabled(level)) return;
      logger[level](
        {
          operation: `${req.method} ${routeOf(req)}`,
          status: statusOf(res),
          duration_ms: Math.round((performance.now() - startedAt) * 10) / 10,
          request_id: res.locals.requestId,
          ...(res.locals.runId === undefined ? {} : { run_id: res.locals.runId }),
          ...(res.locals.principal === undefined ? {} : { principal_id: res.locals.principal.id }),
        },
        'request',
      );
    });
    next();
  };
}

function levelOf(res: Response): Level {
  if (res.statusCode >= 500) return 'error';
  // Whoever floods us with requests must not flood the log too.
  if (res.statusCode === 429) return 'debug';
  return res.statusCode === 200 && res.writableFinished ? 'debug' : 'info';
}
