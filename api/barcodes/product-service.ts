/** What the look-up knows of an outside service, and what may go wrong with one. Each adapter lies in `services/`. */
import type { FetchedProduct } from '../../db/repositories/products';
import type { Quota } from '../../db/repositories/service-quotas';

export interface ProductService {
  /** Shown as the source of a product, and kept with it. */
  name: string;
  /** Null where calls are not counted. */
  quota: Quota | null;
  /** Services of one country know its barcodes best; they are asked first for those that begin so. */
  homePrefix: string | null;
  /** Null where it does not know the barcode. @throws ServiceTrouble, or whatever `fetch` throws */
  ask(gtin: string, signal: AbortSignal): Promise<FetchedProduct | null>;
}

/**
 * `unusable`: it answered something that is no product, or one of another barcode · `refused`: it says that it was asked
 * too often · `failed`: all else.
 */
export type TroubleKind = 'unusable' | 'refused' | 'failed';

export class ServiceTrouble extends Error {
  override readonly name = 'ServiceTrouble';

  constructor(
    readonly kind: TroubleKind,
    message: string,
    /** How long a service that refuses wants to be left alone. */
    readonly retryAfterSeconds = 0,
  ) {
    super(message);
  }
}
