/** The rules by which triggers fire: the pipelines' own figures, and what somebody has set instead. */
import { eq, sql } from 'drizzle-orm';
import type { RetrainRule } from '../../contracts/pipeline';
import type { Promotion } from '../../contracts/retrain';
import type { TriggerKind } from '../../contracts/trigger';
import type { Orm } from '../connect';
import { retrainRules } from '../schema';

/** In force. */
export interface EffectiveRule extends RetrainRule {
  enabled: boolean;
  /** No trigger starts a retrain of the slot within this time of its last one. */
  coolDownHours: number;
  promotion: Promotion;
  /** When somebody set something of it; null where all is the pipeline's. */
  changedAt: Date | null;
}

/** Null gives a figure back to the pipeline; what is left out stays. */
export interface RuleChange {
  kind: TriggerKind;
  threshold?: number | null | undefined;
  enabled?: boolean | null | undefined;
  coolDownHours?: number | null | undefined;
  promotion?: Promotion | null | undefined;
}

const COOL_DOWN_HOURS = 24;

export class RetrainRulesRepository {
  constructor(private readonly orm: Orm) {}

  /** The given rules of one slot, each with what was set for it. */
  async inForce(slot: string, rules: readonly RetrainRule[]): Promise<EffectiveRule[]> {
    const rows = await this.orm.select().from(retrainRules).where(eq(retrainRules.slot, slot));
    return rules.map(({ kind, threshold }) => {
      const set = rows.find((row) => row.kind === kind);
      return {
        slot,
        kind,
        threshold: set?.threshold ?? threshold,
        enabled: set?.enabled ?? true,
        coolDownHours: set?.coolDownHours ?? COOL_DOWN_HOURS,
        promotion: set?.promotion ?? 'at_once',
        changedAt: set?.changedAt ?? null,
      };
    });
  }

  /** All of them or none. */
  async change(slot: string, changes: readonly RuleChange[], changedBy: string): Promise<void> {
    await this.orm.transaction(async (tx) => {
      for (const { kind, ...change } of changes) {
        await tx
          .insert(retrainRules)
          .values({ slot, kind, ...change, changedBy })
          .onConflictDoUpdate({
            target: [retrainRules.slot, retrainRules.kind],
            set: { ...change, changedBy, changedAt: sql`now()` },
          });
      }
    });
  }
}
