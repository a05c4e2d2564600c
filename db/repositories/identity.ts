/** Projects, principals and their bearer tokens. */
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Orm } from '../connect';
import { apiTokens, principals, projects } from '../schema';

export type Role = (typeof principals.$inferSelect)['role'];

/** Who makes a request. */
export interface Principal {
  id: string;
  projectId: string;
  name: string;
  role: Role;
}

const TOKEN_PREFIX = 'trd_';
const TOKEN_BYTES = 32;
const DEFAULT_PROJECT = 'default';
const ADMINISTRATOR = 'administrator';

export class IdentityRepository {
  constructor(private readonly orm: Orm) {}

  /** Makes the default project and its administrator once; the token is given only when it is newly made. */
  ensureAdministrator(): Promise<{ token: string | null }> {
    return this.orm.transaction(async (tx) => {
      await tx.execute(sql`lock table projects in share row exclusive mode`);
      const [existing] = await tx.select().from(principals).where(eq(principals.name, ADMINISTRATOR)).limit(1);
      if (existing) return { token: null };
      const projectId = randomUUID();
      const principalId = randomUUID();
      const token = newToken();
      await tx.insert(projects).values({ id: projectId, name: DEFAULT_PROJECT });
      await tx.insert(principals).values({ id: principalId, projectId, name: ADMINISTRATOR, role: 'admin' });
      await tx.insert(apiTokens).values({ sha256: tokenHash(token), principalId, name: 'first start' });
      return { token };
    });
  }

  /** Gives the administrator one more token: the way back in for whoever lost the first. */
  async renewAdministratorToken(): Promise<string> {
    const [administrator] = await this.orm.select().from(principals).where(eq(principals.name, ADMINISTRATOR)).limit(1);
    if (!administrator) throw new Error('There is no administrator yet; run the migrations first.');
    const token = newToken();
    await this.orm
      .insert(apiTokens)
      .values({ sha256: tokenHash(token), principalId: administrator.id, name: 'renewed' });
    return token;
  }

  async createPrincipal(principal: {
    projectId?: string;
    projectName?: string;
    name: string;
    role: Role;
  }): Promise<Principal & { token: string }> {
    return this.orm.transaction(async (tx) => {
      const projectId = principal.projectId ?? randomUUID();
      if (principal.projectId === undefined) {
        await tx.insert(projects).values({ id: projectId, name: principal.projectName ?? principal.name });
      }
      const id = randomUUID();
      const token = newToken();
      await tx.insert(principals).values({ id, projectId, name: principal.name, role: principal.role });
      await tx.insert(apiTokens).values({ sha256: tokenHash(token), principalId: id, name: 'created' });
      return { id, projectId, name: principal.name, role: principal.role, token };
    });
  }

  /** The principal of a token that is known, unexpired and not revoked. */
  async authenticate(token: string): Promise<Principal | undefined> {
    const [found] = await this.orm
      .select({ id: principals.id, projectId: principals.projectId, name: principals.name, role: principals.role })
      .from(apiTokens)
      .innerJoin(principals, eq(principals.id, apiTokens.principalId))
      .where(
        and(
          eq(apiTokens.sha256, tokenHash(token)),
          isNull(apiTokens.revokedAt),
          or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, sql`now()`)),
        ),
      )
      .limit(1);
    return found;
  }

  async revoke(token: string): Promise<void> {
    await this.orm
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(eq(apiTokens.sha256, tokenHash(token)));
  }
}

function newToken(): string {
  return TOKEN_PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
}

/** A token is 256 random bits, so one round of SHA-256 keeps it: there is nothing to guess. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
