/** Sessions: what a JWT names. A browser's slides on while it is used; an access token's ends when it was told to. */
import { and, desc, eq, gt, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Scopes } from '../../contracts/identity';
import type { Orm } from '../connect';
import { principals, sessions } from '../schema';
import type { Caller } from './identity';
import { isAfter, type PageRequest, placeOf } from './newest-first';
import { belongsTo, type Whose } from './whose';

export interface Session {
  id: string;
  scopes: Scopes;
  ownerId: string;
  ownerName: string;
  userAgent: string;
  address: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Where a session is opened from, to recognise it by. */
export interface Origin {
  userAgent: string;
  address: string;
}

/** How long a browser's session lasts without use, and at the most. */
export const IDLE_SECONDS_MAX = 12 * 3_600;
export const SESSION_SECONDS_MAX = 7 * 86_400;

export const USER_AGENT_LENGTH_MAX = 300;

export class SessionsRepository {
  constructor(private readonly orm: Orm) {}

  /** `endsBefore` is the end of the credential that the session is opened with: it must not outlive that. */
  async open(
    session: { principalId: string; scopes: Scopes; seconds: number; endsBefore: Date | null },
    { userAgent, address }: Origin,
  ): Promise<{ id: string; expiresAt: Date }> {
    const { principalId, scopes, seconds, endsBefore } = session;
    const end = sql`now() + make_interval(secs => ${seconds})`;
    const [opened] = await this.orm
      .insert(sessions)
      .values({
        id: randomUUID(),
        principalId,
        scopes: scopes && [...scopes],
        userAgent: userAgent.slice(0, USER_AGENT_LENGTH_MAX),
        address,
        expiresAt: endsBefore === null ? end : sql`least(${end}, ${endsBefore}::timestamptz)`,
      })
      .returning({ id: sessions.id, expiresAt: sessions.expiresAt });
    if (!opened) throw new Error('A session that was just opened is gone.');
    return opened;
  }

  /** The caller with a session that is neither over nor revoked, and whose principal is not disabled. */
  async authenticate(id: string, principalId: string): Promise<Caller | undefined> {
    const [found] = await this.orm
      .select({
        id: principals.id,
        projectId: principals.projectId,
        name: principals.name,
        role: principals.role,
        kind: principals.kind,
        scopes: sessions.scopes,
        expiresAt: sessions.expiresAt,
      })
      .from(sessions)
      .innerJoin(principals, eq(principals.id, sessions.principalId))
      .where(and(eq(sessions.id, id), eq(sessions.principalId, principalId), isLive(), isNull(principals.disabledAt)))
      .limit(1);
    if (!found) return undefined;
    const { expiresAt, ...caller } = found;
    return { ...caller, credential: { type: 'session', id, expiresAt } };
  }

  /** Those that are open, newest first. */
  list(whose: Whose, { cursor, limit }: PageRequest): Promise<(Session & { cursorAt: string })[]> {
    return this.orm
      .select({
        id: sessions.id,
        scopes: sessions.scopes,
        ownerId: principals.id,
        ownerName: principals.name,
        userAgent: sessions.userAgent,
        address: sessions.address,
        createdAt: sessions.createdAt,
        expiresAt: sessions.expiresAt,
        cursorAt: placeOf(sessions.createdAt),
      })
      .from(sessions)
      .innerJoin(principals, eq(principals.id, sessions.principalId))
      .where(and(belongsTo(whose), isLive(), isAfter(cursor, sessions)))
      .orderBy(desc(sessions.createdAt), desc(sessions.id))
      .limit(limit);
  }

  /** Gives the owner's id; undefined where there is no such session. Ending one twice does no harm. */
  async revoke(id: string, whose: Whose): Promise<string | undefined> {
    const [session] = await this.orm
      .select({ ownerId: principals.id })
      .from(sessions)
      .innerJoin(principals, eq(principals.id, sessions.principalId))
      .where(and(eq(sessions.id, id), belongsTo(whose)))
      .limit(1);
    if (!session) return undefined;
    await this.orm
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)));
    return session.ownerId;
  }

  /** Browsers' sessions that were used just now: their idle time begins anew, up to the longest that a session lasts. */
  async slide(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const idle = sql`now() + make_interval(secs => ${IDLE_SECONDS_MAX})`;
    const longest = sql`${sessions.createdAt} + make_interval(secs => ${SESSION_SECONDS_MAX})`;
    await this.orm
      .update(sessions)
      .set({ expiresAt: sql`least(${idle}, ${longest})` })
      .where(and(inArray(sessions.id, [...ids]), isLive()));
  }

  /** Sessions that ended so many days ago. */
  async deleteEnded(days: number): Promise<number> {
    const { rowCount } = await this.orm
      .delete(sessions)
      .where(lt(sessions.expiresAt, sql`now() - make_interval(days => ${days})`));
    return rowCount ?? 0;
  }
}

function isLive(): SQL | undefined {
  return and(isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`));
}
