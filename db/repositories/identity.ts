/** Projects and the principals that migration, tests and benchmarks make; `users.ts` is what administrators work with. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { PrincipalKind, Role, Scopes } from '../../contracts/identity';
import type { Orm } from '../connect';
import { apiTokens, principals, projects, signInLinks } from '../schema';
import { newKey, secretHash, shownPrefix } from './secrets';

/** Who makes a request. */
export interface Principal {
  id: string;
  projectId: string;
  name: string;
  role: Role;
}

/** A principal together with what it has shown, and how far that reaches. */
export interface Caller extends Principal {
  kind: PrincipalKind;
  scopes: Scopes;
  credential: { type: 'key' | 'session'; id: string; expiresAt: Date | null };
}

const DEFAULT_PROJECT = 'default';
const ADMINISTRATOR = 'administrator';

export class IdentityRepository {
  constructor(private readonly orm: Orm) {}

  /** Makes the default project and its administrator once; the token is given only when it is newly made. */
  ensureAdministrator(): Promise<{ token: string | null }> {
    return this.orm.transaction(async (tx) => {
      await tx.execute(sql`lock table projects in share row exclusive mode`);
      const [project] = await tx.select().from(projects).where(eq(projects.name, DEFAULT_PROJECT)).limit(1);
      if (project) return { token: null };
      const projectId = randomUUID();
      const principalId = randomUUID();
      const token = newKey();
      await tx.insert(projects).values({ id: projectId, name: DEFAULT_PROJECT });
      await tx.insert(principals).values({ id: principalId, projectId, name: ADMINISTRATOR, role: 'admin' });
      await tx.insert(apiTokens).values(keyRow(token, { principalId, name: 'first start' }));
      return { token };
    });
  }

  /** Gives the administrator one more token: the way back in for whoever lost the first. */
  async renewAdministratorToken(): Promise<string> {
    const { id } = await this.administrator();
    const token = newKey();
    await this.orm.insert(apiTokens).values(keyRow(token, { principalId: id, name: 'renewed' }));
    return token;
  }

  /**
   * The active administrator of the default project that has been there longest; a person before a program, since a
   * person can sign in. There is always one: the last can be neither demoted nor disabled.
   */
  async administrator(): Promise<{ id: string; isNew: boolean }> {
    const [administrator] = await this.orm
      .select({
        id: principals.id,
        isNew: sql<boolean>`${principals.createdAt} > now() - interval '1 day'
          and not exists (select 1 from ${signInLinks} where ${signInLinks.principalId} = ${principals.id})`,
      })
      .from(principals)
      .innerJoin(projects, eq(projects.id, principals.projectId))
      .where(and(eq(projects.name, DEFAULT_PROJECT), eq(principals.role, 'admin'), isNull(principals.disabledAt)))
      .orderBy(principals.kind, principals.createdAt)
      .limit(1);
    if (!administrator) throw new Error('There is no administrator yet; run the migrations first.');
    return administrator;
  }

  async createPrincipal(principal: {
    projectId?: string;
    projectName?: string;
    name: string;
    role: Role;
    kind?: PrincipalKind;
    scopes?: Scopes;
  }): Promise<Principal & { token: string }> {
    return this.orm.transaction(async (tx) => {
      const projectId = principal.projectId ?? randomUUID();
      if (principal.projectId === undefined) {
        await tx.insert(projects).values({ id: projectId, name: principal.projectName ?? principal.name });
      }
      const id = randomUUID();
      const token = newKey();
      const { name, role, kind = 'person', scopes = null } = principal;
      await tx.insert(principals).values({ id, projectId, name, role, kind });
      await tx.insert(apiTokens).values(keyRow(token, { principalId: id, name: 'created', scopes }));
      return { id, projectId, name, role, token };
    });
  }

  async projectName(projectId: string): Promise<string> {
    const [project] = await this.orm.select().from(projects).where(eq(projects.id, projectId)).limit(1);
    return project?.name ?? '';
  }
}

function keyRow(
  token: string,
  { principalId, name, scopes = null }: { principalId: string; name: string; scopes?: Scopes },
): typeof apiTokens.$inferInsert {
  return { sha256: secretHash(token), prefix: shownPrefix(token), principalId, name, scopes: scopes && [...scopes] };
}
