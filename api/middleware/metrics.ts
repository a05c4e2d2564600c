/** Request metrics (PLT-28..31), measured for every request, answered or aborted. */
import type { Request, RequestHandler, Response } from 'express';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Where no route matches, the address is not a label: anyone could make as many series as he likes. */
const UNMATCHED = 'unmatched';
/** Status of a request whose client went away before the answer. */
export const CLIENT_CLOSED = 499;
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const LATENCY_BUCKETS_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10];

export function requestMetrics(registry: Registry): RequestHandler {
  const registers = [registry];
  const requests = new Counter({
    name: 'api_requests_total',
    help: 'Requests that ended.',
    labelNames: ['method', 'endpoint', 'status'] as const,
    registers,
  });
  const latency = new Histogram({
    name: 'api_latency_seconds',
    help: 'Time from the request to the end of its answer.',
    labelNames: ['method', 'endpoint'] as const,
    buckets: LATENCY_BUCKETS_SECONDS,
    registers,
  });
  const active = new Gauge({ name: 'active_connections', help: 'Requests under way.', registers });

  return (req, res, next) => {
    const startedAt = performance.now();
    active.inc();
    // 'close' follows every answer and every abort, so the gauge always falls again.
    res.once('close', () => {
      active.dec();
      const labels = { method: methodOf(req), endpoint: routeOf(req) };
      requests.inc({ ...labels, status: statusOf(res) });
      latency.observe(labels, (performance.now() - startedAt) / 1000);
    });
    next();
  };
}

/** Node knows three dozen methods; a scanner that tries them all must not make series of them. */
function methodOf({ method }: Request): string {
  return METHODS.has(method) ? method : 'other';
}

/** The pattern of the route that matched, such as `/api/v1/runs/:id`. */
export function routeOf(req: Request): string {
  const route: unknown = req.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return UNMATCHED;
  return typeof route.path === 'string' ? route.path : UNMATCHED;
}

export function statusOf(res: Response): string {
  return String(res.writableFinished ? res.statusCode : CLIENT_CLOSED);
}
