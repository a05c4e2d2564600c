/** Gathers what is known of a slot; `models/triggers/judge.ts` says what it means. */
import { ERROR_CODES_OF_CALLERS } from '../../contracts/errors';
import type { LearningSlot } from '../../contracts/pipelines';
import type { DatasetsRepository } from '../../db/repositories/datasets';
import type { DriftChecksRepository } from '../../db/repositories/drift-checks';
import type { ModelVersionsRepository } from '../../db/repositories/model-versions';
import type { Deployment, ModelsRepository } from '../../db/repositories/models';
import type { RetrainsRepository } from '../../db/repositories/retrains';
import type { Review, SlotEvidenceRepository } from '../../db/repositories/slot-evidence';
import type { TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import { FAILURE_HOURS, type SlotEvidence } from '../../models/triggers/judge';
import type { ReviewedDay } from '../../models/triggers/judge-decline';

export interface EvidenceDeps {
  feedback: Pick<TrainingFeedbackRepository, 'countUnlearned' | 'revoked'>;
  datasets: Pick<DatasetsRepository, 'latest' | 'feedbackIds'>;
  versions: Pick<ModelVersionsRepository, 'find' | 'isTrainedOn'>;
  models: Pick<ModelsRepository, 'current'>;
  retrains: Pick<RetrainsRepository, 'lastTraining'>;
  evidence: Pick<SlotEvidenceRepository, 'reviews' | 'failures'>;
  checks: Pick<DriftChecksRepository, 'ofVersion'>;
  timeZone: string;
  /** People who must have spoken about a run before it is learned from. */
  agreement: number;
}

const HOUR_MS = 3_600_000;
/** Reviews are counted from the deployment on; older ones than this are past what is watched. */
const REVIEWS_MAX = 20_000;

export async function gatherEvidence(deps: EvidenceDeps, slot: LearningSlot, now = new Date()): Promise<SlotEvidence> {
  const served = await deps.models.current(slot.slot);
  const lastRetrain = await deps.retrains.lastTraining(slot.slot);
  return {
    now,
    ...(await feedbackOf(deps, slot)),
    failures: await failuresOf(deps, slot, now),
    lastRetrainAt: lastRetrain?.startedAt ?? null,
    checks: served ? await deps.checks.ofVersion(served.modelVersionId) : [],
    reviews: served ? await reviewsOf(deps, slot, served) : [],
    evaluated: served ? await evaluatedShare(deps, slot, served) : null,
  };
}

async function feedbackOf(deps: EvidenceDeps, { slot, pipeline, learner }: LearningSlot) {
  const unlearned = await deps.feedback.countUnlearned({
    slot,
    pipeline,
    kinds: learner.feedbackKinds,
    agreement: deps.agreement,
  });
  const dataset = await deps.datasets.latest(slot);
  if (!dataset) return { unlearned, revoked: 0, learned: null, isUntrained: false };
  const learned = await deps.datasets.feedbackIds(dataset.id);
  return {
    unlearned,
    revoked: (await deps.feedback.revoked(learned)).size,
    learned: learned.length,
    isUntrained: !(await deps.versions.isTrainedOn(dataset.id)),
  };
}

async function failuresOf({ evidence }: EvidenceDeps, { pipeline, watch }: LearningSlot, now: Date): Promise<number> {
  if (!watch) return 0;
  const since = new Date(now.getTime() - FAILURE_HOURS * HOUR_MS);
  return evidence.failures({ pipeline, stage: watch.stage, since, exceptCodes: ERROR_CODES_OF_CALLERS });
}

async function reviewsOf(deps: EvidenceDeps, slot: LearningSlot, served: Deployment): Promise<ReviewedDay[]> {
  const { watch, pipeline } = slot;
  if (!watch) return [];
  const runs = { pipeline, slot: slot.slot, version: served.version, timeZone: deps.timeZone };
  const reviews = await deps.evidence.reviews(runs, served.at, REVIEWS_MAX);
  return daysOf(reviews, ({ kind, correctedResult, originalResult }) =>
    watch.shareRight({ kind, correction: correctedResult, result: originalResult }),
  );
}

/** A run counts once, on the day when it was first looked at, by the least that anybody found right. */
function daysOf(reviews: readonly Review[], shareRight: (review: Review) => number | undefined): ReviewedDay[] {
  const byRun = new Map<string, { day: string; share: number }>();
  for (const review of reviews) {
    const share = shareRight(review);
    if (share === undefined) continue;
    const known = byRun.get(review.runId);
    byRun.set(review.runId, known ? { ...known, share: Math.min(known.share, share) } : { day: review.day, share });
  }
  const days = new Map<string, ReviewedDay>();
  for (const { day, share } of byRun.values()) {
    const { runs, right } = days.get(day) ?? { runs: 0, right: 0 };
    days.set(day, { runs: runs + 1, right: right + share });
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
}

/** Of the learner's metrics the first that is a share of what is right. */
async function evaluatedShare(
  deps: EvidenceDeps,
  { learner }: LearningSlot,
  served: Deployment,
): Promise<number | null> {
  const metric = learner.metrics.find(({ better }) => better === 'higher');
  const version = metric && (await deps.versions.find(served.modelVersionId));
  const value = metric && version?.metrics[`test_${metric.name}`];
  return value !== undefined && value >= 0 && value <= 1 ? value : null;
}
