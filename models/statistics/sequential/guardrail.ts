/**
 * Is the candidate worse than a guardrail allows? Looked at as often as one likes; called by whatever can roll back.
 * `breached` is shown at level alpha, `safe` too; `open` says that neither is shown yet.
 */
import { requireNotNegative, requireOpenShare } from '../check-values';
import type { SampleSummary } from '../sample-summary';
import {
  type Arms,
  type ConfidenceSequenceOptions,
  differenceBounds,
  type DifferenceInterval,
  meanBounds,
} from './confidence-sequence';
import { createSuccessTest, type SuccessCounts, type SuccessTestOptions } from './success-test';

export type GuardrailVerdict = 'breached' | 'safe' | 'open';

export interface MeanGuardrail {
  /** Whether a larger mean is better. */
  direction: 'higher' | 'lower';
  /** How much worse is still allowed, in the metric's unit; 0 or more. */
  margin: number;
  options?: ConfidenceSequenceOptions;
}

export interface GuardrailResult {
  verdict: GuardrailVerdict;
  /** Candidate less production, with one-sided bounds, signed so that more is better. */
  gain: number;
  low: number;
  high: number;
}

/** For any metric, with a margin. @throws RangeError on a summary, margin or option that cannot be */
export function checkMeanGuardrail(arms: Arms, guardrail: MeanGuardrail): GuardrailResult {
  return judged(differenceBounds(arms, guardrail.options), guardrail);
}

/**
 * The same by differences on the same input, candidate less production.
 * @throws RangeError on a summary, margin or option that cannot be
 */
export function checkPairedGuardrail(differences: SampleSummary, guardrail: MeanGuardrail): GuardrailResult {
  return judged(meanBounds(differences, guardrail.options), guardrail);
}

function judged({ difference, low, high }: DifferenceInterval, { direction, margin }: MeanGuardrail): GuardrailResult {
  requireNotNegative('margin', margin);
  const gain = direction === 'higher' ? { gain: difference, low, high } : { gain: -difference, low: -high, high: -low };
  return { ...gain, verdict: gain.high < -margin ? 'breached' : gain.low > -margin ? 'safe' : 'open' };
}

export interface SuccessGuardrailOptions extends Omit<SuccessTestOptions, 'alternative'> {
  /** Chance of ever rolling back a candidate that is as good as production. Default 0.05. */
  alpha?: number;
}

/**
 * For successes and failures, without a margin and exact: `breached` where the candidate succeeds less often, `safe`
 * where it is shown to succeed more often. The list has one entry for each stage of the ramp, with that stage's share.
 * @throws RangeError on counts, a share or an option that cannot be
 */
export function checkSuccessGuardrail(
  stages: readonly SuccessCounts[],
  { alpha = 0.05, ...options }: SuccessGuardrailOptions = {},
): { verdict: GuardrailVerdict; logEvidenceWorse: number; logEvidenceBetter: number } {
  requireOpenShare('alpha', alpha);
  const total = (alternative: 'worse' | 'better'): number =>
    stages.reduce(
      (sum, counts) => sum + createSuccessTest(counts.candidateShare, { ...options, alternative })(counts),
      0,
    );
  const [logEvidenceWorse, logEvidenceBetter] = [total('worse'), total('better')];
  const needed = -Math.log(alpha);
  const verdict = logEvidenceWorse >= needed ? 'breached' : logEvidenceBetter >= needed ? 'safe' : 'open';
  return { verdict, logEvidenceWorse, logEvidenceBetter };
}
