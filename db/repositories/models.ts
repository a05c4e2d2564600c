/** The model registry's rows: versions, and the append-only record of which version serves a slot. */
import { and, desc, eq, lte, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { ServedModels } from '../../contracts/run';
import type { Orm } from '../connect';
import { deployments, modelVersions } from '../schema';

/** Announced after a deployment, so that every process serves the new version at once. */
export const DEPLOYMENT_CHANNEL = 'treadle_deployment';

export interface ModelVersion {
  slot: string;
  version: string;
  origin: 'built-in' | 'trained' | 'configured';
}

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

  /** Which version served `slot` at a time; undefined before its first deployment. */
  async servedAt(slot: string, at: Date): Promise<string | undefined> {
    const [row] = await this.orm
      .select({ version: modelVersions.version })
      .from(deployments)
      .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
      .where(and(eq(deployments.slot, slot), lte(deployments.at, at)))
      .orderBy(desc(deployments.id))
      .limit(1);
    return row?.version;
  }

  /** Registers a version if it is new, and deploys it unless the slot is served by it or by a trained one. */
  deployShipped(model: ModelVersion, reason: string): Promise<void> {
    return this.orm.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${model.slot}))`);
      await tx
        .insert(modelVersions)
        .values({ id: randomUUID(), ...model })
        .onConflictDoNothing();
      const [serving] = await tx
        .select({ version: modelVersions.version, origin: modelVersions.origin })
        .from(deployments)
        .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
        .where(eq(deployments.slot, model.slot))
        .orderBy(desc(deployments.id))
        .limit(1);
      if (serving?.version === model.version || serving?.origin === 'trained') return;
      const [registered] = await tx
        .select({ id: modelVersions.id })
        .from(modelVersions)
        .where(and(eq(modelVersions.slot, model.slot), eq(modelVersions.version, model.version)));
      if (!registered) throw new Error(`Model version ${model.slot} ${model.version} vanished while it was deployed.`);
      await tx.insert(deployments).values({ slot: model.slot, modelVersionId: registered.id, reason });
      await tx.execute(sql`select pg_notify(${DEPLOYMENT_CHANNEL}, ${model.slot})`);
    });
  }
}
