/** Counts, means and variances: all that the tests of means need to know of a sample, so rows need not be kept. */
import { requireCount, requireFinite, requireNotNegative, requireNumbers } from './check-values';

export interface SampleSummary {
  count: number;
  mean: number;
  /** Unbiased (divided by count − 1); 0 for a single value. */
  variance: number;
}

/** @throws RangeError where the list is empty or has a value that is not finite */
export function summarize(values: ArrayLike<number>): SampleSummary {
  requireNumbers('values', values);
  let mean = 0;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    const step = value - mean;
    mean += step / (index + 1);
    squares += step * (value - mean);
  }
  return { count: values.length, mean, variance: values.length > 1 ? squares / (values.length - 1) : 0 };
}

/** The summary of `count` zeros and ones with `successes` ones. */
export function summarizeSuccesses(successes: number, count: number): SampleSummary {
  requireCount('count', count, 1);
  requireCount('successes', successes);
  if (successes > count) throw new RangeError(`successes is ${successes} of ${count}; give no more than there were`);
  const mean = successes / count;
  return { count, mean, variance: count > 1 ? (mean * (1 - mean) * count) / (count - 1) : 0 };
}

/** @throws RangeError naming the field that cannot be */
export function requireSummary(name: string, { count, mean, variance }: SampleSummary): void {
  requireCount(`${name}.count`, count, 1);
  requireFinite(`${name}.mean`, mean);
  requireNotNegative(`${name}.variance`, variance);
}
