/**
 * Claim: one may look at an experiment as often as one likes and roll back by itself, without false alarms. Simulated:
 * experiments without a difference, looked at 100 times, and candidates that are worse. Peers see the same outcomes: a
 * z-test at every look, and GrowthBook's published sequential formula. Then whole experiments, decided by the very
 * function that decides in production: all guards, the ramp, promotion and the clock together.
 */
import { round, type Bench, type BenchContext } from './bench';
import { fixed, growthBook, naive, ourInterval, ours, oursWithoutRate } from './sequential/methods';
import { interleavedTable } from './sequential/interleaved';
import { promotionTable } from './sequential/promotion';
import { sampleRatioTable } from './sequential/sample-ratio';
import { simulate, type Scenario } from './sequential/simulate';
import { simulateWhole, type WholeScenario } from './sequential/whole-experiments';

const FALSE_ALARMS_MAX = 0.05;
const MEDIAN_MAX = 300;
const CAUGHT_MIN = 0.99;

export const bench: Bench = {
  claim: `100 looks raise false alarms in at most 5 % of experiments; 0.80 → 0.70 is rolled back within ${MEDIAN_MAX} an arm`,
  async run(context) {
    const repeats = context.full ? 20_000 : 10_000;
    const same = withoutDifference(repeats, context);
    const worse = withWorse(repeats, context);
    const ratio = sampleRatios(repeats, context);
    const promotion = promotions(repeats, context);
    const clicks = interleaved(repeats, context);
    const whole = wholeExperiments(context);
    const alike = clicks.no_difference['ours'];
    const falseAlarms = Math.max(
      ...Object.values(same).map((row) => row.ours.alarm_share),
      alike ? alike.production_share + alike.candidate_share : 1,
    );
    const falseMismatches = Math.max(
      ...Object.values(ratio.configured_as_actual).map((row) => row['ours']?.alarm_share ?? 1),
    );
    const rolledBack = worse['0.80 to 0.70'];
    const stop = rolledBack.ours.median_stop_per_arm ?? Infinity;
    const peer = rolledBack.growthbook_tuned_1000.median_stop_per_arm;
    return {
      ours: stop,
      peer,
      ratio: round(stop / (peer ?? Number.NaN)),
      goal:
        `median outcomes per arm to a roll-back of 0.80 → 0.70 <= ${MEDIAN_MAX}, caught within 1,000 >= ${CAUGHT_MIN}, ` +
        `false alarms <= ${FALSE_ALARMS_MAX}, of the sample-ratio check too, and of whole experiments those that are ` +
        `stopped or promoted wrongly; peer: GrowthBook's formula, tuned for 1,000`,
      pass:
        stop <= MEDIAN_MAX &&
        rolledBack.ours.alarm_share >= CAUGHT_MIN &&
        falseAlarms <= FALSE_ALARMS_MAX &&
        falseMismatches <= FALSE_ALARMS_MAX &&
        isWholeGood(whole),
      details: {
        experiments: repeats,
        looks: 100,
        false_alarms_worst: falseAlarms,
        false_sample_ratio_alarms_worst: falseMismatches,
        caught: rolledBack.ours.alarm_share,
        no_difference: same,
        candidate_worse: worse,
        sample_ratio: ratio,
        promotion,
        interleaved: clicks,
        whole_experiments: whole,
      },
    };
  },
};

const methodsFor = (rate: number, share: number) => ({
  ours: ours(rate, share),
  ours_rate_unknown: oursWithoutRate(share),
  our_interval_one_sided: ourInterval,
  growthbook_tuned_1000: growthBook(1000),
  growthbook_default_5000: growthBook(5000),
  z_test_every_look: naive,
  z_test_at_the_end: fixed,
});

function withoutDifference(experiments: number, { say }: BenchContext) {
  say('experiments without a difference…');
  const run = (rate: number, share: number, outcomes: number, seed: number) =>
    simulate({ production: rate, candidate: rate, outcomes, share, experiments }, methodsFor(rate, share), seed);
  return {
    'rate 0.80, 1,000 an arm': run(0.8, 0.5, 2000, 11),
    'rate 0.10, 5,000 an arm': run(0.1, 0.5, 10_000, 12),
    'rate 0.90, a tenth of 2,000': run(0.9, 0.1, 2000, 13),
    // What was expected of production is wrong: costs time, never validity.
    'rate 0.80, expected 0.95': simulate(
      { production: 0.8, candidate: 0.8, outcomes: 2000, share: 0.5, experiments },
      { ours: ours(0.95, 0.5) },
      14,
    ),
  };
}

function withWorse(experiments: number, { say }: BenchContext) {
  say('candidates that are worse…');
  const run = (rates: Pick<Scenario, 'production' | 'candidate'>, seed: number) =>
    simulate({ ...rates, outcomes: 2000, share: 0.5, experiments }, methodsFor(rates.production, 0.5), seed);
  return {
    '0.80 to 0.70': run({ production: 0.8, candidate: 0.7 }, 21),
    '0.95 to 0.90': run({ production: 0.95, candidate: 0.9 }, 22),
    '0.10 to 0.05': run({ production: 0.1, candidate: 0.05 }, 23),
  };
}

function sampleRatios(experiments: number, { say }: BenchContext) {
  say('sample ratios…');
  const halves = [0.5, 0.5];
  const three = [0.8, 0.1, 0.1];
  return {
    configured_as_actual: {
      'halves, alpha 0.05': sampleRatioTable(
        { configured: halves, actual: halves, units: 5000, experiments },
        0.05,
        31,
      ),
      '80/10/10, alpha 0.05': sampleRatioTable(
        { configured: three, actual: three, units: 5000, experiments },
        0.05,
        32,
      ),
      'halves, alpha 0.001': sampleRatioTable(
        { configured: halves, actual: halves, units: 5000, experiments },
        0.001,
        33,
      ),
    },
    mismatch: {
      '50/50 is 45/55, alpha 0.001': sampleRatioTable(
        { configured: halves, actual: [0.45, 0.55], units: 10_000, experiments: experiments / 10 },
        0.001,
        34,
      ),
      '50/50 is 48/52, alpha 0.001': sampleRatioTable(
        { configured: halves, actual: [0.48, 0.52], units: 50_000, experiments: experiments / 10 },
        0.001,
        35,
      ),
    },
  };
}

function promotions(experiments: number, { say }: BenchContext) {
  say('promotions…');
  const scenario = { production: 0.8, outcomes: 2000, share: 0.5, experiments: experiments / 2 };
  return {
    'no difference at 0.80': promotionTable({ ...scenario, candidate: 0.8 }, 41),
    '0.80 to 0.85': promotionTable({ ...scenario, candidate: 0.85 }, 42),
  };
}

/** Of runs with a list of five, mixed from two rankers. */
function interleaved(experiments: number, { say }: BenchContext) {
  say('mixed lists…');
  const scenario = { production: 0.7, runs: 500, experiments: experiments / 10 };
  return {
    no_difference: interleavedTable({ ...scenario, candidate: 0.7 }, 61),
    candidate_better: interleavedTable({ ...scenario, candidate: 0.3 }, 62),
    candidate_worse: interleavedTable({ ...scenario, candidate: 1.5 }, 63),
  };
}

const SOUND = { quality: 0.8, failures: 0.02 };
/** All defaults of production; ten runs at each look once all units take part, each of which somebody corrects. */
const SPLIT = {
  control: SOUND,
  treatment: SOUND,
  mode: 'split',
  promoteWhen: 'better',
  runsPerDay: 2_880,
  fields: 1,
  correctedShare: 1,
  votedShare: 0.1,
} as const satisfies Omit<WholeScenario, 'experiments'>;
/** What a retrain begins by itself. Of each document several fields are judged. */
const CANDIDATE = { ...SPLIT, mode: 'shadow_then_split', promoteWhen: 'no_worse', fields: 5 } as const;
const WORSE = { ...SOUND, quality: 0.7 };

function wholeExperiments({ say, full }: BenchContext) {
  const run = (name: string, scenario: Omit<WholeScenario, 'experiments'>, count: number) => {
    const experiments = full ? 5 * count : count;
    say(`${experiments} whole experiments: ${name}…`);
    return { experiments, ...simulateWhole({ ...scenario, experiments }, 51) };
  };
  const failing = { quality: 0.8, failures: 0.2 };
  return {
    no_difference: run('no difference', SPLIT, 200),
    no_difference_candidate: run('a candidate without a difference', CANDIDATE, 20),
    quality_worse: run('quality 0.80 → 0.70', { ...SPLIT, treatment: WORSE }, 30),
    failures_worse: run(
      'failures 0.20 → 0.30',
      { ...SPLIT, control: failing, treatment: { ...failing, failures: 0.3 } },
      30,
    ),
    quality_worse_candidate: run('a candidate with quality 0.80 → 0.70', { ...CANDIDATE, treatment: WORSE }, 20),
  };
}

/** A candidate that is no worse is promoted rightly. */
function isWholeGood(whole: ReturnType<typeof wholeExperiments>): boolean {
  const { no_difference: same, no_difference_candidate: candidate, ...worse } = whole;
  return (
    Math.max(same.stopped, same.promoted, candidate.stopped) <= FALSE_ALARMS_MAX &&
    Object.values(worse).every(({ stopped, promoted }) => stopped >= CAUGHT_MIN && promoted === 0)
  );
}
