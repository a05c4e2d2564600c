/**
 * One outside service with what keeps us from it, and it from us: a time limit, the quota, and a circuit breaker that
 * leaves a service alone for a while after it failed most of the time. Whatever happens is an outcome, never an error.
 */
import { circuitBreaker, CircuitState, CountBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Logger } from 'pino';
import type { FetchedProduct } from '../../db/repositories/products';
import type { ServiceQuotasRepository } from '../../db/repositories/service-quotas';
import { type ProductService, ServiceTrouble } from './product-service';

/**
 * `overtaken`: given up because another service, asked later, knew the product · `not_needed`: given up because one that
 * was asked before knew it · `quota_used`, `circuit_open`: not asked at all · `pending`: has not answered yet.
 */
export const ASKED_OUTCOMES = [
  'found',
  'not_found',
  'failed',
  'unusable',
  'refused',
  'timed_out',
  'quota_used',
  'circuit_open',
  'overtaken',
  'not_needed',
  'pending',
] as const;
export type AskedOutcome = (typeof ASKED_OUTCOMES)[number];

export interface ServiceAnswer {
  outcome: AskedOutcome;
  product: FetchedProduct | null;
}

export interface ServiceMetrics {
  calls: Counter<'service' | 'outcome'>;
  seconds: Histogram<'service'>;
}

export interface GuardDeps {
  serviceQuotas: Pick<ServiceQuotasRepository, 'take' | 'refused' | 'isWilling'>;
  logger: Pick<Logger, 'warn'>;
  metrics: ServiceMetrics;
}

/** An answer that comes later is of no use to anybody who waits, but it is still kept. */
const TIMEOUT_MS = 4_000;
/** The circuit opens when more than so many of the last calls failed, and one call tries again after a pause. */
const FAILED_SHARE_MAX = 0.7;
const CALLS_COUNTED = 20;
const CALLS_MIN = 10;
const PAUSE_MS = 10_000;
const SECONDS_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 4];

/** Why a call was given up: the reason of the signal that a call is given. */
export type GivenUp = 'overtaken' | 'not_needed';

/** Of a service that was not to be asked. */
class NotAsked extends Error {}

export class GuardedService {
  private readonly breaker = circuitBreaker(handleWhen(isServicesFault), {
    halfOpenAfter: PAUSE_MS,
    breaker: new CountBreaker({ threshold: FAILED_SHARE_MAX, size: CALLS_COUNTED, minimumNumberOfCalls: CALLS_MIN }),
  });

  constructor(
    private readonly service: ProductService,
    private readonly deps: GuardDeps,
  ) {}

  get name(): string {
    return this.service.name;
  }

  get homePrefix(): string | null {
    return this.service.homePrefix;
  }

  /** `signal`'s reason is a `GivenUp`. Never rejects. */
  async ask(gtin: string, signal: AbortSignal): Promise<ServiceAnswer> {
    const { name } = this.service;
    const { calls, seconds } = this.deps.metrics;
    const startedAt = performance.now();
    const answer = await this.answer(gtin, signal);
    calls.inc({ service: name, outcome: answer.outcome });
    if (!['quota_used', 'circuit_open'].includes(answer.outcome)) {
      seconds.observe({ service: name }, (performance.now() - startedAt) / 1_000);
    }
    return answer;
  }

  private async answer(gtin: string, signal: AbortSignal): Promise<ServiceAnswer> {
    // While one call tries whether the service is back, all others would wait for that call.
    if (this.breaker.state === CircuitState.HalfOpen) return { outcome: 'circuit_open', product: null };
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const either = AbortSignal.any([signal, timeout]);
    try {
      const product = await this.breaker.execute(() => this.call(gtin, either));
      return { outcome: product ? 'found' : 'not_found', product };
    } catch (error) {
      const outcome = this.outcomeOf(error, { signal, timeout });
      await this.note(error, outcome);
      return { outcome, product: null };
    }
  }

  private async call(gtin: string, signal: AbortSignal): Promise<FetchedProduct | null> {
    const { serviceQuotas } = this.deps;
    const { name, quota } = this.service;
    const may = quota ? await serviceQuotas.take(name, quota) : await serviceQuotas.isWilling(name);
    if (!may) throw new NotAsked();
    return this.service.ask(gtin, signal);
  }

  private outcomeOf(error: unknown, { signal, timeout }: { signal: AbortSignal; timeout: AbortSignal }): AskedOutcome {
    if (isBrokenCircuitError(error)) return 'circuit_open';
    if (error instanceof NotAsked) return 'quota_used';
    if (error instanceof ServiceTrouble) return error.kind;
    if (signal.aborted) return signal.reason === 'overtaken' ? 'overtaken' : 'not_needed';
    return timeout.aborted ? 'timed_out' : 'failed';
  }

  private async note(error: unknown, outcome: AskedOutcome): Promise<void> {
    const { logger, serviceQuotas } = this.deps;
    const { name } = this.service;
    if (outcome === 'unusable' || outcome === 'failed' || outcome === 'refused') {
      // The message alone: what `fetch` throws may hold the address, and that the key.
      const reason = error instanceof ServiceTrouble ? error.message : 'no connection';
      logger.warn({ service: name, outcome, reason }, 'a product service gave no answer');
    }
    if (!(error instanceof ServiceTrouble) || error.kind !== 'refused') return;
    await serviceQuotas
      .refused(name, error.retryAfterSeconds)
      .catch((failure: unknown) => logger.warn({ err: failure }, 'a refusal was not kept'));
  }
}

/** A service that refuses has its own pause, and one that nobody needed any more did nothing wrong. */
function isServicesFault(error: Error): boolean {
  if (error instanceof NotAsked) return false;
  if (error instanceof ServiceTrouble) return error.kind !== 'refused';
  return String(error) !== 'not_needed';
}

export function serviceMetrics(registry: Registry): ServiceMetrics {
  const registers = [registry];
  return {
    calls: new Counter({
      name: 'treadle_product_service_calls_total',
      help: 'Outside services that were to be asked for a product, by what came of it.',
      labelNames: ['service', 'outcome'] as const,
      registers,
    }),
    seconds: new Histogram({
      name: 'treadle_product_service_seconds',
      help: 'Time that an outside service took.',
      labelNames: ['service'] as const,
      buckets: SECONDS_BUCKETS,
      registers,
    }),
  };
}
