/**
 * Which variant a unit (run, user, session) gets: a hash of salt and unit, so that nothing need be stored, every process
 * agrees, and a unit keeps its variant. Experiments have different salts, so their assignments are independent of each
 * other. Coverage has a hash of its own: widening it moves nobody from one variant to another.
 */
import { createHash } from 'node:crypto';
import { requireNumbers, requireNotNegative, requireShare } from '../check-values';

/** The first 52 bits of SHA-256 of `salt:unit` as a number in [0, 1). */
export function hashToShare(salt: string, unit: string): number {
  const digest = createHash('sha256').update(`${salt}:${unit}`).digest();
  return (digest.readUIntBE(0, 6) * 16 + ((digest[6] ?? 0) >> 4)) / 2 ** 52;
}

export interface AssignmentRule {
  /** The experiment's id, or any text that is its own. */
  salt: string;
  /** Weights of the variants, any scale; their order must not change while the experiment lives. */
  weights: readonly number[];
  /** Share of the units that take part. Default 1. */
  coverage?: number;
}

/** Index of the unit's variant, or null where it does not take part. @throws RangeError on weights that cannot be */
export function assignVariant({ salt, weights, coverage = 1 }: AssignmentRule, unit: string): number | null {
  requireNumbers('weights', weights);
  weights.forEach((weight, index) => requireNotNegative(`weights[${index}]`, weight));
  requireShare('coverage', coverage);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) throw new RangeError('weights are all 0; give at least one above 0');
  if (hashToShare(`${salt}:coverage`, unit) >= coverage) return null;
  let left = hashToShare(salt, unit) * all;
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

/**
 * The rule that the document requirements state: variant A where MD5 of the chain's id, read as a hexadecimal integer,
 * modulo 100 is below the split × 100. No salt: two such experiments at once get the same halves, so use it where that
 * rule is asked for.
 * @throws RangeError where the split is not in 0..1
 */
export function assignByMd5(chainId: string, trafficSplit: number): 'a' | 'b' {
  requireShare('trafficSplit', trafficSplit);
  const digest = createHash('md5').update(chainId).digest('hex');
  // Rounded: 0.29 × 100 is 28.999…, and a bucket must not be lost by that.
  return Number(BigInt(`0x${digest}`) % 100n) < Math.round(trafficSplit * 1e8) / 1e6 ? 'a' : 'b';
}

/** A part of a namespace: experiments with parts that do not overlap never share a unit. */
export interface NamespacePart {
  namespace: string;
  /** Units with a hash in [from, to) belong to the part; 0 ≤ from ≤ to ≤ 1. */
  from: number;
  to: number;
}

/** @throws RangeError where from and to are not in 0..1 in this order */
export function isInNamespacePart({ namespace, from, to }: NamespacePart, unit: string): boolean {
  requireShare('from', from);
  requireShare('to', to);
  if (from > to) throw new RangeError(`from is ${from} and to ${to}; give from ≤ to`);
  const at = hashToShare(`namespace:${namespace}`, unit);
  return at >= from && at < to;
}

/**
 * True where the unit stays with what was before all experiments, to measure what they gained together. Asked before any
 * assignment. @throws RangeError where the share is not in 0..1
 */
export function isHeldOut(holdout: string, unit: string, share: number): boolean {
  requireShare('share', share);
  return hashToShare(`holdout:${holdout}`, unit) < share;
}
