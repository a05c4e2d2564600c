/**
 * Products that were looked up a moment ago, kept in memory: what a shop scans all day costs no query. Postgres tells
 * every API process which barcode has changed; while it cannot tell, an entry lives for `AGE_MS_MAX` at the most.
 */
import type { Notifications } from '../../db/notifications';
import { type KeptProduct, PRODUCTS_CHANNEL, type ProductsRepository } from '../../db/repositories/products';

export interface HotProductsDeps {
  products: Pick<ProductsRepository, 'find'>;
  notifications: Pick<Notifications, 'on' | 'onReconnected'>;
}

const AGE_MS_MAX = 30_000;
const ENTRIES_MAX = 20_000;

export class HotProducts {
  /** In order of use, the longest unused first. */
  private readonly entries = new Map<string, { kept: readonly KeptProduct[]; until: number }>();
  /** Grows when anything changes: what was read before that must not be kept after it. */
  private generation = 0;

  constructor(private readonly deps: HotProductsDeps) {
    deps.notifications.on(PRODUCTS_CHANNEL, (gtin) => {
      this.generation += 1;
      this.entries.delete(gtin);
    });
    deps.notifications.onReconnected(() => {
      this.generation += 1;
      this.entries.clear();
    });
  }

  /** What counts for a project: its own entry before what services say. */
  async find(gtin: string, projectId: string): Promise<KeptProduct | undefined> {
    const kept = this.hot(gtin) ?? (await this.read(gtin));
    return kept.find((each) => each.projectId === projectId) ?? kept.find((each) => each.projectId === null);
  }

  /** At once, without waiting for Postgres to tell: whoever changed it here reads it here next. */
  forget(gtin: string): void {
    this.generation += 1;
    this.entries.delete(gtin);
  }

  private hot(gtin: string): readonly KeptProduct[] | undefined {
    const entry = this.entries.get(gtin);
    if (!entry) return undefined;
    this.entries.delete(gtin);
    if (entry.until <= Date.now()) return undefined;
    this.entries.set(gtin, entry);
    return entry.kept;
  }

  private async read(gtin: string): Promise<readonly KeptProduct[]> {
    const { generation } = this;
    const kept = await this.deps.products.find(gtin);
    if (kept.length > 0 && generation === this.generation) {
      this.entries.set(gtin, { kept, until: Date.now() + AGE_MS_MAX });
      const [oldest] = this.entries.keys();
      if (this.entries.size > ENTRIES_MAX && oldest !== undefined) this.entries.delete(oldest);
    }
    return kept;
  }
}
