/**
 * Has performance fallen below what is tolerated, at some unknown day? A Shiryaev–Roberts e-detector: each day brings an
 * e-value (at most 1 on average while all is well), and the detector is the sum over all possible days of change of the
 * product since then. The mean number of days to a false alarm at threshold c is at least c, whatever the distribution
 * (Shin, Ramdas and Rinaldo, "E-detectors: a nonparametric framework for sequential change detection", arXiv 2203.03532).
 * No horizon and no reset is needed: it may watch for years.
 */
import {
  requireCount,
  requireFinite,
  requireNotNegative,
  requireOpenShare,
  requirePositive,
  requireShare,
} from '../check-values';
import { chiSquareQuantile } from '../distributions';

const { exp, log, max, min, sqrt } = Math;

/** One number for each bet; starts at 0. Plain data, to be kept between days. */
export type DetectorState = readonly number[];

/** Bets on falls of about half, one and two standard deviations of a day's figure. */
const MEAN_BETS = [0.5, 1, 2];
/** Bets on failures, as shares of the largest stake that can not go bankrupt. */
const SUCCESS_BETS = [0.03, 0.1, 0.3];
/** No single day counts more than this, so one bad day alone never reaches a threshold of years. */
const DAY_MAX = 60;

export const startMeanDetector = (): DetectorState => MEAN_BETS.map(() => 0);
export const startSuccessDetector = (): DetectorState => SUCCESS_BETS.map(() => 0);

/** The mean over the bets: days of normal running that would bring as much by chance. */
export const detectorLevel = (state: DetectorState): number =>
  state.reduce((sum, value) => sum + value, 0) / max(1, state.length);

export interface DailyMean {
  mean: number;
  /** Of the mean, from the day's rows. */
  standardError: number;
}

export interface PerformanceBaseline {
  mean: number;
  /** By how much days differ beyond the noise of their rows; an upper bound at 90 %, since few days tell it badly. */
  dayDeviation: number;
}

/**
 * What is normal, from days when all was well. @throws RangeError on fewer than seven days or a figure that cannot be
 */
export function performanceBaseline(days: readonly DailyMean[]): PerformanceBaseline {
  requireCount('days.length', days.length, 7);
  days.forEach(requireDay);
  const mean = days.reduce((sum, day) => sum + day.mean, 0) / days.length;
  const squares = days.reduce((sum, day) => sum + (day.mean - mean) ** 2, 0);
  const freedom = days.length - 1;
  const variance = squares / chiSquareQuantile(0.1, freedom);
  const ofRows = days.reduce((sum, day) => sum + day.standardError ** 2, 0) / days.length;
  return { mean, dayDeviation: sqrt(max(0, variance - ofRows)) };
}

/**
 * One day of a metric whose true mean should be at least `baseline.mean − margin`. Relies on daily figures being about
 * normal; the margin is what the uncertainty of the baseline's mean has to fit in.
 * @throws RangeError on a figure that cannot be
 */
export function watchMean(
  state: DetectorState,
  day: DailyMean,
  normal: { baseline: PerformanceBaseline; margin: number },
): DetectorState {
  requireDay(day, 0);
  requireNotNegative('margin', normal.margin);
  const deviation = sqrt(normal.baseline.dayDeviation ** 2 + day.standardError ** 2);
  requirePositive('the deviation of a day (dayDeviation and standardError together)', deviation);
  const z = (normal.baseline.mean - normal.margin - day.mean) / deviation;
  return MEAN_BETS.map((bet, at) => ((state[at] ?? 0) + 1) * min(DAY_MAX, exp(bet * z - (bet * bet) / 2)));
}

/**
 * One day of labelled answers, of which at least the share `least` should be right. Exact for any numbers of rows.
 * @throws RangeError on a count or share that cannot be
 */
export function watchSuccesses(
  state: DetectorState,
  day: { right: number; count: number },
  least: number,
): DetectorState {
  requireCount('count', day.count);
  requireCount('right', day.right);
  requireShare('right / count', day.count === 0 ? 0 : day.right / day.count);
  requireOpenShare('least', least);
  if (day.count === 0) return state;
  return SUCCESS_BETS.map((bet, at) => {
    const stake = bet / (1 - least);
    const gain = day.right * log(1 - stake * (1 - least)) + (day.count - day.right) * log(1 + stake * least);
    return ((state[at] ?? 0) + 1) * min(DAY_MAX, exp(gain));
  });
}

function requireDay({ mean, standardError }: DailyMean, index: number): void {
  requireFinite(`days[${index}].mean`, mean);
  requireNotNegative(`days[${index}].standardError`, standardError);
}
