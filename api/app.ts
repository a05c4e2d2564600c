/** The Express app: every route of the API with what surrounds it. */
import express, { type Express } from 'express';
import helmet from 'helmet';
import { authenticate } from './middleware/authenticate';
import { errorHandler, routeNotFound } from './middleware/error-handler';
import { requestMetrics } from './middleware/metrics';
import { requestId } from './middleware/request-id';
import { requestLog } from './middleware/request-log';
import { allRoutes, type RouteParts } from './routes/all-routes';

export function createApp(parts: RouteParts): Express {
  const { deps, authenticator, registry } = parts;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(requestId, requestMetrics(registry), requestLog(deps.logger));
  // The API may be reached over plain HTTP on loopback, where a browser must not insist on TLS.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  const guard = authenticate(authenticator);
  for (const { method, path, access, handle } of allRoutes(parts)) {
    if (access === 'open') app[method](path, handle);
    else app[method](path, guard, handle);
  }
  app.use(routeNotFound, errorHandler(deps.logger));
  return app;
}
