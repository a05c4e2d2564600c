/** What of the registry an MLflow server was told, and so what it has yet to be told. */
import { and, asc, eq, getTableColumns, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { GateVerdict } from '../../contracts/retrain';
import type { Orm } from '../connect';
import { datasets, modelPublications, modelVersions, retrainPublications, retrains } from '../schema';
import type { ModelVersionRow } from './model-versions';
import type { RetrainRow } from './retrains';

/** With where it comes from. */
export type UnpublishedVersion = ModelVersionRow & {
  datasetVersion: number | null;
  /** Of the retrain that made it; of an uploaded one, of the first that compared it. */
  trainingStartedAt: Date | null;
  /** Of the last that compared it. */
  verdict: GateVerdict | null;
};

export type UntoldEnding = RetrainRow & { datasetVersion: number | null };

/** Which version ought to bear which alias; null where none does. */
export interface SlotAliases {
  slot: string;
  production: string | null;
  candidate: string | null;
  shadow: string | null;
}

export class ModelPublicationsRepository {
  constructor(private readonly orm: Orm) {}

  /** Never told, or told with other metrics; oldest first, so that versions are numbered as they were made. */
  unpublished(limit: number, skipped: number): Promise<UnpublishedVersion[]> {
    return this.orm
      .select({
        ...getTableColumns(modelVersions),
        datasetVersion: datasets.version,
        trainingStartedAt: sql<Date | null>`(
          select min(started_at) from retrains where candidate_id = ${modelVersions.id})`.mapWith(retrains.startedAt),
        verdict: sql<GateVerdict | null>`(
          select verdict from retrains where candidate_id = ${modelVersions.id} and verdict is not null
          order by started_at desc limit 1)`,
      })
      .from(modelVersions)
      .leftJoin(datasets, eq(datasets.id, modelVersions.datasetId))
      .leftJoin(modelPublications, eq(modelPublications.modelVersionId, modelVersions.id))
      .where(
        or(isNull(modelPublications.modelVersionId), sql`${modelPublications.metrics} <> ${modelVersions.metrics}`),
      )
      .orderBy(asc(modelVersions.createdAt), asc(modelVersions.id))
      .limit(limit)
      .offset(skipped);
  }

  async note(published: Omit<typeof modelPublications.$inferInsert, 'publishedAt'>): Promise<void> {
    const { modelVersionId: _, ...told } = published;
    await this.orm
      .insert(modelPublications)
      .values(published)
      .onConflictDoUpdate({ target: modelPublications.modelVersionId, set: { ...told, publishedAt: sql`now()` } });
  }

  /**
   * Retrains that have ended, and MLflow was not told how; oldest first. Those that made a version come after it, those
   * that came to none only where they broke off: where nothing was new, nothing was trained.
   */
  untoldEndings(limit: number): Promise<UntoldEnding[]> {
    return this.orm
      .select({ ...getTableColumns(retrains), datasetVersion: datasets.version })
      .from(retrains)
      .leftJoin(datasets, eq(datasets.id, retrains.datasetId))
      .leftJoin(modelPublications, eq(modelPublications.modelVersionId, retrains.candidateId))
      .leftJoin(retrainPublications, eq(retrainPublications.retrainId, retrains.id))
      .where(
        and(
          isNotNull(retrains.endedAt),
          isNull(retrainPublications.retrainId),
          or(
            isNotNull(modelPublications.modelVersionId),
            and(isNull(retrains.candidateId), inArray(retrains.state, ['failed', 'cancelled'])),
          ),
        ),
      )
      .orderBy(asc(retrains.endedAt), asc(retrains.id))
      .limit(limit);
  }

  async noteEnding(retrainId: string, mlflowRunId: string | null): Promise<void> {
    await this.orm.insert(retrainPublications).values({ retrainId, mlflowRunId }).onConflictDoNothing();
  }

  /** Of each slot; a version that is not yet published bears no alias. */
  async aliases(): Promise<SlotAliases[]> {
    const newest = (state: string) => sql`(
      select version.id from model_versions version join model_publications told on told.model_version_id = version.id
      where version.slot = slots.slot and version.state = ${state} and version.origin in ('trained', 'uploaded')
      order by version.created_at desc limit 1)`;
    const { rows } = await this.orm.execute<SlotAliases & Record<string, unknown>>(sql`
      select slots.slot, (
          select told.model_version_id from model_publications told
          where told.model_version_id = (
            select model_version_id from deployments where deployments.slot = slots.slot order by id desc limit 1)
        ) as production, ${newest('candidate')} as candidate, ${newest('shadow')} as shadow
      from (select distinct slot from model_versions) slots order by slots.slot`);
    return rows;
  }
}
