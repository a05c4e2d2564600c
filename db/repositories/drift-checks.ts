/** The daily comparison of what a version serves with what it served at first. */
import { asc, desc, eq } from 'drizzle-orm';
import type { FeatureColumns } from '../../contracts/drift';
import type { Orm } from '../connect';
import { driftChecks, driftReferences, modelVersions } from '../schema';

export type DriftCheckRow = typeof driftChecks.$inferSelect;
export type DriftReferenceRow = typeof driftReferences.$inferSelect;
export type ListedDriftCheck = DriftCheckRow & { version: string };

export class DriftChecksRepository {
  constructor(private readonly orm: Orm) {}

  /** A day that was checked before stays as it is: the runs of that day may be gone by now. */
  async keep(check: Omit<DriftCheckRow, 'createdAt'>): Promise<void> {
    await this.orm.insert(driftChecks).values(check).onConflictDoNothing();
  }

  /** Oldest first. */
  ofVersion(modelVersionId: string): Promise<DriftCheckRow[]> {
    return this.orm
      .select()
      .from(driftChecks)
      .where(eq(driftChecks.modelVersionId, modelVersionId))
      .orderBy(asc(driftChecks.day));
  }

  /** Newest first, of every version that has served. */
  async ofSlot(slot: string, limit: number): Promise<ListedDriftCheck[]> {
    const rows = await this.orm
      .select({ check: driftChecks, version: modelVersions.version })
      .from(driftChecks)
      .innerJoin(modelVersions, eq(modelVersions.id, driftChecks.modelVersionId))
      .where(eq(driftChecks.slot, slot))
      .orderBy(desc(driftChecks.day), desc(driftChecks.createdAt))
      .limit(limit);
    return rows.map(({ check, version }) => ({ ...check, version }));
  }

  /** The first one that is kept stays. */
  async keepReference(reference: {
    modelVersionId: string;
    runs: number;
    untilDay: string;
    columns: FeatureColumns;
  }): Promise<void> {
    await this.orm.insert(driftReferences).values(reference).onConflictDoNothing();
  }

  async reference(modelVersionId: string): Promise<DriftReferenceRow | undefined> {
    const [found] = await this.orm
      .select()
      .from(driftReferences)
      .where(eq(driftReferences.modelVersionId, modelVersionId));
    return found;
  }
}
