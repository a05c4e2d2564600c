/**
 * Idempotency keys: a client that did not hear the answer to a POST sends it again under the same `Idempotency-Key`, and
 * gets the first answer instead of doing the thing twice. Behind the guard, since a key belongs to a principal; the body
 * of the request is not looked at, so that streams pass untouched.
 */
import type { Request, RequestHandler, Response } from 'express';
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { DomainError } from '../../contracts/errors';
import type { HeldKey, IdempotencyRepository, KeptAnswer } from '../../db/repositories/idempotency';
import { AnswerRecorder } from './answer-recorder';
import { principalOf } from './locals';

const KEY = /^[\x21-\x7e]{1,255}$/;
/** A first request mostly ends within this time. */
const IN_PROGRESS_RETRY_SECONDS = 2;
const RENEW_MS = 60_000;

export interface IdempotencyDeps {
  idempotency: Pick<IdempotencyRepository, 'claim' | 'renew' | 'finish' | 'release'>;
  logger: Logger;
}

/** For routes that change something. A request without a key passes at once. */
export function idempotency(deps: IdempotencyDeps): RequestHandler {
  return (req, res, next) => {
    const key = req.headers['idempotency-key'];
    if (key === undefined) return next();
    return keyed(deps, { req, res, key: String(key), proceed: next });
  };
}

interface KeyedRequest {
  req: Request;
  res: Response;
  key: string;
  proceed: () => void;
}

async function keyed(deps: IdempotencyDeps, { req, res, key, proceed }: KeyedRequest): Promise<void> {
  if (!KEY.test(key)) {
    throw new DomainError('REQUEST_INVALID', {
      problem: 'The Idempotency-Key must be 1 to 255 visible ASCII characters',
    });
  }
  const claim = await deps.idempotency.claim({ principalId: principalOf(res).id, key, request: requestHash(req) });
  switch (claim.state) {
    case 'claimed':
      new KeyInHand(deps, req, claim.held).follow(res);
      return proceed();
    case 'under_way':
      throw new DomainError('IDEMPOTENCY_IN_PROGRESS', { key, retryAfterSeconds: IN_PROGRESS_RETRY_SECONDS });
    case 'other_request':
      throw new DomainError('IDEMPOTENCY_KEY_REUSED', { key });
    case 'finished':
      return replay(req, res, { key, answer: claim.answer });
  }
}

/** The boundary of a form is another one each time, so of the media type only the type counts. */
function requestHash({ method, originalUrl, headers }: Request): string {
  const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return createHash('sha256')
    .update(JSON.stringify([method, originalUrl, headers['content-length'] ?? '', mediaType]))
    .digest('hex');
}

function replay(req: Request, res: Response, { key, answer }: { key: string; answer: KeptAnswer }): void {
  const { status, contentType, location, body } = answer;
  res.locals.changedNothing = true;
  if (body === null) throw new DomainError('IDEMPOTENCY_ANSWER_NOT_KEPT', { key, status, location });
  // Whatever was sent again is read and forgotten, so that the connection can serve the next request.
  req.resume();
  res.status(status).setHeader('Idempotency-Replayed', 'true');
  if (contentType !== null) res.setHeader('Content-Type', contentType);
  if (location !== null) res.setHeader('Location', location);
  res.end(body);
}

/** Holds a key while its request is under way, and keeps the answer or gives the key back at its end. */
class KeyInHand {
  private steps: Promise<void> = Promise.resolve();
  private readonly renewal = setInterval(() => this.renew(), RENEW_MS);

  constructor(
    private readonly deps: IdempotencyDeps,
    private readonly req: Request,
    private held: HeldKey,
  ) {
    this.renewal.unref();
  }

  follow(res: Response): void {
    // Whoever does not answer even after its client went away loses the key in time.
    res.once('close', () => clearInterval(this.renewal));
    new AnswerRecorder(res, (answer) => this.end(answer));
  }

  /** The answer leaves only when it is kept: a client that has it may count on hearing the same again. */
  private end(answer: KeptAnswer): Promise<void> {
    clearInterval(this.renewal);
    const { idempotency } = this.deps;
    this.step(() => (this.isFinal(answer) ? idempotency.finish(this.held, answer) : idempotency.release(this.held)));
    return this.steps;
  }

  /** What failed on our side, or never came in whole, may be tried again under the same key. */
  private isFinal({ status }: KeptAnswer): boolean {
    return status < 400 || (status < 500 && status !== 429 && this.req.complete);
  }

  private renew(): void {
    this.step(async () => {
      this.held = (await this.deps.idempotency.renew(this.held)) ?? this.held;
    });
  }

  /** One after the other: each needs the stamp of the one before. A failure costs the key, never the answer. */
  private step(action: () => Promise<void>): void {
    this.steps = this.steps
      .then(action)
      .catch((error: unknown) => this.deps.logger.error({ err: error }, 'an idempotency key could not be written'));
  }
}
