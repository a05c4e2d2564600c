/**
 * From a barcode to a product, in three tiers: what the database knows is answered at once, and asked for anew behind the
 * answer when it is old; else services without a daily quota are asked, then those with one. Who waits gets an answer
 * within the deadline; what comes later is kept for the next one. Look-ups of one barcode at once are one inquiry.
 */
import type { Registry } from 'prom-client';
import type { Logger } from 'pino';
import { type Barcode, printedDigits } from '../../contracts/receipts/barcode';
import type { KeptProduct, ProductsRepository } from '../../db/repositories/products';
import type { BarcodeSettings } from './barcode-settings';
import { type GuardDeps, GuardedService, serviceMetrics } from './guarded-service';
import { HotProducts, type HotProductsDeps } from './hot-products';
import { type Asked, Inquiry } from './inquiry';
import { inOrderFor, serviceTiers } from './product-services';

export interface BarcodeLookUpDeps extends HotProductsDeps {
  settings: { barcodes: BarcodeSettings };
  products: Pick<ProductsRepository, 'find' | 'keep' | 'keepUnknown'>;
  serviceQuotas: GuardDeps['serviceQuotas'];
  logger: Pick<Logger, 'warn'>;
  registry: Registry;
}

export interface LookedUp {
  /** Undefined where nobody knows the barcode, or nobody does yet. */
  kept: KeptProduct | undefined;
  isStale: boolean;
  /** Empty where the database knew. */
  asked: Asked[];
  /** Services are still under way. */
  isPending: boolean;
}

/** Who did not know it today may know it in an hour; a service that failed may be back in a minute. */
const UNKNOWN_SECONDS = 3_600;
const UNDECIDED_SECONDS = 60;
const DAY_SECONDS = 86_400;

export class BarcodeLookUp {
  readonly hot: HotProducts;
  private readonly tiers: readonly (readonly GuardedService[])[];
  private readonly inquiries = new Map<string, Inquiry>();
  /** What goes on behind answers that were given. */
  private readonly behind = new Set<Promise<void>>();
  private isClosed = false;

  constructor(private readonly deps: BarcodeLookUpDeps) {
    this.hot = new HotProducts(deps);
    const guard = { ...deps, metrics: serviceMetrics(deps.registry) };
    this.tiers = serviceTiers(deps.settings.barcodes).map((tier) =>
      tier.map((service) => new GuardedService(service, guard)),
    );
  }

  async find({ gtin, kind }: Barcode, projectId: string): Promise<LookedUp> {
    const known = await this.hot.find(gtin, projectId);
    // A shop's own number is another thing in the next shop, so of that only what the project entered counts.
    const isWorldwide = kind === 'product' || kind === 'publication';
    const kept = isWorldwide || known?.projectId !== null ? known : undefined;
    const isStale = (kept?.freshUntil?.getTime() ?? Infinity) <= Date.now();
    const answer = { kept: kept?.product ? kept : undefined, isStale, asked: [], isPending: false };
    if (!isWorldwide || this.asksNobody || (kept && !isStale)) return answer;
    const inquiry = this.inquire(gtin);
    if (kept?.product) return answer;
    return this.answerOf(gtin, inquiry);
  }

  /** Ends what is under way behind answers. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const inquiry of this.inquiries.values()) inquiry.stop();
    await Promise.all(this.behind);
  }

  private get asksNobody(): boolean {
    return this.tiers.every((tier) => tier.length === 0);
  }

  /** The one under way, or a new one whose outcome is kept whoever waits for it. */
  private inquire(gtin: string): Inquiry {
    const underWay = this.inquiries.get(gtin);
    if (underWay) return underWay;
    const { hedgeMs } = this.deps.settings.barcodes;
    const services = inOrderFor(this.tiers, printedDigits(gtin));
    const inquiry = new Inquiry({ services, gtin, hedgeMs });
    this.inquiries.set(gtin, inquiry);
    const work = this.keepOutcome(gtin, inquiry)
      .catch((error: unknown) => this.deps.logger.warn({ err: error, gtin }, 'a looked-up product was not kept'))
      .finally(() => {
        this.inquiries.delete(gtin);
        this.behind.delete(work);
      });
    this.behind.add(work);
    return inquiry;
  }

  private async keepOutcome(gtin: string, inquiry: Inquiry): Promise<void> {
    const { products, settings } = this.deps;
    const found = await inquiry.ended;
    // Services that were cut off have said nothing.
    if (!found && this.isClosed) return;
    if (found) await products.keep({ gtin, ...found }, settings.barcodes.freshDays * DAY_SECONDS);
    else await products.keepUnknown(gtin, inquiry.isUnknownToAll ? UNKNOWN_SECONDS : UNDECIDED_SECONDS);
    this.hot.forget(gtin);
  }

  private async answerOf(gtin: string, inquiry: Inquiry): Promise<LookedUp> {
    const { deadlineMs, freshDays } = this.deps.settings.barcodes;
    const isPending = await isLate(inquiry.ended, deadlineMs);
    const { asked, product: found } = inquiry;
    if (!found) return { kept: undefined, isStale: false, asked, isPending };
    const fetchedAt = new Date();
    const freshUntil = new Date(fetchedAt.getTime() + freshDays * DAY_SECONDS * 1_000);
    return {
      kept: { projectId: null, ...found, categoryTitle: null, fetchedAt, freshUntil },
      isStale: false,
      asked,
      isPending,
    };
  }
}

/** Whether `work` is not done within the time. */
async function isLate(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
