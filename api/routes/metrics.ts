/**
 * `GET /metrics` for Prometheus. It tells nothing of inputs or results, but it tells how busy one is: so it answers
 * without a token on loopback only. A request that a proxy has forwarded is not from loopback, wherever the proxy is.
 */
import type { Request } from 'express';
import { Gauge, type Registry } from 'prom-client';
import type { Deployment } from '../../db/repositories/models';
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

/** Who serves each slot, since when, and when it was trained: a dashboard shows an old model, an alert tells of one. */
export function registerModelMetrics(registry: Registry, { models, logger }: Pick<ApiDeps, 'models' | 'logger'>): void {
  const gauge = (name: string, help: string, timeOf: (served: Deployment) => Date | null) =>
    new Gauge({
      name,
      help,
      labelNames: ['slot', 'version', 'origin'] as const,
      registers: [registry],
      async collect() {
        try {
          const all = await models.currentOfAll();
          this.reset();
          for (const served of all.values()) {
            const { slot, version, origin } = served;
            const time = timeOf(served);
            if (time) this.set({ slot, version, origin }, time.getTime() / 1_000);
          }
        } catch (error) {
          logger.warn({ err: error }, `the metric ${name} could not be read; it keeps its last values`);
        }
      },
    });
  gauge('treadle_model_serving_since_timestamp_seconds', 'Since when the version serves the slot.', ({ at }) => at);
  gauge(
    'treadle_model_trained_timestamp_seconds',
    'When the version that serves the slot was trained; there only where it was trained here.',
    ({ origin, registeredAt }) => (origin === 'trained' ? registeredAt : null),
  );
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
