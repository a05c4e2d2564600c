/** The rules by which triggers fire: the pipelines' own figures, and what somebody has set instead. */
import { eq, sql } from 'drizzle-orm';
import {
  candidateExperiment,
  type CandidateExperiment,
  type CandidateExperimentChange,
} from '../../contracts/candidate-experiment';
import type { RetrainRule } from '../../contracts/pipeline';
import type { Promotion } from '../../contracts/retrain';
import type { TriggerKind } from '../../contracts/trigger';
import type { Orm } from '../connect';
import { retrainExperiments, retrainRules } from '../schema';

/** In force. */
export interface EffectiveRule extends RetrainRule {
  enabled: boolean;
  /** No trigger starts a retrain of the slot within this time of its last one. */
  coolDownHours: number;
  promotion: Promotion;
  /** When somebody set something of it; null where all is the pipeline's. */
  changedAt: Date | null;
}

export interface EffectiveExperiment {
  settings: CandidateExperiment;
  /** When somebody set something of it; null where all is as it came. */
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

  /** Of the experiments that retrains of the slot begin. */
  async experimentOf(slot: string): Promise<EffectiveExperiment> {
    const [set] = await this.orm.select().from(retrainExperiments).where(eq(retrainExperiments.slot, slot));
    return { settings: candidateExperiment(set?.settings), changedAt: set?.changedAt ?? null };
  }

  /** All of it or nothing. */
  async change(
    slot: string,
    { rules = [], experiment }: { rules?: readonly RuleChange[]; experiment?: CandidateExperimentChange },
    changedBy: string,
  ): Promise<void> {
    await this.orm.transaction(async (tx) => {
      if (experiment) {
        const settings = sql`jsonb_strip_nulls(${JSON.stringify(experiment)}::jsonb)`;
        const merged = sql`jsonb_strip_nulls(${retrainExperiments.settings} || ${JSON.stringify(experiment)}::jsonb)`;
        await tx
          .insert(retrainExperiments)
          .values({ slot, settings, changedBy })
          .onConflictDoUpdate({
            target: retrainExperiments.slot,
            set: { settings: merged, changedBy, changedAt: sql`now()` },
          });
      }
      for (const { kind, ...change } of rules) {
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
