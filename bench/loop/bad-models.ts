/** Two models that learned nonsense: one that the test rows give away, and one that only its service does. */
import { round } from '../bench';
import { compareLive } from './live-comparison';
import type { LoopClient, RetrainReply } from './loop-client';
import { correctedReceipts, mistakenOf, type LoopDocuments } from './loop-documents';
import { type Reviewer, score, servedBy } from './reviewer';

/** Read anew after the rollback, of those that the bad model had answered. */
const READ_AGAIN = 3;

/** Falsified in the part that is learned from alone, so that the test rows know better. */
export async function brokenCandidate(api: LoopClient, reviewer: Reviewer, documents: LoopDocuments) {
  const before = await api.served();
  const known = correctedReceipts(documents).filter(({ part }) => part === 'train');
  const said = await reviewer.correctAll([...known, ...documents.falsified.train].map(mistakenOf));
  const retrain = await api.untilRetrained(await api.startRetrain('falsified corrections'));
  await Promise.all(said.map((id) => api.withdraw(id)));
  const after = await api.served();
  return {
    falsified: said.length,
    state: retrain.state,
    gate: gateOf(retrain),
    served_before: before.version,
    served_after: after.version,
    is_stopped: retrain.state === 'rejected' && after.version === before.version,
  };
}

/**
 * A team that was told wrongly: what is tested with is as wrong as what is learned from, so the gate cannot know. Who
 * corrects what is served knows.
 */
export async function worseInService(api: LoopClient, reviewer: Reviewer, documents: LoopDocuments) {
  const before = await api.served();
  const said = await reviewer.correctAll(
    [...correctedReceipts(documents), ...documents.falsified.anyPart].map(mistakenOf),
  );
  const asked = await api.startRetrain('a team that was told wrongly', { promotion: 'by_hand' });
  const retrain = await api.untilRetrained(asked);
  await Promise.all(said.map((id) => api.withdraw(id)));
  const gate = { state: retrain.state, gate: gateOf(retrain) };
  const { candidate } = retrain;
  if (retrain.state !== 'completed' || !candidate) return { ...gate, is_taken_back: false };

  const { experiment, served, seconds } = await compareLive(api, reviewer, {
    name: 'a team that was told wrongly',
    mode: 'split',
    candidateId: candidate.id,
    documents: documents.live,
  });
  const ofCandidate = served.filter(({ run }) => servedBy(run) === candidate.version);
  const ofProduction = served.filter(({ run }) => servedBy(run) === before.version);
  const again = ofCandidate.slice(0, READ_AGAIN).map(({ document }) => document);
  const fresh = await reviewer.measure([...documents.afterRollback, ...again]);
  const after = await api.served();
  const isServedByOld = fresh.models.length === 1 && fresh.models[0] === before.version;
  return {
    ...gate,
    production: before.version,
    candidate: candidate.version,
    experiment: experiment.state,
    decision: experiment.verdict,
    results: experiment.results.map(({ variant, count, means }) => ({ variant, count, quality: means['quality'] })),
    runs_until_taken_back: served.length,
    runs_served_by_candidate: ofCandidate.length,
    seconds_until_taken_back: round(seconds, 1),
    f1_of_production: score(ofProduction).f1,
    f1_of_candidate: score(ofCandidate).f1,
    served_afterwards: after.version,
    new_runs_served_by: fresh.models,
    f1_of_new_runs: fresh.f1,
    is_taken_back:
      experiment.state === 'rolled_back' && ofCandidate.length > 0 && isServedByOld && after.version === before.version,
  };
}

/** Such as `passed: 0.741 to 0.912, change within 0.08…0.21`. */
export function gateOf({ state, outcome, verdict, error }: RetrainReply): string {
  const measured = verdict?.findings.find(({ slice }) => slice === null)?.measured;
  if (!measured) return error?.code ?? outcome ?? state;
  const { production, candidate, low, high } = measured;
  const figures = [production, candidate, low, high].map((figure) => figure.toFixed(3));
  const ending = state === 'rejected' ? outcome : 'passed';
  return `${ending}: ${figures[0]} to ${figures[1]}, change within ${figures[2]}…${figures[3]}`;
}
