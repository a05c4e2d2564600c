/** The people and programs of a project, as its administrators see and change them. */
import { and, count, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../../contracts/errors';
import type { PrincipalKind, Role } from '../../contracts/identity';
import type { Orm } from '../connect';
import { principals, projects, sessions, signInLinks } from '../schema';
import { isAfter, type PageRequest, placeOf } from './newest-first';

export type User = typeof principals.$inferSelect;

export interface UserChange {
  name?: string | undefined;
  role?: Role | undefined;
  disabled?: boolean | undefined;
}

type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

export class UsersRepository {
  constructor(private readonly orm: Orm) {}

  list(projectId: string, { cursor, limit }: PageRequest): Promise<(User & { cursorAt: string })[]> {
    return this.orm
      .select({
        id: principals.id,
        projectId: principals.projectId,
        name: principals.name,
        kind: principals.kind,
        role: principals.role,
        disabledAt: principals.disabledAt,
        createdAt: principals.createdAt,
        cursorAt: placeOf(principals.createdAt),
      })
      .from(principals)
      .where(and(eq(principals.projectId, projectId), isAfter(cursor, principals)))
      .orderBy(desc(principals.createdAt), desc(principals.id))
      .limit(limit);
  }

  async find(id: string, projectId: string): Promise<User | undefined> {
    const [user] = await this.orm
      .select()
      .from(principals)
      .where(and(eq(principals.id, id), eq(principals.projectId, projectId)))
      .limit(1);
    return user;
  }

  async create(user: { projectId: string; name: string; kind: PrincipalKind; role: Role }): Promise<User> {
    const [created] = await this.orm
      .insert(principals)
      .values({ id: randomUUID(), ...user })
      .returning();
    if (!created) throw new Error('A user that was just made is gone.');
    return created;
  }

  /**
   * Undefined where there is no such user. Changes to one project's users come one after the other, so that two
   * administrators cannot demote each other at once. @throws LAST_ADMINISTRATOR
   */
  change(id: string, projectId: string, change: UserChange): Promise<User | undefined> {
    return this.orm.transaction(async (tx) => {
      await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, projectId)).for('no key update');
      const [user] = await tx
        .select()
        .from(principals)
        .where(and(eq(principals.id, id), eq(principals.projectId, projectId)))
        .limit(1);
      if (!user) return undefined;
      const { name = user.name, role = user.role, disabled = user.disabledAt !== null } = change;
      if (role !== 'admin' || disabled) await requireAnotherAdministrator(tx, user);
      const disabledAt = disabled ? sql`coalesce(${principals.disabledAt}, now())` : null;
      const [changed] = await tx
        .update(principals)
        .set({ name, role, disabledAt })
        .where(eq(principals.id, id))
        .returning();
      if (disabled) await endSessions(tx, id);
      return changed;
    });
  }
}

/** For a user who is to be an active administrator no longer. */
export async function requireAnotherAdministrator(tx: Transaction, user: User): Promise<void> {
  if (user.role !== 'admin' || user.disabledAt !== null) return;
  const others = await tx
    .select({ count: count() })
    .from(principals)
    .where(
      and(
        eq(principals.projectId, user.projectId),
        eq(principals.role, 'admin'),
        isNull(principals.disabledAt),
        ne(principals.id, user.id),
      ),
    );
  if ((others[0]?.count ?? 0) === 0) throw new DomainError('LAST_ADMINISTRATOR', { name: user.name });
}

/** Enabled again, a user signs in anew. Keys rest in the meantime, so that its programs go on afterwards. */
async function endSessions(tx: Transaction, principalId: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.principalId, principalId), isNull(sessions.revokedAt)));
  await tx.delete(signInLinks).where(and(eq(signInLinks.principalId, principalId), isNull(signInLinks.usedAt)));
}
