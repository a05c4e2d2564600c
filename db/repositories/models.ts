/** Which version serves a slot: the append-only record of deployments. The versions themselves: `model-versions.ts`. */
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../../contracts/errors';
import { KEPT_ORIGINS, type ModelOrigin } from '../../contracts/model';
import type { ServedModels } from '../../contracts/run';
import type { Orm } from '../connect';
import { deployments, modelVersions, principals } from '../schema';

/** Announced after a deployment, so that every process serves the new version at once. */
export const DEPLOYMENT_CHANNEL = 'treadle_deployment';

export interface ModelVersion {
  slot: string;
  version: string;
  origin: ModelOrigin;
}

export interface Deployment {
  slot: string;
  modelVersionId: string;
  version: string;
  origin: ModelOrigin;
  /** When the version was registered. */
  registeredAt: Date;
  /** Since when it serves. */
  at: Date;
  reason: string;
  /** Null where the system did it. */
  byName: string | null;
}

export interface NewDeployment {
  slot: string;
  modelVersionId: string;
  reason: string;
  /** Null where the system does it. */
  byId: string | null;
  /** The only version in whose place it may be put; any, if left out. */
  insteadOf?: string;
}

type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

const DEPLOYMENT = {
  slot: deployments.slot,
  modelVersionId: deployments.modelVersionId,
  version: modelVersions.version,
  origin: modelVersions.origin,
  registeredAt: modelVersions.createdAt,
  at: deployments.at,
  reason: deployments.reason,
  byName: principals.name,
};

export class ModelsRepository {
  constructor(private readonly orm: Orm) {}

  /** Slot -> version now in service. */
  async served(): Promise<ServedModels> {
    const rows = await this.orm
      .selectDistinctOn([deployments.slot], { slot: deployments.slot, version: modelVersions.version })
      .from(deployments)
      .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
      .orderBy(deployments.slot, desc(deployments.id));
    return Object.fromEntries(rows.map((row) => [row.slot, row.version]));
  }

  /**
   * Which version served `slot` at a time, and since when; undefined before its first deployment. Times are told to the
   * millisecond, so they are compared to the millisecond.
   */
  async servedAt(slot: string, at: Date): Promise<Deployment | undefined> {
    const isBegun = sql`date_trunc('milliseconds', ${deployments.at}) <= ${at.toISOString()}::timestamptz`;
    const [row] = await this.select()
      .where(and(eq(deployments.slot, slot), isBegun))
      .limit(1);
    return row;
  }

  /** The deployment in force, whatever this machine's clock says. */
  async current(slot: string): Promise<Deployment | undefined> {
    const [row] = await this.history(slot, 1);
    return row;
  }

  /** As `current`, of every slot that was ever served. */
  async currentOfAll(): Promise<ReadonlyMap<string, Deployment>> {
    const rows = await this.orm
      .selectDistinctOn([deployments.slot], DEPLOYMENT)
      .from(deployments)
      .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
      .leftJoin(principals, eq(principals.id, deployments.byId))
      .orderBy(deployments.slot, desc(deployments.id));
    return new Map(rows.map((row) => [row.slot, row]));
  }

  /** Newest first. */
  history(slot: string, limit: number): Promise<Deployment[]> {
    return this.select().where(eq(deployments.slot, slot)).limit(limit);
  }

  /**
   * What a rollback goes back to: the version that served before the present one came first. So a second rollback goes
   * further back, and never forth again.
   */
  async previous(slot: string): Promise<Deployment | undefined> {
    const now = await this.current(slot);
    if (!now) return undefined;
    const firstOfNow = this.orm
      .select({ id: sql`min(${deployments.id})` })
      .from(deployments)
      .where(and(eq(deployments.slot, slot), eq(deployments.modelVersionId, now.modelVersionId)));
    const [before] = await this.select()
      .where(and(eq(deployments.slot, slot), lt(deployments.id, firstOfNow)))
      .limit(1);
    return before;
  }

  /**
   * The version serves from now on. Told again, it changes nothing. Resolves to the version that served before.
   * @throws DomainError DEPLOYMENT_OVERTAKEN
   */
  deploy({ insteadOf, ...deployment }: NewDeployment): Promise<string | null> {
    const { slot, modelVersionId } = deployment;
    return this.orm.transaction(async (tx) => {
      const serving = await lockedServing(tx, slot);
      if (serving?.id === modelVersionId) return modelVersionId;
      if (insteadOf !== undefined && serving?.id !== insteadOf) {
        throw new DomainError('DEPLOYMENT_OVERTAKEN', { slot, served: serving?.version ?? 'nothing' });
      }
      await append(tx, deployment);
      return serving?.id ?? null;
    });
  }

  /** Registers a version if it is new, and deploys it unless the slot is served by it or by one of people's own. */
  deployShipped(model: ModelVersion, reason: string): Promise<void> {
    return this.orm.transaction(async (tx) => {
      const serving = await lockedServing(tx, model.slot);
      await tx
        .insert(modelVersions)
        .values({ id: randomUUID(), ...model })
        .onConflictDoNothing();
      if (serving?.version === model.version || (serving && KEPT_ORIGINS.includes(serving.origin))) return;
      const [registered] = await tx
        .select({ id: modelVersions.id })
        .from(modelVersions)
        .where(and(eq(modelVersions.slot, model.slot), eq(modelVersions.version, model.version)));
      if (!registered) throw new Error(`Model version ${model.slot} ${model.version} vanished while it was deployed.`);
      await append(tx, { slot: model.slot, modelVersionId: registered.id, reason, byId: null });
    });
  }

  private select() {
    return this.orm
      .select(DEPLOYMENT)
      .from(deployments)
      .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
      .leftJoin(principals, eq(principals.id, deployments.byId))
      .orderBy(desc(deployments.id))
      .$dynamic();
  }
}

/** Of two deployments of a slot at once the later waits. */
async function lockedServing(tx: Transaction, slot: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${slot}))`);
  const [serving] = await tx
    .select({ id: modelVersions.id, version: modelVersions.version, origin: modelVersions.origin })
    .from(deployments)
    .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
    .where(eq(deployments.slot, slot))
    .orderBy(desc(deployments.id))
    .limit(1);
  return serving;
}

async function append(tx: Transaction, deployment: NewDeployment): Promise<void> {
  const { slot, modelVersionId } = deployment;
  await tx.insert(deployments).values(deployment);
  await tx
    .update(modelVersions)
    .set({ state: 'archived' })
    .where(and(eq(modelVersions.slot, slot), eq(modelVersions.state, 'production')));
  await tx.update(modelVersions).set({ state: 'production' }).where(eq(modelVersions.id, modelVersionId));
  await tx.execute(sql`select pg_notify(${DEPLOYMENT_CHANNEL}, ${slot})`);
}
