/** The registry of model versions. Which of them serves: `models.ts`. */
import { and, desc, eq, exists, getTableColumns, inArray, ne, notExists, or, sql } from 'drizzle-orm';
import type { ModelFile, ModelOrigin, ModelParameters, ModelState } from '../../contracts/model';
import type { RetrainEnding } from '../../contracts/retrain';
import type { Orm } from '../connect';
import { datasets, modelVersions, retrains } from '../schema';
import { isAfter, type PageRequest, placeOf } from './newest-first';

export type ModelVersionRow = typeof modelVersions.$inferSelect;

export interface NewModelVersion {
  /** The caller's own: registered twice under the same id, it is one version. */
  id: string;
  slot: string;
  origin: Extract<ModelOrigin, 'trained' | 'uploaded'>;
  parentId: string | null;
  /** Null for one that was not trained here; so is `codeVersion`. */
  datasetId: string | null;
  codeVersion: string | null;
  parameters: ModelParameters;
  metrics: Record<string, number>;
  files: ModelFile[];
  /** Gives version name and signature once the version's number is known. */
  sign: (number: number) => { version: string; signature: string };
}

export interface ModelFilter {
  slot?: string;
  state?: ModelState;
}

/** With its place in the list, its parent's name and its dataset's version. */
export type ListedModelVersion = ModelVersionRow & {
  cursorAt: string;
  parentVersion: string | null;
  datasetVersion: number | null;
};

/** Behind the lock, so that a later version is never older: a transaction's own time is that of its beginning. */
const registeredNow = sql`clock_timestamp()`;

export class ModelVersionsRepository {
  constructor(private readonly orm: Orm) {}

  register({ sign, ...version }: NewModelVersion): Promise<ModelVersionRow> {
    return this.orm.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${version.slot}))`);
      const [known] = await tx.select().from(modelVersions).where(eq(modelVersions.id, version.id));
      if (known) return known;
      const [last] = await tx
        .select({ number: sql<number>`coalesce(max(${modelVersions.number}), 0)::int` })
        .from(modelVersions)
        .where(eq(modelVersions.slot, version.slot));
      const number = (last?.number ?? 0) + 1;
      const [created] = await tx
        .insert(modelVersions)
        .values({ ...version, ...sign(number), number, createdAt: registeredNow })
        .returning();
      if (!created) throw new Error(`Model version ${version.id} vanished while it was registered.`);
      return created;
    });
  }

  async find(id: string): Promise<ListedModelVersion | undefined> {
    const [found] = await this.select().where(eq(modelVersions.id, id));
    return found;
  }

  async findByVersion(slot: string, version: string): Promise<ModelVersionRow | undefined> {
    const [found] = await this.orm
      .select()
      .from(modelVersions)
      .where(and(eq(modelVersions.slot, slot), eq(modelVersions.version, version)));
    return found;
  }

  findAll(ids: readonly string[]): Promise<ListedModelVersion[]> {
    return this.select().where(inArray(modelVersions.id, [...ids]));
  }

  /** Newest first. */
  list({ slot, state }: ModelFilter, { cursor, limit }: PageRequest): Promise<ListedModelVersion[]> {
    return this.select()
      .where(
        and(
          slot === undefined ? undefined : eq(modelVersions.slot, slot),
          state === undefined ? undefined : eq(modelVersions.state, state),
          isAfter(cursor, modelVersions),
        ),
      )
      .orderBy(desc(modelVersions.createdAt), desc(modelVersions.id))
      .limit(limit);
  }

  /** Whether a version came of the dataset. One whose retrain broke off before its gate is none: nobody judged it. */
  async isTrainedOn(datasetId: string): Promise<boolean> {
    const ended = (...states: RetrainEnding[]) =>
      this.orm
        .select({ one: sql`1` })
        .from(retrains)
        .where(and(eq(retrains.candidateId, modelVersions.id), inArray(retrains.state, states)));
    const found = await this.orm
      .select({ id: modelVersions.id })
      .from(modelVersions)
      .where(
        and(
          eq(modelVersions.datasetId, datasetId),
          or(
            ne(modelVersions.state, 'candidate'),
            notExists(ended('failed', 'cancelled')),
            exists(ended('completed', 'rejected')),
          ),
        ),
      )
      .limit(1);
    return found.length > 0;
  }

  /** What was measured on the test rows, beside what the training measured. */
  async addMetrics(id: string, metrics: Record<string, number>): Promise<void> {
    await this.orm
      .update(modelVersions)
      .set({ metrics: sql`${modelVersions.metrics} || ${JSON.stringify(metrics)}::jsonb` })
      .where(eq(modelVersions.id, id));
  }

  /** A candidate that came to nothing. What serves, or stands an experiment, stays what it is. */
  async archive(id: string): Promise<void> {
    await this.orm
      .update(modelVersions)
      .set({ state: 'archived' })
      .where(and(eq(modelVersions.id, id), eq(modelVersions.state, 'candidate')));
  }

  private select() {
    const parent = sql<
      string | null
    >`(select version from model_versions parent where parent.id = ${modelVersions.parentId})`;
    return this.orm
      .select({
        ...getTableColumns(modelVersions),
        cursorAt: placeOf(modelVersions.createdAt),
        parentVersion: parent,
        datasetVersion: datasets.version,
      })
      .from(modelVersions)
      .leftJoin(datasets, eq(datasets.id, modelVersions.datasetId))
      .$dynamic();
  }
}
