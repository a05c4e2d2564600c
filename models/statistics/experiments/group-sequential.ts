/**
 * Boundaries for a few planned looks at a z statistic. More power than an always-valid test where the horizon is known,
 * as for a promotion; no good for a roll-back, which may come at any minute. Alpha is spent by Lan and DeMets
 * ("Discrete sequential boundaries for clinical trials", Biometrika 1983); the boundaries come from the recursive
 * integration of Armitage, McPherson and Rowe (J. R. Stat. Soc. A 1969).
 */
import { requireFinite, requireOpenShare, requirePositive } from '../check-values';
import { normalCdf, normalDensity, normalQuantile } from '../distributions';

const { E, log, max, min, sqrt } = Math;

export type Spending = 'obrien-fleming' | 'pocock';

export interface GroupSequentialPlan {
  /** Share of the planned information at each look, rising, the last at most 1: such as [0.25, 0.5, 0.75, 1]. */
  informationShares: readonly number[];
  /** Chance of ever crossing where nothing differs. Default 0.05. */
  alpha?: number;
  /** Default 2. */
  sides?: 1 | 2;
  /** Default `obrien-fleming`, which spends little early. */
  spending?: Spending;
}

export interface Boundary {
  informationShare: number;
  /** Reject where z (or |z|, with two sides) is at least this. */
  z: number;
  /** Alpha spent up to this look. */
  spent: number;
}

/** @throws RangeError where the shares do not rise from above 0 to at most 1 */
export function groupSequentialBoundaries(plan: GroupSequentialPlan): Boundary[] {
  const { informationShares, alpha = 0.05, sides = 2, spending = 'obrien-fleming' } = plan;
  requireOpenShare('alpha', alpha);
  requireShares(informationShares);
  const perSide = alpha / sides;
  const boundaries: Boundary[] = [];
  let density: Density | undefined;
  let before = 0;
  let spentBefore = 0;
  for (const share of informationShares) {
    const spent = spentAt(share, perSide, spending);
    const step = max(1e-14, spent - spentBefore);
    const z = density
      ? crossing(density, { step, increment: share - before, scale: sqrt(share) })
      : -normalQuantile(step);
    boundaries.push({ informationShare: share, z, spent: min(alpha, spent * sides) });
    const limits: [number, number] = [(sides === 2 ? -z : min(-8, -z)) * sqrt(share), z * sqrt(share)];
    density = density ? advance(density, limits, share - before) : firstDensity(limits, share);
    [before, spentBefore] = [share, spent];
  }
  return boundaries;
}

/** Verdict at the looks taken so far; `zs[i]` belongs to boundary i. @throws RangeError on more looks than boundaries */
export function crossesBoundary(boundaries: readonly Boundary[], zs: readonly number[], sides: 1 | 2 = 2): boolean {
  if (zs.length > boundaries.length) {
    throw new RangeError(`zs has ${zs.length} looks for ${boundaries.length} boundaries; plan as many looks`);
  }
  return zs.some((z, look) => {
    requireFinite(`zs[${look}]`, z);
    return (sides === 2 ? Math.abs(z) : z) >= (boundaries[look]?.z ?? Infinity);
  });
}

function requireShares(shares: readonly number[]): void {
  if (shares.length === 0) throw new RangeError('informationShares is empty; give the share of each look');
  let before = 0;
  for (const [index, share] of shares.entries()) {
    requirePositive(`informationShares[${index}]`, share);
    if (share <= before || share > 1) {
      throw new RangeError(`informationShares[${index}] is ${share} after ${before}; shares rise, up to 1`);
    }
    before = share;
  }
}

/** Alpha of one side that may be spent up to the share. */
function spentAt(share: number, alpha: number, spending: Spending): number {
  if (spending === 'pocock') return alpha * log(1 + (E - 1) * share);
  return 2 * normalCdf(normalQuantile(alpha / 2) / sqrt(share));
}

/** Density of the running sum of increments (variance: information share) among the paths not stopped yet. */
interface Density {
  from: number;
  step: number;
  /** Density times Simpson weight at each point. */
  mass: Float64Array;
}

const POINTS = 801;

function simpson(limits: readonly [number, number], density: (at: number) => number): Density {
  const [from, to] = limits;
  const step = (to - from) / (POINTS - 1);
  const mass = new Float64Array(POINTS);
  for (let point = 0; point < POINTS; point++) {
    const weight = point === 0 || point === POINTS - 1 ? 1 : point % 2 === 1 ? 4 : 2;
    mass[point] = ((weight * step) / 3) * density(from + point * step);
  }
  return { from, step, mass };
}

function firstDensity(limits: readonly [number, number], share: number): Density {
  const deviation = sqrt(share);
  return simpson(limits, (at) => normalDensity(at / deviation) / deviation);
}

function advance(density: Density, limits: readonly [number, number], increment: number): Density {
  const deviation = sqrt(increment);
  return simpson(limits, (at) => {
    let sum = 0;
    for (let point = 0; point < density.mass.length; point++) {
      const from = density.from + point * density.step;
      sum += (density.mass[point] ?? 0) * normalDensity((at - from) / deviation);
    }
    return sum / deviation;
  });
}

/** The z above which the chance of arriving from the paths still going is `step`, by bisection. */
function crossing(density: Density, next: { step: number; increment: number; scale: number }): number {
  const deviation = sqrt(next.increment);
  const chanceAbove = (z: number): number => {
    let sum = 0;
    for (let point = 0; point < density.mass.length; point++) {
      const from = density.from + point * density.step;
      sum += (density.mass[point] ?? 0) * normalCdf((from - z * next.scale) / deviation);
    }
    return sum;
  };
  let [low, high] = [-2, 9];
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (chanceAbove(middle) > next.step) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
