import { documents } from '../../../contracts/documents/definition';
import type { FeatureCheck } from '../../../contracts/drift';
import { type TriggerFinding, TRIGGER_KINDS, triggerReason } from '../../../contracts/trigger';
import { createRandom } from '../../../models/samples/random';
import { judgeSlot, type SlotEvidence } from '../../../models/triggers/judge';
import type { CheckedDay, ReviewedDay } from '../../../models/triggers/judge-decline';

const SLOT = 'documents/extractor';
const NOW = new Date('2026-11-21T12:00:00Z');

const rules = documents.retrainRules.filter(({ slot }) => slot === SLOT).map((rule) => ({ ...rule, enabled: true }));

const evidence = (changes: Partial<SlotEvidence> = {}): SlotEvidence => ({
  now: NOW,
  unlearned: 1,
  revoked: 0,
  learned: 100,
  isUntrained: false,
  failures: 0,
  lastRetrainAt: new Date('2026-11-20T12:00:00Z'),
  checks: [],
  reviews: [],
  evaluated: null,
  ...changes,
});

function find(kind: TriggerFinding['kind'], changes: Partial<SlotEvidence>, enabled = true): TriggerFinding {
  const found = judgeSlot(
    rules.map((rule) => ({ ...rule, enabled })),
    evidence(changes),
  ).find((finding) => finding.kind === kind);
  if (!found) throw new Error(`No rule of the kind ${kind}.`);
  return found;
}

const check = (changes: Partial<FeatureCheck> = {}): FeatureCheck => ({
  name: 'width',
  kind: 'numeric',
  p: 0.5,
  test: 'kolmogorov-smirnov',
  stability_index: 0.01,
  stability_index_limit: 0.05,
  jensen_shannon: 0.01,
  wasserstein: 0.02,
  area: null,
  ...changes,
});

const day = (mean: number, changes: Partial<CheckedDay> = {}): CheckedDay => ({
  confidence: { mean, standard_error: 0.01, runs: 40 },
  windowRuns: 0,
  features: [],
  ...changes,
});

/** Around 0.9, as days differ. */
const NORMAL_DAYS = [0.9, 0.91, 0.89, 0.905, 0.895, 0.9, 0.9].map((mean) => day(mean));

it('has a rule of every kind for the slot', () => {
  expect(rules.map(({ kind }) => kind).toSorted()).toEqual(TRIGGER_KINDS.toSorted());
});

describe('new data', () => {
  it.each([
    [49, false],
    [50, true],
  ])('%d corrections: fires %s', (unlearned, fired) => {
    const finding = find('new_data', { unlearned });
    expect(finding).toMatchObject({ fired, value: unlearned, recommendation: fired ? 'retrain' : 'none' });
  });
});

describe('changed data', () => {
  it.each([
    [{ unlearned: 9, revoked: 0 }, false],
    [{ unlearned: 10, revoked: 0 }, true],
    [{ unlearned: 4, revoked: 6 }, true],
  ])('%j of 100: fires %s', (change, fired) => {
    expect(find('data_change', change)).toMatchObject({ fired, severity: fired ? 'warning' : 'info' });
  });

  it('says nothing before the first dataset', () => {
    expect(find('data_change', { unlearned: 1_000, learned: null })).toMatchObject({
      fired: false,
      value: null,
      details: { unknown: 'no_dataset' },
    });
  });
});

describe('declining quality', () => {
  it('is not judged before a week and a day', () => {
    expect(find('quality_decline', { checks: NORMAL_DAYS })).toMatchObject({
      value: null,
      details: { unknown: 'too_few_days', have: 7, needed: 8 },
    });
  });

  it('stays quiet through a hundred normal days', () => {
    const random = createRandom(7);
    const normal = Array.from({ length: 100 }, () => day(0.88 + 0.04 * random.next()));
    for (let until = 8; until <= normal.length; until++) {
      expect(find('quality_decline', { checks: normal.slice(0, until) }).fired).toBe(false);
    }
  });

  it('asks for a retrain when confidences have fallen, not after a single bad day', () => {
    const checks = [...NORMAL_DAYS, day(0.9), day(0.7)];
    expect(find('quality_decline', { checks })).toMatchObject({ fired: false, recommendation: 'none' });
    const fallen = find('quality_decline', { checks: [...checks, day(0.7), day(0.7)] });
    expect(fallen).toMatchObject({ fired: true, severity: 'critical', priority: 1, recommendation: 'retrain' });
    expect(fallen.value).toBeGreaterThan(0.1);
  });

  it('tolerates a fall within the threshold', () => {
    const checks = [...NORMAL_DAYS, ...Array.from({ length: 20 }, () => day(0.88))];
    expect(find('quality_decline', { checks }).fired).toBe(false);
  });
});

describe('declining accuracy', () => {
  const reviewed = (runs: number, right: number): ReviewedDay => ({ runs, right });

  it('is not judged without reviews, and not before a reference where the training says nothing', () => {
    expect(find('accuracy_decline', { evaluated: 0.95 }).details).toMatchObject({ unknown: 'too_few_reviews' });
    expect(find('accuracy_decline', { reviews: [reviewed(20, 4)] }).details).toMatchObject({
      unknown: 'too_few_reviews',
      have: 20,
    });
  });

  it('compares with the training until there are enough reviews', () => {
    const bad = [reviewed(9, 2), reviewed(9, 2), reviewed(9, 2)];
    expect(find('accuracy_decline', { evaluated: 0.95, reviews: bad })).toMatchObject({
      fired: true,
      severity: 'critical',
      recommendation: 'retrain',
    });
    const good = [reviewed(9, 9), reviewed(9, 8.5), reviewed(9, 8.5)];
    expect(find('accuracy_decline', { evaluated: 0.95, reviews: good }).fired).toBe(false);
  });

  it('then compares with the first reviews, so that whoever only reports mistakes alarms nobody', () => {
    const onlyMistakes = Array.from({ length: 30 }, () => reviewed(10, 1.5));
    expect(find('accuracy_decline', { evaluated: 0.95, reviews: onlyMistakes }).fired).toBe(false);
  });

  it('warns when the share that people find right falls, and asks for a retrain when it is sure', () => {
    const good = Array.from({ length: 5 }, () => reviewed(10, 9));
    const bad = (days: number) => Array.from({ length: days }, () => reviewed(10, 5));
    const after = (days: number) => find('accuracy_decline', { reviews: [...good, ...bad(days)] });
    expect(find('accuracy_decline', { reviews: [...good, ...good] }).fired).toBe(false);
    expect(after(4)).toMatchObject({ fired: true, severity: 'warning', priority: 3, recommendation: 'watch' });
    expect(after(8)).toMatchObject({ fired: true, severity: 'critical', priority: 1, recommendation: 'retrain' });
  });
});

describe('failures', () => {
  it.each([
    [4, false, 'info'],
    [5, true, 'warning'],
    [15, true, 'critical'],
  ])('%d of them: fires %s, %s', (failures, fired, severity) => {
    expect(find('repeated_failures', { failures })).toMatchObject({ fired, severity });
  });
});

describe('the last retrain', () => {
  it.each([
    ['2026-11-08T12:00:00Z', false],
    ['2026-11-07T11:00:00Z', true],
  ])('of %s: fires %s', (at, fired) => {
    expect(find('scheduled', { lastRetrainAt: new Date(at) })).toMatchObject({ fired, severity: 'info', priority: 5 });
  });

  it('is not missed where there was none', () => {
    expect(find('scheduled', { lastRetrainAt: null })).toMatchObject({
      fired: false,
      details: { unknown: 'never_retrained' },
    });
  });
});

describe('drift', () => {
  const drifted = (changes: Partial<FeatureCheck> = {}) =>
    day(0.9, {
      windowRuns: 100,
      features: [check({ p: 1e-9, stability_index: 0.4, ...changes }), check({ name: 'pages' })],
    });

  it('warns on the second day, and never asks for a retrain', () => {
    expect(find('drift', { checks: [...NORMAL_DAYS, drifted()] }).fired).toBe(false);
    expect(find('drift', { checks: [...NORMAL_DAYS, drifted(), drifted()] })).toMatchObject({
      fired: true,
      value: 1,
      severity: 'warning',
      recommendation: 'watch',
      details: { features: 'width' },
    });
  });

  it.each([
    ['small', { stability_index: 0.09 }],
    ['no more than samples of this size reach by themselves', { stability_index_limit: 0.5 }],
    ['likely by chance', { p: 0.2 }],
  ])('stays quiet where the difference is %s', (_, changes) => {
    expect(find('drift', { checks: [...NORMAL_DAYS, drifted(changes), drifted(changes)] }).fired).toBe(false);
  });

  it.each([
    [0.55, false],
    [0.7, true],
  ])('takes an embedding by its classifier: area %d fires %s', (area, fired) => {
    const changes = { area, kind: 'embedding', test: 'classifier', stability_index: null } as const;
    expect(find('drift', { checks: [drifted(changes), drifted(changes)] }).fired).toBe(fired);
  });
});

describe('what is recommended', () => {
  it('is to watch where there is nothing to learn from, and it says so', () => {
    const finding = find('repeated_failures', { failures: 9, unlearned: 0 });
    expect(finding).toMatchObject({ fired: true, recommendation: 'watch' });
    expect(triggerReason(finding, 'en')).toMatch(/failed.* 24 hours: 9;.*nothing new to learn/);
    expect(triggerReason(finding, 'ko')).toMatch(/9건.*먼저 결과를 교정/);
  });

  it('is a retrain where a training was lost, though all feedback is in its dataset', () => {
    expect(find('repeated_failures', { failures: 9, unlearned: 0, isUntrained: true }).recommendation).toBe('retrain');
  });

  it('is nothing where the rule is switched off', () => {
    expect(find('new_data', { unlearned: 99 }, false)).toMatchObject({ enabled: false, recommendation: 'none' });
  });
});

it('gives every finding a reason without gaps, in both languages', () => {
  for (const reviews of [
    [],
    [
      { runs: 40, right: 39 },
      { runs: 4, right: 1 },
    ],
  ]) {
    for (const finding of judgeSlot(rules, evidence({ reviews, checks: [...NORMAL_DAYS, day(0.4)] }))) {
      expect(triggerReason(finding, 'en')).not.toMatch(/[?{}]|NaN|undefined/);
      expect(triggerReason(finding, 'ko')).not.toMatch(/[?{}]|NaN|undefined/);
    }
  }
});
