/** Every route of the API in one list: the app serves them, the API reference describes them. */
import type { Registry } from 'prom-client';
import type { ApiDeps } from '../deps';
import type { Authenticator } from '../middleware/authenticate';
import type { RunSubmitter } from '../submission/submit-run';
import { blobRoutes } from './blobs';
import { documentRoutes } from './documents';
import { healthRoutes } from './health';
import { homeRoutes } from './home';
import { metricsRoutes } from './metrics';
import { operationRoutes } from './operations';
import { pipelineRoutes } from './pipelines';
import type { Route } from './route';
import { runControlRoutes } from './run-control';
import { runRoutes } from './runs';
import { submissionRoutes } from './submissions';

export interface RouteParts {
  deps: ApiDeps;
  authenticator: Authenticator;
  submitter: RunSubmitter;
  registry: Registry;
}

/** Matched in this order, so what comes most often stands first. */
export function allRoutes({ deps, authenticator, submitter, registry }: RouteParts): Route[] {
  return [
    ...submissionRoutes(deps, submitter),
    ...homeRoutes(deps),
    ...healthRoutes(deps),
    ...metricsRoutes(registry, authenticator),
    ...pipelineRoutes(),
    ...runRoutes(deps),
    ...operationRoutes(deps),
    ...runControlRoutes(deps, submitter),
    ...documentRoutes(deps),
    ...blobRoutes(deps),
  ];
}
