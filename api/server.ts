/** Puts app, sockets and notifications together on one HTTP server. `main.ts` listens with it, and so do tests. */
import { createServer, type Server } from 'node:http';
import { Registry } from 'prom-client';
import { createApp } from './app';
import type { ApiDeps } from './deps';
import { Authenticator } from './middleware/authenticate';
import { registerRunMetrics } from './routes/metrics';
import { ProgressHub } from './sockets/progress-hub';
import { ProgressSockets } from './sockets/progress-sockets';
import { HotResults } from './submission/hot-results';
import { ServedModelsCache } from './submission/served-models';
import { RunSubmitter } from './submission/submit-run';

/** A client that is slower than this with its headers is let go. */
const HEADERS_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 65_000;

export interface ApiServer {
  server: Server;
  registry: Registry;
  listen(address: { host: string; port: number }): Promise<void>;
  /** Lets the requests under way end, closes sockets and stops listening. */
  close(): Promise<void>;
}

export function createApiServer(deps: ApiDeps): ApiServer {
  const registry = new Registry();
  const authenticator = new Authenticator(deps.identity);
  const servedModels = new ServedModelsCache(deps);
  const submitter = new RunSubmitter({ ...deps, servedModels, results: new HotResults(deps) });
  const hub = new ProgressHub(deps);
  const sockets = new ProgressSockets({ ...deps, authenticator, hub, registry });
  registerRunMetrics(registry, deps);

  const server = createServer(createApp({ deps, authenticator, submitter, registry }));
  limitSlowClients(server, deps.settings.UPLOAD_IDLE_SECONDS_MAX * 1_000);
  sockets.attach(server);
  return {
    server,
    registry,
    listen: async ({ host, port }) => {
      await deps.notifications.start();
      // A database that is away now must not keep the API from saying so at /api/ready.
      await servedModels
        .refresh()
        .catch((error: unknown) => deps.logger.warn({ err: error }, 'served models are not known yet'));
      await listening(server, host, port);
    },
    close: async () => {
      sockets.close();
      await closed(server);
      await deps.notifications.stop();
    },
  };
}

/** A long upload is fine and a silent one is not, so the limit is on idle time and not on the whole request. */
function limitSlowClients(server: Server, idleMs: number): void {
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = 0;
  server.timeout = idleMs;
  server.keepAliveTimeout = Math.min(KEEP_ALIVE_MS, idleMs);
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
