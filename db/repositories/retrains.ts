/** Retrains: started once a slot, moved on by their workflow, listed. */
import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { GateVerdict, Promotion, RetrainEnding, RetrainOutcome, RetrainState } from '../../contracts/retrain';
import type { RunError } from '../../contracts/run';
import type { Orm } from '../connect';
import { modelVersions, principals, retrains } from '../schema';

export type RetrainRow = typeof retrains.$inferSelect;

export interface NewRetrain {
  id: string;
  slot: string;
  cause: RetrainRow['cause'];
  reason: string;
  promotion: Promotion;
  requestedBy: string | null;
  /** Of one that trains nothing: what is compared with production, and on whose test rows. */
  evaluation?: { datasetId: string; candidateId: string };
}

/** With the names that people know it by. */
export type ListedRetrain = RetrainRow & { requestedByName: string | null; candidateVersion: string | null };

export class RetrainsRepository {
  constructor(private readonly orm: Orm) {}

  /** The retrain that is under way then: this one, or the one that was there before. */
  async start({ evaluation, ...retrain }: NewRetrain): Promise<RetrainRow> {
    for (;;) {
      const [created] = await this.orm
        .insert(retrains)
        .values({ ...retrain, ...(evaluation && { ...evaluation, state: 'evaluating' as const }) })
        .onConflictDoNothing({ target: retrains.slot, where: sql`ended_at is null` })
        .returning();
      if (created) return created;
      const [active] = await this.orm
        .select()
        .from(retrains)
        .where(and(eq(retrains.slot, retrain.slot), isNull(retrains.endedAt)));
      // The active one may have ended between the two statements; then the next insert succeeds.
      if (active) return active;
    }
  }

  /** One that has ended stays as it is. */
  async advance(
    id: string,
    change: { state: Exclude<RetrainState, RetrainEnding> } & Partial<
      Pick<RetrainRow, 'datasetId' | 'candidateId' | 'baselineId'> & { verdict: GateVerdict }
    >,
  ): Promise<void> {
    await this.orm
      .update(retrains)
      .set(change)
      .where(and(eq(retrains.id, id), isNull(retrains.endedAt)));
  }

  async end(
    id: string,
    ending: { state: RetrainEnding; outcome: RetrainOutcome | null; error: Omit<RunError, 'stage'> | null },
  ): Promise<void> {
    await this.orm
      .update(retrains)
      .set({ ...ending, endedAt: sql`now()` })
      .where(and(eq(retrains.id, id), isNull(retrains.endedAt)));
  }

  async find(id: string): Promise<ListedRetrain | undefined> {
    const [found] = await this.select().where(eq(retrains.id, id));
    return found;
  }

  /** Newest first. */
  list(slot: string | undefined, limit: number): Promise<ListedRetrain[]> {
    return this.select()
      .where(slot === undefined ? undefined : eq(retrains.slot, slot))
      .orderBy(desc(retrains.startedAt), desc(retrains.id))
      .limit(limit);
  }

  /** The newest that was to train something: one that compares a version that was there already does not count. */
  async lastTraining(slot: string): Promise<RetrainRow | undefined> {
    const [last] = await this.orm
      .select()
      .from(retrains)
      .where(
        and(
          eq(retrains.slot, slot),
          sql`not exists (select 1 from ${modelVersions}
            where ${modelVersions.id} = ${retrains.candidateId} and ${modelVersions.createdAt} < ${retrains.startedAt})`,
        ),
      )
      .orderBy(desc(retrains.startedAt), desc(retrains.id))
      .limit(1);
    return last;
  }

  /** Not ended, and begun some time ago: their workflow may be missing. */
  async unended(olderThanSeconds: number): Promise<RetrainRow[]> {
    return this.orm
      .select()
      .from(retrains)
      .where(
        and(isNull(retrains.endedAt), sql`${retrains.startedAt} < now() - make_interval(secs => ${olderThanSeconds})`),
      );
  }

  private select() {
    return this.orm
      .select({
        ...getTableColumns(retrains),
        requestedByName: principals.name,
        candidateVersion: modelVersions.version,
      })
      .from(retrains)
      .leftJoin(principals, eq(principals.id, retrains.requestedBy))
      .leftJoin(modelVersions, eq(modelVersions.id, retrains.candidateId))
      .$dynamic();
  }
}
