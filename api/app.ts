/** The Express app: every route of the API with what surrounds it. */
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Registry } from 'prom-client';
import type { ApiDeps } from './deps';
import { authenticate, type Authenticator } from './middleware/authenticate';
import { errorHandler, routeNotFound } from './middleware/error-handler';
import { requestMetrics } from './middleware/metrics';
import { requestId } from './middleware/request-id';
import { requestLog } from './middleware/request-log';
import { healthRoutes } from './routes/health';
import { homeRoutes } from './routes/home';
import { metricsRoutes } from './routes/metrics';
import { operationRoutes } from './routes/operations';
import { pipelineRoutes } from './routes/pipelines';
import type { Route } from './routes/route';
import { runControlRoutes } from './routes/run-control';
import { runRoutes } from './routes/runs';
import { submissionRoutes } from './routes/submissions';
import type { RunSubmitter } from './submission/submit-run';

export interface AppParts {
  deps: ApiDeps;
  authenticator: Authenticator;
  submitter: RunSubmitter;
  registry: Registry;
}

export function createApp(parts: AppParts): Express {
  const { deps, authenticator, registry } = parts;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(requestId, requestMetrics(registry), requestLog(deps.logger));
  // The API may be reached over plain HTTP on loopback, where a browser must not insist on TLS.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  const guard = authenticate(authenticator);
  for (const { method, path, open, handle } of allRoutes(parts)) {
    if (open) app[method](path, handle);
    else app[method](path, guard, handle);
  }
  app.use(routeNotFound, errorHandler(deps.logger));
  return app;
}

function allRoutes({ deps, authenticator, submitter, registry }: AppParts): Route[] {
  // Matched in this order, so what comes most often stands first.
  return [
    ...submissionRoutes(deps, submitter),
    ...homeRoutes(deps),
    ...healthRoutes(deps),
    ...metricsRoutes(registry, authenticator),
    ...pipelineRoutes(),
    ...runRoutes(deps),
    ...operationRoutes(deps),
    ...runControlRoutes(deps, submitter),
  ];
}
