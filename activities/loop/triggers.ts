/** Looks at every slot that learns, and starts the retrains that its rules ask for. */
import { createHash } from 'node:crypto';
import { uuidOfSha256 } from '../../contracts/derived-id';
import type { LearningSlot } from '../../contracts/pipelines';
import type { Promotion } from '../../contracts/retrain';
import { triggerReason, type TriggerDecision, type TriggerFinding } from '../../contracts/trigger';
import type { EffectiveRule, RetrainRulesRepository } from '../../db/repositories/retrain-rules';
import type { NewRetrain, RetrainsRepository } from '../../db/repositories/retrains';
import type { FiringRow, NewFiring, TriggersRepository } from '../../db/repositories/triggers';
import { hasNews, judgeSlot } from '../../models/triggers/judge';
import { cancellation } from '../spine/cancellation';
import { checkSlotDrift, type DriftDeps } from './drift';
import type { RetrainStarter } from './retrain-starter';
import { type EvidenceDeps, gatherEvidence } from './slot-evidence';

export interface TriggerDeps extends Omit<EvidenceDeps, 'checks' | 'evidence'>, DriftDeps {
  checks: EvidenceDeps['checks'] & DriftDeps['checks'];
  evidence: EvidenceDeps['evidence'] & DriftDeps['evidence'];
  retrains: Pick<RetrainsRepository, 'lastTraining' | 'find' | 'start'>;
  rules: Pick<RetrainRulesRepository, 'inForce'>;
  triggers: Pick<TriggersRepository, 'keepFindings' | 'recordFirings' | 'ofEvaluation' | 'settle' | 'firedSince'>;
  starter: RetrainStarter;
  slots: readonly LearningSlot[];
}

export type TriggerActivities = ReturnType<typeof createTriggerActivities>;

const HOUR_MS = 3_600_000;

export function createTriggerActivities(deps: TriggerDeps) {
  return {
    /** The days that are over and were not looked at yet, slot by slot. */
    async checkDrift(): Promise<{ days: number }> {
      let days = 0;
      for (const slot of deps.slots) {
        cancellation().signal.throwIfAborted();
        days += await checkSlotDrift(deps, slot);
      }
      return { days };
    },

    /** `evaluationId` makes a second try find what the first has decided and started. */
    async fireTriggers(input: {
      evaluationId: string;
      mayStart: boolean;
    }): Promise<{ fired: number; started: number }> {
      const counts = { fired: 0, started: 0 };
      for (const slot of deps.slots) {
        cancellation().signal.throwIfAborted();
        const rules = await deps.rules.inForce(slot.slot, slot.rules);
        const findings = judgeSlot(rules, await gatherEvidence(deps, slot));
        await deps.triggers.keepFindings(findings);
        counts.fired += findings.filter(({ fired, enabled }) => fired && enabled).length;
        if (input.mayStart && (await act(deps, { ...input, slot: slot.slot, rules, findings }))) counts.started += 1;
      }
      return counts;
    },

    /** Every slot that has something new to learn; one that is being trained is left alone. */
    async startScheduledRetrains({ evaluationId }: { evaluationId: string }): Promise<{ started: string[] }> {
      const started: string[] = [];
      for (const slot of deps.slots) {
        cancellation().signal.throwIfAborted();
        const retrainId = idOfRetrain(evaluationId, slot.slot);
        const isStarted = (await deps.retrains.find(retrainId)) !== undefined;
        if (!isStarted && !hasNews(await gatherEvidence(deps, slot))) continue;
        const rules = await deps.rules.inForce(slot.slot, slot.rules);
        const promotion = rules.find(({ kind }) => kind === 'scheduled')?.promotion ?? 'at_once';
        const retrain = {
          id: retrainId,
          slot: slot.slot,
          cause: 'schedule',
          reason: 'by schedule',
          promotion,
        } as const;
        if ((await startRetrain(deps, { ...retrain, requestedBy: null })) === retrainId) started.push(slot.slot);
      }
      return { started };
    },
  };
}

interface Evaluation {
  evaluationId: string;
  slot: string;
  rules: readonly EffectiveRule[];
  findings: readonly TriggerFinding[];
}

/** Decides once, then carries out; resolves to whether a retrain of this evaluation is under way or done. */
async function act(deps: TriggerDeps, evaluation: Evaluation): Promise<boolean> {
  const { evaluationId, slot } = evaluation;
  const { triggers } = deps;
  if ((await triggers.ofEvaluation(evaluationId, slot)).length === 0) {
    await triggers.recordFirings(await decide(deps, evaluation));
  }
  const retrainId = idOfRetrain(evaluationId, slot);
  const [first] = (await triggers.ofEvaluation(evaluationId, slot))
    .filter((firing) => firing.decision === 'start')
    .sort((a, b) => a.finding.priority - b.finding.priority);
  if (!first) return false;
  const activeId = await startRetrain(deps, retrainOf(first, { retrainId, rules: evaluation.rules }));
  const decision = activeId === retrainId ? 'start' : 'retrain_under_way';
  await triggers.settle({ evaluationId, slot }, { decision, retrainId: activeId });
  return activeId === retrainId;
}

/** What fired and is worth a row: what starts a retrain always does, all else once in its cool-down. */
async function decide(deps: TriggerDeps, { evaluationId, slot, rules, findings }: Evaluation): Promise<NewFiring[]> {
  const last = await deps.retrains.lastTraining(slot);
  const firings: NewFiring[] = [];
  for (const rule of rules) {
    const finding = findings.find(({ kind }) => kind === rule.kind);
    if (!finding?.fired || !rule.enabled) continue;
    const coolDownStart = new Date(Date.now() - rule.coolDownHours * HOUR_MS);
    const decision = decisionOn(finding, { last, coolDownStart });
    if (decision === 'start' || !(await deps.triggers.firedSince(slot, rule.kind, coolDownStart))) {
      firings.push({ evaluationId, finding, decision });
    }
  }
  return firings;
}

function decisionOn(
  { kind, recommendation, details }: TriggerFinding,
  { last, coolDownStart }: { last: { startedAt: Date; endedAt: Date | null } | undefined; coolDownStart: Date },
): TriggerDecision {
  if (recommendation !== 'retrain')
    return kind !== 'drift' && details['news'] === 0 ? 'nothing_to_learn' : 'warns_only';
  if (last && !last.endedAt) return 'retrain_under_way';
  return last && last.startedAt > coolDownStart ? 'cool_down' : 'start';
}

function retrainOf(
  { finding }: FiringRow,
  { retrainId, rules }: { retrainId: string; rules: readonly EffectiveRule[] },
): NewRetrain {
  const promotion: Promotion = rules.find(({ kind }) => kind === finding.kind)?.promotion ?? 'at_once';
  const reason = triggerReason(finding, 'en');
  return { id: retrainId, slot: finding.slot, cause: 'trigger', reason, promotion, requestedBy: null };
}

/** Resolves to the id of the retrain that is under way: this one, or another that was there before. */
async function startRetrain({ retrains, starter }: TriggerDeps, wanted: NewRetrain): Promise<string> {
  // One of the same id may have ended already; then only this try is late.
  const retrain = (await retrains.find(wanted.id)) ?? (await retrains.start(wanted));
  if (retrain.id === wanted.id) await starter.start(retrain);
  return retrain.id;
}

/** An evaluation starts one retrain of a slot, however often it is tried. */
function idOfRetrain(evaluationId: string, slot: string): string {
  return uuidOfSha256(createHash('sha256').update(`retrain of ${slot} by ${evaluationId}`).digest('hex'));
}
