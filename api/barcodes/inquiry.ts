/**
 * One question to several services, in order and hedged: the next one is asked as soon as the one before has no product,
 * and at the latest when it has not answered within the hedge delay. The first product ends it, and the others are given
 * up. It has no deadline of its own: whoever waits may stop waiting, and an answer that comes later is still told.
 */
import type { FetchedProduct } from '../../db/repositories/products';
import type { AskedOutcome, GivenUp, GuardedService, ServiceAnswer } from './guarded-service';

export interface Asked {
  service: string;
  outcome: AskedOutcome;
  /** From the question to the answer, or to now where there is none yet. */
  milliseconds: number;
}

export interface Found {
  product: FetchedProduct;
  source: string;
}

export interface InquiryOptions {
  services: readonly Pick<GuardedService, 'name' | 'ask'>[];
  gtin: string;
  hedgeMs: number;
}

interface Call {
  service: string;
  outcome: AskedOutcome;
  startedAt: number;
  endedAt: number | null;
  controller: AbortController;
}

export class Inquiry {
  /** Fulfilled with the product, or with null when every service has answered and none knows it. */
  readonly ended: Promise<Found | null>;
  private readonly calls: Call[] = [];
  private found: Found | null = null;
  private resolve: (found: Found | null) => void = () => undefined;
  private hedge: NodeJS.Timeout | undefined;
  private isOver = false;

  constructor(private readonly options: InquiryOptions) {
    this.ended = new Promise((resolve) => (this.resolve = resolve));
    this.askNext();
  }

  /** What is known so far. */
  get product(): Found | null {
    return this.found;
  }

  /** Whether every service has said itself that it does not know the barcode. */
  get isUnknownToAll(): boolean {
    const { services } = this.options;
    return this.calls.length === services.length && this.calls.every(({ outcome }) => outcome === 'not_found');
  }

  get asked(): Asked[] {
    return this.calls.map(({ service, outcome, startedAt, endedAt }) => ({
      service,
      outcome,
      milliseconds: Math.round((endedAt ?? performance.now()) - startedAt),
    }));
  }

  /** Gives up whatever is under way. */
  stop(): void {
    this.end(null);
  }

  private askNext(): void {
    clearTimeout(this.hedge);
    if (this.isOver) return;
    const { services, gtin, hedgeMs } = this.options;
    const service = services[this.calls.length];
    if (!service) {
      if (this.calls.every(({ endedAt }) => endedAt !== null)) this.end(null);
      return;
    }
    const controller = new AbortController();
    const call: Call = {
      service: service.name,
      outcome: 'pending',
      startedAt: performance.now(),
      endedAt: null,
      controller,
    };
    this.calls.push(call);
    this.hedge = setTimeout(() => this.askNext(), hedgeMs);
    void service.ask(gtin, controller.signal).then((answer) => this.heard(call, answer));
  }

  private heard(call: Call, { outcome, product }: ServiceAnswer): void {
    if (call.endedAt !== null) return;
    call.outcome = outcome;
    call.endedAt = performance.now();
    if (this.isOver) return;
    if (product) return this.end({ product, source: call.service }, call);
    this.askNext();
  }

  private end(found: Found | null, winner?: Call): void {
    if (this.isOver) return;
    this.isOver = true;
    this.found = found;
    clearTimeout(this.hedge);
    for (const call of this.calls) {
      if (call.endedAt !== null) continue;
      const reason: GivenUp = winner && call.startedAt < winner.startedAt ? 'overtaken' : 'not_needed';
      call.outcome = reason;
      call.endedAt = performance.now();
      call.controller.abort(reason);
    }
    this.resolve(found);
  }
}
