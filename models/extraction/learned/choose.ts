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

/** Candidates that say the same add up; the best of them stands for the value. Undefined where there are none. */
export function chooseByNetwork(candidates: readonly Candidate[], scores: readonly number[]): Choice | undefined {
  if (candidates.length === 0) return undefined;
  const shares = softmax(scores);
  const sums = new Map<string, number>();
  candidates.forEach((candidate, index) => {
    sums.set(sameAs(candidate), (sums.get(sameAs(candidate)) ?? 0) + (shares[index] ?? 0));
  });
  const [value, share] = [...sums].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  const own = candidates
    .map((candidate, index) => ({ candidate, share: shares[index] ?? 0 }))
    .filter(({ candidate }) => sameAs(candidate) === value)
    .sort((a, b) => b.share - a.share)[0]?.candidate;
  return own && choiceOf(own, candidates, share);
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
