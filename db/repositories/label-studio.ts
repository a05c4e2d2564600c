/** What was pulled from Label Studio, and what became of it; and the program in whose name it gives feedback. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Orm } from '../connect';
import { labelStudioAnnotations, principals, projects } from '../schema';

export type PulledRow = typeof labelStudioAnnotations.$inferSelect;

const PROJECT = 'default';
const PROGRAM = 'label-studio';

export class LabelStudioRepository {
  constructor(private readonly orm: Orm) {}

  /** Work of the default project is exchanged. The program has no key: nobody can act in its name over the API. */
  program(): Promise<{ id: string; projectId: string } | undefined> {
    return this.orm.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('principal of label studio'))`);
      const [project] = await tx.select().from(projects).where(eq(projects.name, PROJECT));
      if (!project) return undefined;
      const isProgram = and(
        eq(principals.projectId, project.id),
        eq(principals.name, PROGRAM),
        eq(principals.kind, 'program'),
      );
      const [found] = await tx.select({ id: principals.id }).from(principals).where(isProgram).limit(1);
      if (found) return { id: found.id, projectId: project.id };
      const id = randomUUID();
      await tx
        .insert(principals)
        .values({ id, projectId: project.id, name: PROGRAM, kind: 'program', role: 'annotator' });
      return { id, projectId: project.id };
    });
  }

  /** The greatest time that was pulled; null before the first pull. */
  async pulledUntil(labelProject: number): Promise<string | null> {
    const [newest] = await this.orm
      .select({ updatedAt: labelStudioAnnotations.updatedAt })
      .from(labelStudioAnnotations)
      .where(eq(labelStudioAnnotations.labelProject, labelProject))
      .orderBy(desc(labelStudioAnnotations.updatedAt))
      .limit(1);
    return newest?.updatedAt ?? null;
  }

  async find(annotationId: number): Promise<PulledRow | undefined> {
    const [found] = await this.orm
      .select()
      .from(labelStudioAnnotations)
      .where(eq(labelStudioAnnotations.annotationId, annotationId));
    return found;
  }

  async note(pulled: Omit<PulledRow, 'pulledAt'>): Promise<void> {
    const { annotationId: _, ...rest } = pulled;
    await this.orm
      .insert(labelStudioAnnotations)
      .values(pulled)
      .onConflictDoUpdate({ target: labelStudioAnnotations.annotationId, set: { ...rest, pulledAt: sql`now()` } });
  }

  /** Newest first. */
  refused(projectId: string, limit: number): Promise<PulledRow[]> {
    return this.orm
      .select()
      .from(labelStudioAnnotations)
      .where(and(eq(labelStudioAnnotations.projectId, projectId), eq(labelStudioAnnotations.state, 'refused')))
      .orderBy(desc(labelStudioAnnotations.pulledAt))
      .limit(limit);
  }
}
