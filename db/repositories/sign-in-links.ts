/** One-time codes that open a session. Only the newest code of a person counts, so that a lost one is made worthless. */
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Orm } from '../connect';
import { principals, sessions, signInLinks } from '../schema';
import type { Caller } from './identity';
import { newCode, secretHash } from './secrets';
import { IDLE_SECONDS_MAX, type Origin, USER_AGENT_LENGTH_MAX } from './sessions';

export const LINK_SECONDS = 15 * 60;
/** Whoever starts the system for the first time may look at its output later. */
export const FIRST_LINK_SECONDS = 24 * 3_600;

export class SignInLinksRepository {
  constructor(private readonly orm: Orm) {}

  create(principalId: string, seconds: number): Promise<{ code: string; expiresAt: Date }> {
    const code = newCode();
    return this.orm.transaction(async (tx) => {
      await tx.delete(signInLinks).where(and(eq(signInLinks.principalId, principalId), isNull(signInLinks.usedAt)));
      const [link] = await tx
        .insert(signInLinks)
        .values({
          sha256: secretHash(code),
          principalId,
          expiresAt: sql`now() + make_interval(secs => ${seconds})`,
        })
        .returning({ expiresAt: signInLinks.expiresAt });
      if (!link) throw new Error('A sign-in link that was just made is gone.');
      return { code, expiresAt: link.expiresAt };
    });
  }

  /** Uses the code up and opens its session, both or neither: of two clicks at once one gets in. */
  redeem(code: string, { userAgent, address }: Origin): Promise<Caller | undefined> {
    return this.orm.transaction(async (tx) => {
      const [link] = await tx
        .update(signInLinks)
        .set({ usedAt: sql`now()` })
        .where(
          and(
            eq(signInLinks.sha256, secretHash(code)),
            isNull(signInLinks.usedAt),
            gt(signInLinks.expiresAt, sql`now()`),
          ),
        )
        .returning({ principalId: signInLinks.principalId });
      if (!link) return undefined;
      const [person] = await tx
        .select({
          id: principals.id,
          projectId: principals.projectId,
          name: principals.name,
          role: principals.role,
          kind: principals.kind,
        })
        .from(principals)
        .where(and(eq(principals.id, link.principalId), eq(principals.kind, 'person'), isNull(principals.disabledAt)))
        // Disabling waits for us and then ends the session, or comes first and keeps it from being opened.
        .for('share');
      if (!person) return undefined;
      const [session] = await tx
        .insert(sessions)
        .values({
          id: randomUUID(),
          principalId: person.id,
          userAgent: userAgent.slice(0, USER_AGENT_LENGTH_MAX),
          address,
          expiresAt: sql`now() + make_interval(secs => ${IDLE_SECONDS_MAX})`,
        })
        .returning({ id: sessions.id, expiresAt: sessions.expiresAt });
      if (!session) return undefined;
      return { ...person, scopes: null, credential: { type: 'session', ...session } };
    });
  }

  /** Links that ended so many days ago. */
  async deleteEnded(days: number): Promise<number> {
    const { rowCount } = await this.orm
      .delete(signInLinks)
      .where(lt(signInLinks.expiresAt, sql`now() - make_interval(days => ${days})`));
    return rowCount ?? 0;
  }
}
