/** The Express app: every route of the API with what surrounds it, and the console for all other addresses. */
import express, { type Express, type RequestHandler } from 'express';
import type { Registry } from 'prom-client';
import { serveConsole } from './console/serve-console';
import type { ApiDeps } from './deps';
import type { AuditTrail } from './identity/audit-trail';
import { audit } from './middleware/audit';
import type { Authenticator } from './middleware/authenticate';
import { authorise } from './middleware/authorise';
import { continueUpload } from './middleware/continue';
import { crossOrigin } from './middleware/cross-origin';
import { errorHandler, routeNotFound } from './middleware/error-handler';
import { idempotency } from './middleware/idempotency';
import { requestMetrics } from './middleware/metrics';
import { requestId } from './middleware/request-id';
import type { RateLimit } from './middleware/rate-limit';
import { requestLog } from './middleware/request-log';
import { requestSize } from './middleware/request-size';
import { securityHeaders } from './middleware/security-headers';
import type { Route } from './routes/route';

export interface AppParts {
  deps: Pick<ApiDeps, 'logger' | 'settings' | 'idempotency'>;
  authenticator: Authenticator;
  auditTrail: AuditTrail;
  rateLimit: RateLimit;
  registry: Registry;
  routes: readonly Route[];
}

export function createApp(parts: AppParts): Express {
  const { deps, rateLimit, registry, routes } = parts;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.set('trust proxy', deps.settings.TRUSTED_PROXIES ?? false);
  app.use(requestId, requestMetrics(registry), requestLog(deps.logger));
  app.use(securityHeaders(), crossOrigin(deps.settings.CORS_ORIGINS), requestSize, rateLimit.handlers());
  for (const route of routes) app[route.method](route.path, ...before(route, parts), route.handle);
  app.use(serveConsole(), routeNotFound, errorHandler(deps.logger));
  return app;
}

/** What each route has in front of its own code. */
function before(route: Route, { deps, authenticator, auditTrail }: AppParts): RequestHandler[] {
  const { access, method } = route;
  const noted = audit(auditTrail, route);
  if (method === 'get') return access === 'open' ? [noted] : [noted, authorise(authenticator, access)];
  if (access === 'open') return [noted, continueUpload];
  const guard = authorise(authenticator, access);
  return method === 'post' ? [noted, guard, idempotency(deps), continueUpload] : [noted, guard, continueUpload];
}
