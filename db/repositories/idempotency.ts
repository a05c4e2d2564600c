/**
 * Idempotency keys and the answers kept under them: `api/middleware/idempotency.ts` claims a key before a request is
 * carried out and keeps its answer. The table's primary key decides between requests that come at once.
 */
import { and, eq, isNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Orm } from '../connect';
import { idempotencyKeys } from '../schema';

/** A key that is held this long without a sign of life belongs to a process that died. */
const ABANDONED_SECONDS = 600;
const KEPT_SECONDS = 24 * 3_600;
/** A key may be given back between a refused claim and the look at why; then it is claimed anew. */
const TRIES_MAX = 5;

export interface IdempotentRequest {
  principalId: string;
  key: string;
  /** Hash of what the request is. */
  request: string;
}

/** A key in hand. `stamp` is the time of its last sign of life: whoever has an older one has lost the key. */
export interface HeldKey {
  principalId: string;
  key: string;
  stamp: string;
}

export interface KeptAnswer {
  status: number;
  contentType: string | null;
  location: string | null;
  /** Null for a body that was not kept, empty where there was none. */
  body: string | null;
}

export type Claim =
  | { state: 'claimed'; held: HeldKey }
  | { state: 'under_way' }
  | { state: 'other_request' }
  | { state: 'finished'; answer: KeptAnswer };

export class IdempotencyRepository {
  constructor(private readonly orm: Orm) {}

  /** Takes the key, or tells who has it. */
  async claim(request: IdempotentRequest): Promise<Claim> {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const claim = (await this.take(request)) ?? (await this.look(request));
      if (claim) return claim;
    }
    return { state: 'under_way' };
  }

  /** A sign of life; undefined where the key was lost meanwhile. */
  async renew(held: HeldKey): Promise<HeldKey | undefined> {
    const [renewed] = await this.orm
      .update(idempotencyKeys)
      .set({ createdAt: sql`now()` })
      .where(isHeldBy(held))
      .returning({ stamp: stampOf() });
    return renewed && { ...held, stamp: renewed.stamp };
  }

  async finish(held: HeldKey, answer: KeptAnswer): Promise<void> {
    await this.orm.update(idempotencyKeys).set(answer).where(isHeldBy(held));
  }

  /** Gives the key back: nothing was done under it. */
  async release(held: HeldKey): Promise<void> {
    await this.orm.delete(idempotencyKeys).where(isHeldBy(held));
  }

  async deleteOlderThan(seconds: number = KEPT_SECONDS): Promise<number> {
    const { rowCount } = await this.orm.delete(idempotencyKeys).where(isOlderThan(seconds));
    return rowCount ?? 0;
  }

  private async take({ principalId, key, request }: IdempotentRequest): Promise<Claim | undefined> {
    const fresh = { request, status: null, contentType: null, location: null, body: null, createdAt: sql`now()` };
    const isAbandoned = sql`${idempotencyKeys.status} is null and ${isOlderThan(ABANDONED_SECONDS)}`;
    const [taken] = await this.orm
      .insert(idempotencyKeys)
      .values({ principalId, key, request })
      .onConflictDoUpdate({
        target: [idempotencyKeys.principalId, idempotencyKeys.key],
        set: fresh,
        setWhere: sql`(${isAbandoned}) or ${isOlderThan(KEPT_SECONDS)}`,
      })
      .returning({ stamp: stampOf() });
    return taken && { state: 'claimed', held: { principalId, key, stamp: taken.stamp } };
  }

  private async look({ principalId, key, request }: IdempotentRequest): Promise<Claim | undefined> {
    const [row] = await this.orm
      .select()
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.principalId, principalId), eq(idempotencyKeys.key, key)))
      .limit(1);
    if (!row) return undefined;
    if (row.request !== request) return { state: 'other_request' };
    const { status, contentType, location, body } = row;
    return status === null
      ? { state: 'under_way' }
      : { state: 'finished', answer: { status, contentType, location, body } };
  }
}

/** As text: a JavaScript date would lose the microseconds. */
function stampOf(): SQL<string> {
  return sql<string>`${idempotencyKeys.createdAt}::text`;
}

function isHeldBy({ principalId, key, stamp }: HeldKey): SQL | undefined {
  return and(
    eq(idempotencyKeys.principalId, principalId),
    eq(idempotencyKeys.key, key),
    isNull(idempotencyKeys.status),
    eq(idempotencyKeys.createdAt, sql`${stamp}::timestamptz`),
  );
}

function isOlderThan(seconds: number): SQL {
  return lt(idempotencyKeys.createdAt, sql`now() - make_interval(secs => ${seconds})`);
}
