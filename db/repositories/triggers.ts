/** What the rules have found, and what came of those that fired. */
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { TriggerDecision, TriggerFinding, TriggerKind } from '../../contracts/trigger';
import type { Orm } from '../connect';
import { triggerFindings, triggerFirings } from '../schema';

export type FiringRow = typeof triggerFirings.$inferSelect;
export type StandingFinding = typeof triggerFindings.$inferSelect;

export interface NewFiring {
  evaluationId: string;
  finding: TriggerFinding;
  decision: TriggerDecision;
}

export class TriggersRepository {
  constructor(private readonly orm: Orm) {}

  /** In place of what the same rules had found before. */
  async keepFindings(findings: readonly TriggerFinding[]): Promise<void> {
    if (findings.length === 0) return;
    await this.orm
      .insert(triggerFindings)
      .values(findings.map((finding) => ({ slot: finding.slot, kind: finding.kind, finding })))
      .onConflictDoUpdate({
        target: [triggerFindings.slot, triggerFindings.kind],
        set: { finding: sql`excluded.finding`, at: sql`now()` },
      });
  }

  standing(slot: string | undefined): Promise<StandingFinding[]> {
    return this.orm
      .select()
      .from(triggerFindings)
      .where(slot === undefined ? undefined : eq(triggerFindings.slot, slot))
      .orderBy(asc(triggerFindings.slot), asc(triggerFindings.kind));
  }

  /** In one statement; what the same evaluation recorded before stays as it is. */
  async recordFirings(firings: readonly NewFiring[]): Promise<void> {
    if (firings.length === 0) return;
    await this.orm
      .insert(triggerFirings)
      .values(
        firings.map(({ finding, ...firing }) => {
          const { slot, kind, severity } = finding;
          return { ...firing, slot, kind, severity, finding };
        }),
      )
      .onConflictDoNothing();
  }

  ofEvaluation(evaluationId: string, slot: string): Promise<FiringRow[]> {
    return this.orm
      .select()
      .from(triggerFirings)
      .where(and(eq(triggerFirings.evaluationId, evaluationId), eq(triggerFirings.slot, slot)));
  }

  /** What became of the firings by which an evaluation wanted a retrain. */
  async settle(
    of: { evaluationId: string; slot: string },
    outcome: { decision: TriggerDecision; retrainId: string },
  ): Promise<void> {
    await this.orm
      .update(triggerFirings)
      .set(outcome)
      .where(
        and(
          eq(triggerFirings.evaluationId, of.evaluationId),
          eq(triggerFirings.slot, of.slot),
          eq(triggerFirings.decision, 'start'),
        ),
      );
  }

  async firedSince(slot: string, kind: TriggerKind, since: Date): Promise<boolean> {
    const found = await this.orm
      .select({ id: triggerFirings.id })
      .from(triggerFirings)
      .where(and(eq(triggerFirings.slot, slot), eq(triggerFirings.kind, kind), gt(triggerFirings.at, since)))
      .limit(1);
    return found.length > 0;
  }

  /** Newest first. */
  firings(slot: string | undefined, limit: number): Promise<FiringRow[]> {
    return this.orm
      .select()
      .from(triggerFirings)
      .where(slot === undefined ? undefined : eq(triggerFirings.slot, slot))
      .orderBy(desc(triggerFirings.at), asc(triggerFirings.slot), asc(triggerFirings.kind))
      .limit(limit);
  }
}
