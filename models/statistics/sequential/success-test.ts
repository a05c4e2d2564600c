/**
 * Exact evidence that a candidate succeeds less (or more) often than production, valid at every look and from the first
 * outcome on. If both arms are equally good, the arm of an outcome says nothing about the outcome: among the failures,
 * as among the successes, the candidate's share is its share of the traffic. The test bets on the arm given the outcome;
 * its capital is a martingale under "no difference" and shrinks on average where the candidate is better, so by Ville's
 * inequality P(capital ever ≥ 1/alpha) ≤ alpha. The bet is a mixture over success rates and odds ratios: a mixture
 * sequential probability ratio test (Robbins 1970; Johari, Pekelis and Walsh, arXiv 1512.04922), conditional on the
 * outcomes as in Lindon and Malek (arXiv 2011.03567).
 *
 * Needs: arms drawn by chance with a known share. Stages with different shares are multiplied (`multiplyEvidence`).
 * Knows no margin; `confidence-sequence.ts` does.
 */
import { requireCount, requireOpenShare, requirePositive } from '../check-values';
import { logGamma } from '../distributions';

const { exp, log, max, min } = Math;

export interface ArmSuccesses {
  successes: number;
  count: number;
}

export interface SuccessCounts {
  production: ArmSuccesses;
  candidate: ArmSuccesses;
  /** The candidate's share of the traffic while these outcomes came in, between 0 and 1. */
  candidateShare: number;
}

export type Alternative = 'worse' | 'better' | 'different';

export interface SuccessTestOptions {
  /** What the candidate is suspected of. Default `worse`. */
  alternative?: Alternative;
  /**
   * Production's success rate as known before the experiment; makes the test faster where it is right, and leaves it
   * valid where it is wrong. Default: all rates equally likely.
   */
  expectedRate?: number;
  /** The log odds ratio that matters, such as 0.5 for 0.80 → 0.70. Default 0.5. */
  typicalLogOdds?: number;
}

export interface Evidence {
  /** Natural logarithm of the capital that started at 1: above log(1/alpha) the test rejects at alpha. */
  logEvidence: number;
  /** 1 / capital, at most 1. Of several looks the smallest counts. */
  p: number;
}

/** @throws RangeError on counts, a share or an option that cannot be */
export function successTest(counts: SuccessCounts, options: SuccessTestOptions = {}): Evidence {
  return evidence(createSuccessTest(counts.candidateShare, options)(counts));
}

/** Evidence of stages with different shares, or of separate experiments on the same question. */
export function multiplyEvidence(stages: readonly Evidence[]): Evidence {
  return evidence(stages.reduce((sum, { logEvidence }) => sum + logEvidence, 0));
}

/** The same test for many looks: what depends on the share alone is computed once. Gives the log evidence. */
export function createSuccessTest(
  candidateShare: number,
  options: SuccessTestOptions = {},
): (counts: Pick<SuccessCounts, 'production' | 'candidate'>) => number {
  requireOpenShare('candidateShare', candidateShare);
  const bets = placeBets(candidateShare, options);
  const scratch = new Float64Array(bets.size);
  return ({ production, candidate }) => {
    requireSuccesses('production', production);
    requireSuccesses('candidate', candidate);
    const failedProduction = production.count - production.successes;
    const failedCandidate = candidate.count - candidate.successes;
    let highest = -Infinity;
    for (let bet = 0; bet < bets.size; bet++) {
      const value =
        (bets.weight[bet] ?? 0) +
        failedCandidate * (bets.failedCandidate[bet] ?? 0) +
        failedProduction * (bets.failedProduction[bet] ?? 0) +
        candidate.successes * (bets.rightCandidate[bet] ?? 0) +
        production.successes * (bets.rightProduction[bet] ?? 0);
      scratch[bet] = value;
      highest = max(highest, value);
    }
    let sum = 0;
    for (const value of scratch) if (value > highest - 40) sum += exp(value - highest);
    return highest + log(sum);
  };
}

const evidence = (logEvidence: number): Evidence => ({ logEvidence, p: min(1, exp(-logEvidence)) });

function requireSuccesses(name: string, { successes, count }: ArmSuccesses): void {
  requireCount(`${name}.count`, count);
  requireCount(`${name}.successes`, successes);
  if (successes > count) throw new RangeError(`${name}.successes is ${successes} of ${count}; give no more than count`);
}

/** Success rates at which bets are placed: close together where rates are close to 0 or 1. */
const RATES = [0.01, 0.03, 0.06, 0.1, 0.16, 0.24, 0.34, 0.45, 0.55, 0.66, 0.76, 0.84, 0.9, 0.94, 0.97, 0.99];
/** Odds ratios, in units of the typical one. A weight falls as the square root: small effects need long to be seen. */
const SIZES = [0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 2.75, 4, 6];
const SIZE_WEIGHTS = [0.02, 0.03, 0.07, 0.1, 0.14, 0.16, 0.16, 0.13, 0.1, 0.05, 0.025, 0.015];
/** Rows that production's expected rate is worth. */
const RATE_CONFIDENCE = 30;

interface Bets {
  size: number;
  /** Log of the capital placed on each bet. */
  weight: Float64Array;
  /** Log of the gain for one outcome of each kind. */
  failedCandidate: Float64Array;
  failedProduction: Float64Array;
  rightCandidate: Float64Array;
  rightProduction: Float64Array;
}

function placeBets(share: number, options: SuccessTestOptions): Bets {
  const { alternative = 'worse', expectedRate, typicalLogOdds = 0.5 } = options;
  requirePositive('typicalLogOdds', typicalLogOdds);
  if (expectedRate !== undefined) requireOpenShare('expectedRate', expectedRate);
  const directions = alternative === 'different' ? [-1, 1] : [alternative === 'worse' ? -1 : 1];
  const rateWeights = RATES.map((rate) => rateWeight(rate, expectedRate));
  const size = RATES.length * SIZES.length * directions.length;
  const column = () => new Float64Array(size);
  const bets: Bets = {
    size,
    weight: column(),
    failedCandidate: column(),
    failedProduction: column(),
    rightCandidate: column(),
    rightProduction: column(),
  };
  const allRates = rateWeights.reduce((sum, weight) => sum + weight, 0);
  const allSizes = SIZE_WEIGHTS.reduce((sum, weight) => sum + weight, 0);
  let at = 0;
  for (const direction of directions) {
    for (const [row, rate] of RATES.entries()) {
      for (const [column_, oddsSize] of SIZES.entries()) {
        const odds = (rate / (1 - rate)) * exp(direction * oddsSize * typicalLogOdds);
        const other = odds / (1 + odds);
        const right = (1 - share) * rate + share * other;
        const share0 = ((rateWeights[row] ?? 0) / allRates) * ((SIZE_WEIGHTS[column_] ?? 0) / allSizes);
        bets.weight[at] = log(share0 / directions.length);
        bets.failedCandidate[at] = log((1 - other) / (1 - right));
        bets.failedProduction[at] = log((1 - rate) / (1 - right));
        bets.rightCandidate[at] = log(other / right);
        bets.rightProduction[at] = log(rate / right);
        at++;
      }
    }
  }
  return bets;
}

function rateWeight(rate: number, expected: number | undefined): number {
  if (expected === undefined) return 1;
  const [a, b] = [RATE_CONFIDENCE * expected + 1, RATE_CONFIDENCE * (1 - expected) + 1];
  const density = logGamma(a + b) - logGamma(a) - logGamma(b) + (a - 1) * log(rate) + (b - 1) * log(1 - rate);
  return exp(density) * 0.1 + 1e-3;
}
