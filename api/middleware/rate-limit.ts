/**
 * How many requests a minute one principal may make, over HTTP and for sockets together. It is counted before anything
 * is looked up, so that a flood of wrong tokens costs no query: a credential that was seen before counts for its
 * principal, everything else for the address that it comes from.
 */
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, MemoryStore, rateLimit } from 'express-rate-limit';
import type { IncomingMessage } from 'node:http';
import { DomainError } from '../../contracts/errors';
import type { Authenticator } from './authenticate';

const WINDOW_MS = 60_000;

/** Whoever watches over us must not be told that we are too busy to be alive. */
const UNCOUNTED: ReadonlySet<string> = new Set(['/api/health', '/api/ready']);

export interface RateLimitOptions {
  /** 0 is no limit. */
  perMinuteMax: number;
  authenticator: Pick<Authenticator, 'lastSeen'>;
}

export class RateLimit {
  private readonly store = new MemoryStore();
  private readonly limiter: RequestHandler;

  constructor(private readonly options: RateLimitOptions) {
    this.limiter = rateLimit({
      windowMs: WINDOW_MS,
      limit: options.perMinuteMax,
      store: this.store,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      // Which proxies are believed is said by TRUSTED_PROXIES, and `keyOf` groups IPv6 addresses itself.
      validate: false,
      skip: (req) => UNCOUNTED.has(req.path),
      keyGenerator: (req) => this.keyOf(req, req.ip),
      handler: (req, _res, next) => next(tooMany(resetTimeOf(req))),
    });
  }

  /** None where there is no limit: it stands in the way of every cached answer. */
  handlers(): RequestHandler[] {
    return this.options.perMinuteMax === 0 ? [] : [this.limiter];
  }

  /** Counts the upgrade to a socket. @throws TOO_MANY_REQUESTS */
  async countUpgrade(req: IncomingMessage): Promise<void> {
    if (this.options.perMinuteMax === 0) return;
    const { totalHits, resetTime } = await this.store.increment(this.keyOf(req, req.socket.remoteAddress));
    if (totalHits > this.options.perMinuteMax) throw tooMany(resetTime);
  }

  close(): void {
    this.store.shutdown();
  }

  private keyOf(req: IncomingMessage, address: string | undefined): string {
    return this.options.authenticator.lastSeen(req) ?? ipKeyGenerator(address ?? '');
  }
}

/** The limiter notes on the request how it stands. */
function resetTimeOf(req: Request & { rateLimit?: { resetTime?: Date } }): Date | undefined {
  return req.rateLimit?.resetTime;
}

function tooMany(resetTime: Date | undefined): DomainError {
  const waitMs = resetTime ? resetTime.getTime() - Date.now() : WINDOW_MS;
  return new DomainError('TOO_MANY_REQUESTS', { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) });
}
