/** Ours and the others' ways of looking at the same counts. All at alpha 0.05. */
import { normalTwoSidedP } from '../../models/statistics/distributions';
import { summarizeSuccesses } from '../../models/statistics/sample-summary';
import { differenceBounds } from '../../models/statistics/sequential/confidence-sequence';
import { createSuccessTest } from '../../models/statistics/sequential/success-test';
import type { Look, Method } from './simulate';

const ALPHA = 0.05;
/** What the methods that rely on a normal law wait for, in each arm. Helps the peers as much as us. */
const COUNT_MIN = 50;

/** What an experiment with a guardrail on successes does. */
export function ours(expectedRate: number, share: number): Method {
  const test = createSuccessTest(share, { expectedRate });
  return (look) => test(look) >= -Math.log(ALPHA);
}

/** The same without knowing production's rate. */
export function oursWithoutRate(share: number): Method {
  const test = createSuccessTest(share);
  return (look) => test(look) >= -Math.log(ALPHA);
}

/** Our interval for any metric, one-sided: the candidate is worse. */
export const ourInterval: Method = ({ production, candidate }) => {
  if (Math.min(production.count, candidate.count) < COUNT_MIN) return false;
  const arms = {
    production: summarizeSuccesses(production.successes, production.count),
    candidate: summarizeSuccesses(candidate.successes, candidate.count),
  };
  return differenceBounds(arms, { alpha: ALPHA, countMin: COUNT_MIN }).high < 0;
};

/** A z-test at every look, as if each were the only one. */
export const naive: Method = (look) => zTest(look);

/** A z-test at the end only. */
export const fixed: Method = (look, isLast) => isLast && zTest(look);

/**
 * GrowthBook's published formula (docs, "Sequential testing": asymptotic confidence sequence, two-sided) on the absolute
 * difference; their product applies it to the relative one. `tuning` is N*, 5,000 by default there.
 */
export function growthBook(tuning: number): Method {
  const rho = Math.sqrt((-2 * Math.log(ALPHA) + Math.log(-2 * Math.log(ALPHA) + 1)) / tuning);
  return (look) => {
    const measured = measure(look);
    if (!measured) return false;
    const { difference, error, count } = measured;
    const inner = ((count * rho * rho + 1) / (count * count * rho * rho)) * 2;
    const half = error * Math.sqrt(count) * Math.sqrt(inner * Math.log(Math.sqrt(count * rho * rho + 1) / ALPHA));
    return Math.abs(difference) > half;
  };
}

function zTest(look: Look): boolean {
  const measured = measure(look);
  return measured !== null && normalTwoSidedP(measured.difference / measured.error) < ALPHA;
}

function measure({ production, candidate }: Look): { difference: number; error: number; count: number } | null {
  if (Math.min(production.count, candidate.count) < COUNT_MIN) return null;
  const [a, b] = [production.successes / production.count, candidate.successes / candidate.count];
  const error = Math.sqrt((a * (1 - a)) / production.count + (b * (1 - b)) / candidate.count);
  return error > 0 ? { difference: b - a, error, count: production.count + candidate.count } : null;
}
