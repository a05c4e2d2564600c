/**
 * `GET /metrics` for Prometheus. It tells nothing of inputs or results, but it tells how busy one is: so it answers
 * without a token on loopback only. A request that a proxy has forwarded is not from loopback, wherever the proxy is.
 */
import type { Request } from 'express';
import { Gauge, type Registry } from 'prom-client';
import type { ApiDeps } from '../deps';
import type { Authenticator } from '../middleware/authenticate';
import type { Route } from './route';

export function metricsRoutes(registry: Registry, authenticator: Authenticator): Route[] {
  return [
    {
      method: 'get',
      path: '/metrics',
      access: 'open',
      doc: {
        id: 'getMetrics',
        tag: 'System',
        summary: 'Metrics for Prometheus',
        description: 'Open on loopback; from elsewhere it asks for a token.',
        answers: { 200: { description: 'The metrics.', mediaType: 'text/plain' } },
        errors: ['TOKEN_MISSING', 'TOKEN_INVALID'],
      },
      handle: async (req, res) => {
        if (!isFromLoopback(req)) await authenticator.ofRequest(req);
        res.type(registry.contentType).send(await registry.metrics());
      },
    },
  ];
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

function isFromLoopback({ socket, headers }: Request): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForwarded && LOOPBACK.test(socket.remoteAddress ?? '');
}

/** Counting walks the runs' index, so it is not done at every scrape. */
const COUNT_AGE_MAX_MS = 10_000;

export function registerRunMetrics(registry: Registry, { runs, logger }: Pick<ApiDeps, 'runs' | 'logger'>): void {
  let countedAt = 0;
  new Gauge({
    name: 'treadle_runs',
    help: 'Runs by pipeline and status.',
    labelNames: ['pipeline', 'status'] as const,
    registers: [registry],
    async collect() {
      if (Date.now() - countedAt < COUNT_AGE_MAX_MS) return;
      try {
        const counts = await runs.countByPipeline();
        countedAt = Date.now();
        this.reset();
        for (const { pipeline, status, count } of counts) this.set({ pipeline, status }, count);
      } catch (error) {
        logger.warn({ err: error }, 'runs could not be counted; the metrics keep the last counts');
      }
    },
  });
}
