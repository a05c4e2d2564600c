/** Chooses a field's value among scored candidates, with what speaks for it. Used alike in training and in service. */
import { locate } from '../document-view';
import { textOfValue, toField, type Finding } from '../finding';
import { squeeze } from '../fold';
import type { Calibration, Evidence } from './calibration';
import type { Candidate } from './candidates';
import { softmax } from './network';

export interface Choice {
  finding: Finding;
  evidence: Evidence;
}

/** What a field's answer is made from. */
export type Chooser = 'network' | 'rules';

export interface FieldCalibration {
  chooser: Chooser;
  calibration: Calibration;
}

/** A value that a document offers for a field. */
export interface OfferedValue {
  /** The best of the candidates that say it. */
  candidate: Candidate;
  /** Probability that it is the field's value; those of a document add up to 1. */
  share: number;
}

/** Candidates that say the same add up; the most probable value first. */
export function offeredValues(candidates: readonly Candidate[], scores: readonly number[]): OfferedValue[] {
  const shares = softmax(scores);
  const byValue = new Map<string, OfferedValue & { best: number }>();
  candidates.forEach((candidate, index) => {
    const own = shares[index] ?? 0;
    const known = byValue.get(sameAs(candidate));
    const isBest = !known || own > known.best;
    byValue.set(sameAs(candidate), {
      candidate: isBest ? candidate : known.candidate,
      best: isBest ? own : known.best,
      share: own + (known?.share ?? 0),
    });
  });
  return [...byValue.values()].sort((a, b) => b.share - a.share);
}

/** The most probable value. Undefined where the document offers none. */
export function chooseByNetwork(candidates: readonly Candidate[], scores: readonly number[]): Choice | undefined {
  const [most] = offeredValues(candidates, scores);
  return most && choiceOf(most.candidate, candidates, most.share);
}

/** The rules' choice; their own confidence already regards the reading. */
export function chooseByRules(candidates: readonly Candidate[]): Choice | undefined {
  const pick = candidates.find(({ isPick }) => isPick);
  return pick && { finding: pick, evidence: evidenceOfRules(toField('', pick).confidence) };
}

export function evidenceOfRules(confidence: number): Evidence {
  return { score: confidence, reading: 0.9, isAgreed: true, isKnown: false };
}

function choiceOf(own: Candidate, candidates: readonly Candidate[], score: number): Choice {
  const pick = candidates.find(({ isPick }) => isPick);
  const reading = own.spans.map((span) => locate(span).confidence);
  return {
    finding: { value: own.value, spans: own.spans, score },
    evidence: {
      score,
      reading: reading.reduce((sum, confidence) => sum + confidence, 0) / Math.max(1, reading.length),
      isAgreed: pick !== undefined && sameAs(pick) === sameAs(own),
      isKnown: own.likeness?.share === 1,
    },
  };
}

function sameAs({ value }: Candidate): string {
  return typeof value === 'string' ? squeeze(value) : textOfValue(value);
}
