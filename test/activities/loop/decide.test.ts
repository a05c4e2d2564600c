/**
 * From outcomes to a decision. The clock, the runs and their luck are made here; luck comes from a seed, so that each
 * case is the same every time.
 */
import { randomUUID } from 'node:crypto';
import { analyse } from '../../../activities/loop/experiments/analyse';
import { decide, type ExperimentToDecide, resumed } from '../../../activities/loop/experiments/decide';
import { holdoutFindings } from '../../../activities/loop/experiments/holdout';
import type { Trial } from '../../../activities/loop/experiments/samples';
import {
  type ChosenMetric,
  type ExperimentMode,
  type ExperimentVariant,
  HOLDOUT,
  initialProgress,
} from '../../../contracts/experiment';
import type { HoldoutFinding } from '../../../contracts/experiment-holdout';
import { createRandom } from '../../../models/samples/random';
import { type ExperimentChanges, newExperiment } from '../../factories/experiments';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const experiment = (changes: ExperimentChanges = {}): ExperimentToDecide => ({
  ...newExperiment(changes),
  state: 'running',
});
const trial = (changes: Partial<Trial>): Trial => ({
  runId: randomUUID(),
  variant: 'ppocr',
  assignedBy: 'hash',
  group: null,
  unit: randomUUID(),
  stage: 1,
  shadowOf: null,
  fellBack: false,
  failed: false,
  seconds: null,
  costUsd: null,
  quality: null,
  confidence: null,
  satisfaction: null,
  preference: null,
  disagreement: null,
  covariate: 1,
  ...changes,
});

/** So many of each variant, with a quality around a mean. */
function corrected(means: Record<string, number>, count: number, changes: Partial<Trial> = {}): Trial[] {
  const random = createRandom(7);
  return Object.entries(means).flatMap(([variant, mean]) =>
    Array.from({ length: count }, () => trial({ variant, quality: mean + 0.1 * random.gaussian(), ...changes })),
  );
}

/** So many of each variant, of which a share failed. */
function failing(shares: Record<string, number>, count: number): Trial[] {
  const random = createRandom(3);
  return Object.entries(shares).flatMap(([variant, share]) =>
    Array.from({ length: count }, () => trial({ variant, failed: random.next() < share })),
  );
}

const verdictOn = (trials: readonly Trial[], of: ExperimentToDecide, nowMs = 0, baselineChanged = false) =>
  decide(of, { analysis: analyse(trials, of), nowMs, baselineChanged, bandit: null });

it('an arm’s share is shown as it was counted, though the difference is adjusted by the inputs’ sizes', () => {
  const small = Array.from({ length: 11 }, (_, index) => trial({ variant: 'ppocr', covariate: 10 + index / 10 }));
  const large = [0, 1, 2, 3, 4].map((index) =>
    trial({ variant: 'tesseract', failed: index < 3, covariate: 14 + index }),
  );
  const { findings } = analyse([...small, ...large], experiment());
  const failures = findings.find(({ metric }) => metric === 'failures');
  expect(failures).toMatchObject({ control: 0, treatment: 0.6 });
  expect(failures?.difference).not.toBeCloseTo(0.6, 3);
});

describe('a named group', () => {
  const groups = { 'beta-testers': 'tesseract' };
  const forced = (count: number, changes: Partial<Trial>) =>
    Array.from({ length: count }, () =>
      trial({ variant: 'tesseract', assignedBy: 'group', group: 'beta-testers', ...changes }),
    );
  const drawn = [...corrected({ ppocr: 0.8, tesseract: 0.8 }, 120), ...failing({ ppocr: 0.1, tesseract: 0.1 }, 200)];

  it.each([
    ['fails always', forced(400, { failed: true })],
    ['is always right', forced(400, { quality: 1 })],
    ['is far larger than the share of its variant', forced(4_000, {})],
  ])('that %s changes no finding, no sample ratio and no decision', (_, trials) => {
    const of = experiment({ design: { groups } });
    const [without, withGroup] = [analyse(drawn, of), analyse([...drawn, ...trials], of)];
    expect(withGroup).toEqual({ ...without, summaries: withGroup.summaries });
    expect(verdictOn([...drawn, ...trials], of)).toEqual(verdictOn(drawn, of));
    expect(verdictOn(drawn.concat(trials.map((each) => ({ ...each, group: null }))), of)).not.toEqual(
      verdictOn(drawn, of),
    );
  });

  it('is counted apart from the units that were drawn', () => {
    const { summaries } = analyse([...drawn, ...forced(30, { quality: 0.5 })], experiment({ design: { groups } }));
    expect(summaries.map(({ variant, group, count }) => [variant, group, count])).toEqual([
      ['ppocr', undefined, 320],
      ['tesseract', undefined, 320],
      ['tesseract', 'beta-testers', 30],
    ]);
    expect(summaries.at(-1)?.means.quality).toBe(0.5);
  });
});

describe('alpha', () => {
  const guards = ['failures', 'seconds'].map((name) => ({ name, role: 'guardrail', margin: 0.1 })) as ChosenMetric[];
  const goal: ChosenMetric = { name: 'quality', role: 'goal', margin: 0.02 };
  const levelOf = (metrics: ChosenMetric[], mode: ExperimentMode = 'split') => {
    const of = experiment({ mode, design: { alpha: 0.06, metrics } });
    return analyse([], of).findings.map(({ level }) => Math.round((1 - level) * 1e6) / 1e6);
  };

  it('is spent once: half on the guards where there is a goal, all where there is none', () => {
    expect(levelOf([goal, ...guards])).toEqual([0.01, 0.01, 0.01]);
    expect(levelOf(guards)).toEqual([0.03, 0.03]);
  });

  it('is spent half in the shadow where a split follows, and whole where none does', () => {
    expect(levelOf([goal, ...guards], 'shadow_then_split')).toEqual([0.005, 0.005, 0.005]);
    expect(levelOf([goal, ...guards], 'shadow')).toEqual([0.01, 0.01, 0.01]);
  });

  it('asks more of a goal in the split after a shadow than of the same goal without one', () => {
    const analyses = [{ variant: 'tesseract', metric: 'quality' as const, share: 1, z: 2.1 }];
    const verdicts = (['split', 'shadow_then_split'] as const).map((mode) => {
      const progress = { analyses, phase: 'split' as const };
      return analyse([], experiment({ mode, progress })).goals.map(({ verdict }) => verdict);
    });
    expect(verdicts).toEqual([['better'], ['open']]);
  });
});

describe('a holdout', () => {
  const of = experiment({ design: { holdout: 0.1 } });
  const drawn = [...corrected({ ppocr: 0.7, tesseract: 0.9 }, 120), ...failing({ ppocr: 0.1, tesseract: 0.1 }, 200)];
  const heldOut = (changes: Partial<Trial> = {}) =>
    corrected({ [HOLDOUT]: 0.7 }, 200, { assignedBy: 'holdout', ...changes });
  const quality = (findings: readonly HoldoutFinding[]) => findings.find(({ metric }) => metric === 'quality');

  it('is in no finding and no decision, whatever comes of it', () => {
    for (const changes of [{}, { quality: 0 }, { quality: 1 }, { failed: true }]) {
      const all = [...drawn, ...heldOut(changes)];
      const analysis = analyse(all, of);
      expect(analysis).toEqual({ ...analyse(drawn, of), summaries: analysis.summaries });
      expect(verdictOn(all, of)).toEqual(verdictOn(drawn, of));
    }
  });

  it('is compared with all others, with an interval that has the true difference in it', () => {
    const found = quality(holdoutFindings([...drawn, ...heldOut()], of, 'start'));
    expect(found?.counts).toEqual({ holdout: 200, rest: 240 });
    // Half of the others had the control, so half of the gain is seen.
    expect(found?.difference).toBeCloseTo(0.1, 1);
    expect(found?.low).toBeLessThan(0.1);
    expect(found?.high).toBeGreaterThan(0.1);
    expect(holdoutFindings(drawn, experiment(), 'start')).toEqual([]);
  });

  it('is compared after a promotion by the runs since then, which have the whole gain', () => {
    const since = { stage: 2 };
    const after = [...corrected({ tesseract: 0.9 }, 200, since), ...heldOut(since)];
    const found = quality(holdoutFindings([...drawn, ...heldOut(), ...after], of, 'promotion'));
    expect(found?.counts).toEqual({ holdout: 200, rest: 200 });
    expect(found?.low).toBeGreaterThan(0.1);
    expect(found?.high).toBeLessThan(0.3);
  });

  it('says nothing of a group that was not drawn, nor before there is anything', () => {
    const forced = corrected({ tesseract: 0 }, 300, { assignedBy: 'group', group: 'beta-testers' });
    const all = [...drawn, ...heldOut()];
    expect(holdoutFindings([...all, ...forced], of, 'start')).toEqual(holdoutFindings(all, of, 'start'));
    expect(quality(holdoutFindings(all, of, 'promotion'))).toMatchObject({ difference: null, low: null, high: null });
  });
});

describe('promotion', () => {
  it('comes for a treatment that is shown to be better, long before all planned outcomes are in', () => {
    const trials = corrected({ ppocr: 0.7, tesseract: 0.85 }, 260);
    expect(verdictOn(trials, experiment())).toMatchObject({
      decision: 'promote',
      reason: 'goal_reached',
      variants: ['tesseract'],
      metric: 'quality',
    });
  });

  it('does not come for chance: equal variants are undecided when the planned outcomes are used up', () => {
    const trials = corrected({ ppocr: 0.8, tesseract: 0.8 }, 400);
    const of = experiment({ design: { samplesMax: 400 } });
    expect(verdictOn(trials, of)).toMatchObject({ decision: 'undecided', reason: 'samples_used' });
  });

  it('is never made on what the pipeline thinks of itself, unless that was chosen as the goal', () => {
    const sure = ['ppocr', 'tesseract'].flatMap((variant, index) =>
      Array.from({ length: 1_000 }, (_, at) => trial({ variant, confidence: 0.6 + 0.3 * index + (at % 10) / 100 })),
    );
    expect(verdictOn(sure, experiment()).decision).toBe('continue');
    const chosen = experiment({ design: { metrics: [{ name: 'confidence', role: 'goal', margin: 0 }] } });
    expect(verdictOn(sure, chosen)).toMatchObject({ decision: 'promote', metric: 'confidence' });
  });

  it('by "no worse" waits for the end of the ramp and for everything to be shown', () => {
    const design = {
      promoteWhen: 'no_worse' as const,
      ramp: [0.1, 0.5],
      stepSecondsMin: 3_600,
      metrics: [{ name: 'failures' as const, role: 'guardrail' as const, margin: 0.1 }],
    };
    const trials = failing({ ppocr: 0.02, tesseract: 0.02 }, 900);
    const early = experiment({ design, progress: { stepMs: 0, startedMs: 0 } });
    expect(verdictOn(trials, early, 2 * HOUR_MS).decision).toBe('ramp');
    const late = experiment({ design, progress: { stepMs: 0, startedMs: 0, rampPosition: 1 } });
    expect(verdictOn(trials, late, 2 * HOUR_MS)).toMatchObject({ decision: 'promote', reason: 'no_worse' });
    expect(verdictOn(failing({ ppocr: 0, tesseract: 0 }, 5), late, 2 * HOUR_MS).decision).toBe('continue');
  });
});

describe('roll-back', () => {
  it('comes for a treatment that fails more often', () => {
    const trials = failing({ ppocr: 0.02, tesseract: 0.3 }, 150);
    expect(verdictOn(trials, experiment())).toMatchObject({
      decision: 'roll_back',
      reason: 'guardrail_breached',
      metric: 'failures',
      variants: ['tesseract'],
    });
  });

  it('comes for one that is slower than its margin, and not for one within it', () => {
    const timed = (seconds: number) => {
      const random = createRandom(5);
      return ['ppocr', 'tesseract'].flatMap((variant, index) =>
        Array.from({ length: 400 }, () =>
          trial({ variant, seconds: (index === 0 ? 1 : seconds) * (1 + 0.1 * random.gaussian()) }),
        ),
      );
    };
    expect(verdictOn(timed(2), experiment())).toMatchObject({ decision: 'roll_back', metric: 'seconds' });
    expect(verdictOn(timed(1.2), experiment()).decision).toBe('continue');
  });

  it('takes one of two treatments out and goes on with the other', () => {
    const variants: ExperimentVariant[] = ['ppocr', 'tesseract', 'mixed'].map((name, index) => ({
      name,
      role: index === 0 ? 'control' : 'treatment',
      weight: index === 0 ? 0.5 : 0.25,
      model: null,
      options: { name },
    }));
    const trials = [...failing({ ppocr: 0.02 }, 300), ...failing({ tesseract: 0.4, mixed: 0.02 }, 150)];
    const decided = verdictOn(trials, experiment({ variants }));
    expect(decided).toMatchObject({ decision: 'drop', variants: ['tesseract'] });
    expect(decided.progress).toMatchObject({
      dropped: ['tesseract'],
      stages: [{ number: 1 }, { number: 2, weights: [0.5, 0, 0.25] }],
    });
  });

  it('counts the runs of one user as one witness', () => {
    const unit = randomUUID();
    const trials = [
      ...failing({ ppocr: 0.02 }, 200),
      ...Array.from({ length: 200 }, () => trial({ variant: 'tesseract', unit, failed: true })),
    ];
    expect(verdictOn(trials, experiment({ design: { unit: 'user' } })).decision).not.toBe('roll_back');
  });
});

describe('the sample ratio', () => {
  const skewed = [...failing({ ppocr: 0 }, 600), ...failing({ tesseract: 0 }, 400)];

  it('holds an experiment whose units are not spread as planned, even where a treatment looks better', () => {
    const better = skewed.map((each) => ({ ...each, quality: each.variant === 'ppocr' ? 0.5 : 0.9 }));
    const decided = verdictOn(better, experiment());
    expect(decided).toMatchObject({ decision: 'hold', reason: 'sample_ratio' });
    expect(decided.progress.heldBecause).toBe('sample_ratio');
  });

  it('does not mind units that are spread as planned', () => {
    expect(analyse(failing({ ppocr: 0, tesseract: 0 }, 500), experiment()).sampleRatioP).toBeGreaterThan(0.05);
  });

  it('counts from the beginning once somebody has said that it may go on', () => {
    const held = experiment({ progress: { heldBecause: 'sample_ratio' } });
    const again: ExperimentToDecide = { ...held, progress: resumed(held.progress) };
    expect(again.progress).toMatchObject({ countedFrom: 2, heldBecause: null });
    expect(verdictOn(skewed, again).decision).toBe('continue');
  });
});

describe('the ramp', () => {
  const design = { ramp: [0.01, 0.05, 0.1, 0.25, 0.5], stepSecondsMin: 86_400, samplesMin: 20 };
  const begun = (progress = {}) =>
    experiment({ design, progress: { startedMs: 0, stepMs: 0, coverage: 0.02, ...progress } });
  const enough = failing({ ppocr: 0, tesseract: 0 }, 20);

  it('takes a step when its time has passed and enough runs have ended in it, and not before', () => {
    expect(verdictOn(enough, begun(), DAY_MS - 1).decision).toBe('continue');
    expect(verdictOn(enough.slice(1), begun(), DAY_MS).decision).toBe('continue');
    const decided = verdictOn(enough, begun(), DAY_MS);
    expect(decided.decision).toBe('ramp');
    expect(decided.progress).toMatchObject({ rampPosition: 1, coverage: 0.1, stepMs: DAY_MS });
    expect(verdictOn(enough, begun(decided.progress), 2 * DAY_MS).decision).toBe('continue');
  });

  it('goes through all steps to half of the units each, and no further', () => {
    let of = begun();
    const coverages: number[] = [];
    for (let day = 1; day <= 6; day += 1) {
      const stage = of.progress.stages.at(-1)?.number ?? 0;
      const trials = failing({ ppocr: 0, tesseract: 0 }, 20).map((each) => ({ ...each, stage }));
      of = { ...of, progress: verdictOn(trials, of, day * DAY_MS).progress };
      coverages.push(of.progress.coverage);
    }
    expect(coverages).toEqual([0.1, 0.2, 0.5, 1, 1, 1]);
  });
});

describe('the end', () => {
  it('comes undecided at the horizon', () => {
    const of = experiment({ design: { horizonDays: 10 }, progress: { startedMs: DAY_MS } });
    expect(verdictOn([], of, 11 * DAY_MS - 1).decision).toBe('continue');
    expect(verdictOn([], of, 11 * DAY_MS)).toMatchObject({ decision: 'undecided', reason: 'horizon' });
  });

  it('comes at once where the slot is served by something else', () => {
    expect(verdictOn([], experiment(), 0, true)).toMatchObject({ decision: 'stop', reason: 'baseline_changed' });
  });
});

describe('the shadow', () => {
  /** Pairs on the same inputs, which differ far more from each other than the variants do. */
  function pairs(gain: number, count: number): Trial[] {
    const random = createRandom(9);
    return Array.from({ length: count }, () => {
      const shown = trial({ quality: 0.5 + 0.3 * random.gaussian() });
      const quality = (shown.quality ?? 0) + gain + 0.01 * random.gaussian();
      return [shown, trial({ variant: 'tesseract', shadowOf: shown.runId, quality })];
    }).flat();
  }

  it('finds in pairs what two separate samples would not show', () => {
    const shadow = experiment({ mode: 'shadow', design: { samplesMax: 200 } });
    expect(verdictOn(pairs(0.02, 60), shadow)).toMatchObject({ decision: 'promote', variants: ['tesseract'] });
    const apart = experiment({ design: { samplesMax: 200 } });
    const separate = pairs(0.02, 60).map((each) => ({ ...each, shadowOf: null }));
    expect(verdictOn(separate, apart).decision).not.toBe('promote');
  });

  it('before a split promotes nothing, and then counts from the beginning', () => {
    const of = experiment({
      mode: 'shadow_then_split',
      design: { samplesMax: 200, samplesMin: 20, stepSecondsMin: 3_600 },
      progress: { startedMs: 0, stepMs: 0 },
    });
    const decided = verdictOn(pairs(0.02, 60), of, HOUR_MS);
    expect(decided).toMatchObject({ decision: 'split', reason: 'step_passed' });
    expect(decided.progress).toMatchObject({ phase: 'split', rampPosition: 0, countedFrom: 2, analyses: [] });
    expect(analyse(pairs(0.02, 60), { ...of, progress: decided.progress }).samples).toBe(0);
  });
});

it('a bandit decides when one variant is the best almost surely', () => {
  const of = experiment({ design: { allocation: 'bandit' } });
  const analysis = analyse(corrected({ ppocr: 0.7, tesseract: 0.8 }, 60), of);
  const facts = { analysis, nowMs: 0, baselineChanged: false };
  const rule = (best: number[], weights: number[]) => decide(of, { ...facts, bandit: { best, weights } });
  expect(rule([0.005, 0.995], [0.05, 0.95])).toMatchObject({ decision: 'promote', variants: ['tesseract'] });
  expect(rule([0.995, 0.005], [0.95, 0.05])).toMatchObject({ decision: 'roll_back', reason: 'control_best' });
  const between = rule([0.3, 0.7], [0.32, 0.68]);
  expect(between).toMatchObject({
    decision: 'reweigh',
    progress: { stages: [{}, { number: 2, weights: [0.32, 0.68] }] },
  });
});

it('in the shadow as many take part as at the end of the ramp', () => {
  const { variants, design } = newExperiment();
  expect(initialProgress('shadow', { variants, design })).toMatchObject({ phase: 'shadow', coverage: 0.5 });
});
