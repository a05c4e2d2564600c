/** Puts app, sockets and notifications together on one HTTP server. `main.ts` listens with it, and so do tests. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { Registry } from 'prom-client';
import { createApp } from './app';
import { BarcodeLookUp } from './barcodes/look-up';
import { answerBrokenRequests } from './connections/broken-requests';
import { HEADERS_CHECK_MS, limitSlowClients } from './connections/slow-clients';
import type { ApiDeps, ApiSettings } from './deps';
import { AuditTrail } from './identity/audit-trail';
import { CredentialUses } from './identity/credential-uses';
import { Authenticator } from './middleware/authenticate';
import { RateLimit } from './middleware/rate-limit';
import { HEADERS_BYTES_MAX, HEADERS_COUNT_MAX } from './middleware/request-size';
import { allRoutes } from './routes/all-routes';
import { registerCostMetrics } from './routes/costs';
import { registerModelMetrics, registerRunMetrics } from './routes/metrics';
import type { Route } from './routes/route';
import { ProgressHub } from './sockets/progress-hub';
import { BatchHub } from './sockets/batch-hub';
import { batchSockets } from './sockets/batch-sockets';
import { RunFeed } from './sockets/run-feed';
import { runSockets } from './sockets/run-sockets';
import { Sockets } from './sockets/sockets';
import { StockHub } from './sockets/stock-hub';
import { stockSockets } from './sockets/stock-sockets';
import { HotResults } from './submission/hot-results';
import { RunningExperiments } from './submission/running-experiments';
import { ServedModelsCache } from './submission/served-models';
import { BatchSubmitter } from './submission/submit-batch';
import { RunSubmitter } from './submission/submit-run';

export interface ApiServer {
  server: Server;
  registry: Registry;
  routes: readonly Route[];
  listen(address: { host: string; port: number }): Promise<void>;
  /** Lets the requests under way end, closes sockets and stops listening. */
  close(): Promise<void>;
}

export function createApiServer(deps: ApiDeps): ApiServer {
  const registry = new Registry();
  const auditTrail = new AuditTrail(deps);
  const uses = new CredentialUses(deps);
  const authenticator = new Authenticator({ ...deps, uses });
  const servedModels = new ServedModelsCache(deps);
  const experiments = new RunningExperiments({ ...deps, servedModels });
  const submitter = new RunSubmitter({ ...deps, experiments, results: new HotResults(deps) });
  const rateLimit = new RateLimit({ perMinuteMax: deps.settings.RATE_LIMIT_PER_MINUTE, authenticator });
  const hub = new ProgressHub(deps);
  const batchHub = new BatchHub({ ...deps, hub });
  const kinds = [
    runSockets({ ...deps, hub }),
    batchSockets({ ...deps, batchHub }),
    new RunFeed({ ...deps, hub }),
    stockSockets({ stockHub: new StockHub(deps) }),
  ];
  const sockets = new Sockets({ kinds, authenticator, auditTrail, rateLimit, registry, logger: deps.logger });
  const barcodeLookUp = new BarcodeLookUp({ ...deps, registry });
  registerRunMetrics(registry, deps);
  registerModelMetrics(registry, deps);
  registerCostMetrics(registry, deps);

  const batchSubmitter = new BatchSubmitter({ ...deps, workflows: deps.batchWorkflows, experiments });
  const routes = allRoutes({ deps, authenticator, submitter, batchSubmitter, barcodeLookUp, registry });
  const app = createApp({ deps, authenticator, auditTrail, rateLimit, registry, routes });
  const server = createHttpServer(app, deps.settings);
  sockets.attach(server);
  return {
    server,
    registry,
    routes,
    listen: async ({ host, port }) => {
      await deps.notifications.start();
      // A database that is away now must not keep the API from saying so at /api/ready.
      await Promise.all([servedModels.refresh(), experiments.refresh()]).catch((error: unknown) =>
        deps.logger.warn({ err: error }, 'served models and experiments are not known yet'),
      );
      await listening(server, host, port);
    },
    close: async () => {
      sockets.close();
      await closed(server);
      rateLimit.close();
      await auditTrail.close();
      await uses.close();
      await barcodeLookUp.close();
      await deps.notifications.stop();
    },
  };
}

function createHttpServer(app: RequestListener, { CONNECTIONS_MAX, UPLOAD_IDLE_SECONDS_MAX }: ApiSettings): Server {
  const options = { maxHeaderSize: HEADERS_BYTES_MAX, connectionsCheckingInterval: HEADERS_CHECK_MS };
  const server = createServer(options, app);
  server.maxConnections = CONNECTIONS_MAX;
  // One more than is allowed, so that too many can be told from just enough.
  server.maxHeadersCount = HEADERS_COUNT_MAX + 1;
  // The app itself says when a client may go on, which is after it was let in.
  server.on('checkContinue', app);
  answerBrokenRequests(server);
  limitSlowClients(server, UPLOAD_IDLE_SECONDS_MAX * 1_000);
  return server;
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
