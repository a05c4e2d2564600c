/**
 * `Expect: 100-continue`: a client asks before it sends a large body. It is told to go on only once it was let in, so
 * that nobody uploads two gigabytes to hear 401.
 */
import type { RequestHandler } from 'express';

export const continueUpload: RequestHandler = (req, res, next) => {
  if (req.headers.expect !== undefined && !res.headersSent) res.writeContinue();
  next();
};
