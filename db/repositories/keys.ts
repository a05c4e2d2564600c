/** API keys: bearer tokens of principals. A key may do what its owner may, or less; it is shown once, when it is made. */
import { and, desc, eq, gt, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Scopes } from '../../contracts/identity';
import type { Orm } from '../connect';
import { apiTokens, principals } from '../schema';
import type { Caller } from './identity';
import { isAfter, type PageRequest, placeOf } from './newest-first';
import { newKey, secretHash, shownPrefix } from './secrets';
import { belongsTo, type Whose } from './whose';

const COLUMNS = {
  id: apiTokens.id,
  name: apiTokens.name,
  prefix: apiTokens.prefix,
  scopes: apiTokens.scopes,
  ownerId: principals.id,
  ownerName: principals.name,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  lastUsedAt: apiTokens.lastUsedAt,
  revokedAt: apiTokens.revokedAt,
};

export interface Key {
  id: string;
  name: string;
  prefix: string;
  scopes: Scopes;
  ownerId: string;
  ownerName: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export class KeysRepository {
  constructor(private readonly orm: Orm) {}

  /** The caller with a key that is known, unexpired and not revoked, and whose owner is not disabled. */
  async authenticate(token: string): Promise<Caller | undefined> {
    const [found] = await this.orm
      .select({
        id: principals.id,
        projectId: principals.projectId,
        name: principals.name,
        role: principals.role,
        kind: principals.kind,
        scopes: apiTokens.scopes,
        keyId: apiTokens.id,
        expiresAt: apiTokens.expiresAt,
      })
      .from(apiTokens)
      .innerJoin(principals, eq(principals.id, apiTokens.principalId))
      .where(
        and(
          eq(apiTokens.sha256, secretHash(token)),
          isNull(apiTokens.revokedAt),
          or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, sql`now()`)),
          isNull(principals.disabledAt),
        ),
      )
      .limit(1);
    if (!found) return undefined;
    const { keyId, expiresAt, ...caller } = found;
    return { ...caller, credential: { type: 'key', id: keyId, expiresAt } };
  }

  async create(key: {
    ownerId: string;
    name: string;
    scopes: Scopes;
    expiresInDays: number | null;
  }): Promise<{ key: Key; token: string }> {
    const { ownerId: principalId, name, scopes, expiresInDays } = key;
    const token = newKey();
    const [created] = await this.orm
      .insert(apiTokens)
      .values({
        sha256: secretHash(token),
        prefix: shownPrefix(token),
        principalId,
        name,
        scopes: scopes && [...scopes],
        expiresAt: expiresInDays === null ? null : sql`now() + make_interval(days => ${expiresInDays})`,
      })
      .returning({ id: apiTokens.id });
    const found = created && (await this.select(eq(apiTokens.id, created.id)).limit(1))[0];
    if (!found) throw new Error('A key that was just made is gone.');
    return { key: found, token };
  }

  /** Newest first, also those that are revoked or expired; at most `limit` after `cursor`. */
  list(whose: Whose, { cursor, limit }: PageRequest): Promise<(Key & { cursorAt: string })[]> {
    return this.select(and(belongsTo(whose), isAfter(cursor, apiTokens)))
      .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
      .limit(limit);
  }

  /** Gives the owner's id; undefined where there is no such key. A revoked one stays as it is. */
  async revoke(id: string, whose: Whose): Promise<string | undefined> {
    const [key] = await this.select(and(eq(apiTokens.id, id), belongsTo(whose))).limit(1);
    if (!key) return undefined;
    await this.orm
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)));
    return key.ownerId;
  }

  async markUsed(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.orm
      .update(apiTokens)
      .set({ lastUsedAt: sql`now()` })
      .where(
        and(
          inArray(apiTokens.id, [...ids]),
          or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, sql`now() - interval '50 seconds'`)),
        ),
      );
  }

  private select(where: SQL | undefined) {
    return this.orm
      .select({ ...COLUMNS, cursorAt: placeOf(apiTokens.createdAt) })
      .from(apiTokens)
      .innerJoin(principals, eq(principals.id, apiTokens.principalId))
      .where(where)
      .$dynamic();
  }
}
