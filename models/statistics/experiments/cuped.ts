/**
 * CUPED: less noise in a metric by what was known of each unit before the experiment (Deng, Xu, Kohavi and Walker,
 * "Improving the sensitivity of online controlled experiments by utilizing pre-experiment data", WSDM 2013). The
 * covariate must not be touched by the variant, such as the same metric in the weeks before.
 */
import { requireNumbers, requireSameLength } from '../check-values';
import { summarize, type SampleSummary } from '../sample-summary';

export interface CupedSample {
  /** The metric of each unit. */
  outcomes: ArrayLike<number>;
  /** What was known of the same units before, in the same order. */
  covariates: ArrayLike<number>;
}

export interface CupedResult {
  /** Slope of outcome on covariate within the arms. */
  theta: number;
  /** Share of the outcome's variance that is gone, 0..1. */
  varianceReduction: number;
  /** One adjusted summary for each sample, for any test of means. */
  adjusted: SampleSummary[];
}

/** @throws RangeError where an arm has fewer than two units, lengths differ or a value is not finite */
export function adjustByCovariate(samples: readonly CupedSample[]): CupedResult {
  if (samples.length === 0) throw new RangeError('samples is empty; give one for each arm');
  const arms = samples.map(momentsOf);
  const total = (value: (arm: Moments) => number): number => arms.reduce((sum, arm) => sum + value(arm), 0);
  const covariateSquares = total((arm) => arm.covariateSquares);
  const theta = covariateSquares > 0 ? total((arm) => arm.products) / covariateSquares : 0;
  const mean = total((arm) => arm.covariateMean * arm.count) / total((arm) => arm.count);
  const adjusted = arms.map((arm) => ({
    count: arm.count,
    mean: arm.outcomeMean - theta * (arm.covariateMean - mean),
    variance:
      Math.max(0, arm.outcomeSquares - 2 * theta * arm.products + theta * theta * arm.covariateSquares) /
      (arm.count - 1),
  }));
  const outcomeSquares = total((arm) => arm.outcomeSquares);
  const removed = theta * total((arm) => arm.products);
  return { theta, adjusted, varianceReduction: outcomeSquares > 0 ? removed / outcomeSquares : 0 };
}

interface Moments {
  count: number;
  outcomeMean: number;
  covariateMean: number;
  outcomeSquares: number;
  covariateSquares: number;
  products: number;
}

function momentsOf({ outcomes, covariates }: CupedSample, arm: number): Moments {
  requireNumbers(`samples[${arm}].outcomes`, outcomes, 2);
  requireNumbers(`samples[${arm}].covariates`, covariates, 2);
  requireSameLength(['outcomes', 'covariates'], [outcomes.length, covariates.length]);
  const outcome = summarize(outcomes);
  const covariate = summarize(covariates);
  let products = 0;
  for (let index = 0; index < outcomes.length; index++) {
    products += ((outcomes[index] ?? 0) - outcome.mean) * ((covariates[index] ?? 0) - covariate.mean);
  }
  const squares = ({ variance, count }: SampleSummary): number => variance * (count - 1);
  return {
    count: outcome.count,
    outcomeMean: outcome.mean,
    covariateMean: covariate.mean,
    outcomeSquares: squares(outcome),
    covariateSquares: squares(covariate),
    products,
  };
}
