/** Who gets which variant: sticky, by the configured shares, apart from other experiments, and never against the caller. */
import { createHash, randomUUID } from 'node:crypto';
import { documents } from '../../../contracts/documents/definition';
import { type ExperimentVariant, HOLDOUT, type SubmissionOrigin } from '../../../contracts/experiment';
import { fingerprint } from '../../../contracts/fingerprint';
import {
  assignTrial,
  type ServingNow,
  settledOptions,
  type SubmissionSubject,
} from '../../../models/serving/assign-run';
import { type ExperimentChanges, newExperiment } from '../../factories/experiments';
import { OPTIONS } from '../../factories/fake-documents';

const SHARED = { 'documents/layout': 'v1', 'documents/extractor': 'v1' };
const BY_PPOCR = { 'documents/ppocr': 'v1', 'documents/reader': 'v1', ...SHARED };
const BY_TESSERACT = { 'documents/tesseract': 'v1', ...SHARED };
const SERVED = { ...BY_PPOCR, ...BY_TESSERACT };

const subject = (changes: Partial<SubmissionSubject & SubmissionOrigin> = {}): SubmissionSubject => ({
  pipeline: documents,
  runId: randomUUID(),
  userId: randomUUID(),
  session: null,
  options: OPTIONS,
  explicitOptions: [],
  ...changes,
});
const now = (...changes: ExperimentChanges[]): ServingNow => ({
  experiments: changes.map((each) => newExperiment(each)),
  kept: [],
  won: {},
  served: SERVED,
});
const many = (count: number) => Array.from({ length: count }, () => randomUUID());
const variantOf = (serving: ServingNow, changes: Parameters<typeof subject>[0]) =>
  assignTrial(subject(changes), serving)?.trial?.variant;

describe('a share of the units', () => {
  it.each([0.3, 0.5, 0.9])('of runs is given to the control by the rule MD5(chain_id) mod 100 < %d × 100', (weight) => {
    const variants: ExperimentVariant[] = [
      { name: 'a', role: 'control', weight, model: null, options: { ocr_engine: 'ppocr' } },
      { name: 'b', role: 'treatment', weight: 1 - weight, model: null, options: { ocr_engine: 'tesseract' } },
    ];
    const serving = now({ variants });
    for (const runId of many(300)) {
      const rest = Number(BigInt(`0x${createHash('md5').update(runId).digest('hex')}`) % 100n);
      expect(variantOf(serving, { runId })).toBe(rest < Math.round(weight * 100) ? 'a' : 'b');
    }
  });

  it('takes part, and a wider one moves nobody to another variant', () => {
    const design = { unit: 'user', salt: 'fixed' } as const;
    const narrow = now({ design, progress: { coverage: 0.2 } });
    const wide = now({ design, progress: { coverage: 0.6 } });
    const users = many(3_000);
    const given = users.map((userId) => variantOf(narrow, { userId }));
    const widened = users.map((userId) => variantOf(wide, { userId }));
    const share = (all: readonly unknown[]) => all.filter((variant) => variant !== undefined).length / all.length;
    expect(Math.abs(share(given) - 0.2)).toBeLessThan(0.04);
    expect(Math.abs(share(widened) - 0.6)).toBeLessThan(0.04);
    for (const [index, variant] of given.entries()) if (variant) expect(widened[index]).toBe(variant);
  });

  it('is held out of every experiment, and marked', () => {
    const design = { unit: 'user', holdout: 0.3 } as const;
    const [one, other] = [now({ design }), now({ design })];
    const users = many(2_000);
    const heldOut = users.filter((userId) => variantOf(one, { userId }) === HOLDOUT);
    expect(Math.abs(heldOut.length / users.length - 0.3)).toBeLessThan(0.05);
    for (const userId of heldOut) {
      expect(variantOf(other, { userId })).toBe(HOLDOUT);
      expect(assignTrial(subject({ userId }), one)?.options).toMatchObject({ ocr_engine: 'ppocr' });
    }
  });
});

describe('a unit', () => {
  it.each(['user', 'session'] as const)('by %s keeps its variant over all its runs', (unit) => {
    const serving = now({ design: { unit } });
    for (const id of many(50)) {
      const key = unit === 'user' ? { userId: id } : { session: id };
      const variants = new Set(many(5).map((runId) => variantOf(serving, { ...key, runId })));
      expect(variants.size).toBe(1);
    }
  });

  it('by session takes no part without one', () => {
    expect(assignTrial(subject(), now({ design: { unit: 'session' } }))).toBeUndefined();
  });

  it('is in one of two experiments whose traffic is divided, and never in both', () => {
    const serving = now({ design: { traffic: { from: 0, to: 0.5 } } }, { design: { traffic: { from: 0.5, to: 1 } } });
    const [first, second] = serving.experiments;
    const ids = many(400).map((runId) => assignTrial(subject({ runId }), serving)?.trial?.experimentId);
    expect(new Set(ids)).toEqual(new Set([first?.id, second?.id]));
    for (const runId of many(100)) {
      const [one, other] = [first, second].map((each) =>
        assignTrial(subject({ runId }), { ...serving, experiments: each ? [each] : [] }),
      );
      expect([one, other].filter((assigned) => assigned !== undefined)).toHaveLength(1);
    }
  });

  it('cannot be told from its hash', () => {
    const userId = randomUUID();
    const { trial } = assignTrial(subject({ userId }), now({ design: { unit: 'user' } })) ?? {};
    expect(JSON.stringify(trial)).not.toContain(userId);
  });
});

describe('a variant', () => {
  const treated = (serving: ServingNow, changes: Parameters<typeof subject>[0] = {}) => {
    const assigned = many(200).map((runId) => assignTrial(subject({ runId, ...changes }), serving));
    const found = assigned.find((each) => each?.trial?.alternatives?.fallBack);
    if (!found) throw new Error('of 200 runs none is treated');
    return found;
  };

  it('of options changes them and the versions in use, and keeps what answers where it fails', () => {
    const { options, models, trial } = treated(now({}));
    expect(options).toEqual({ ...OPTIONS, ocr_engine: 'tesseract' });
    expect(models).toEqual(BY_TESSERACT);
    expect(trial).toMatchObject({
      variant: 'tesseract',
      alternatives: { fallBack: { variant: 'ppocr', options: OPTIONS, models: BY_PPOCR } },
    });
  });

  it('of a slot serves that slot only, and only while the control serves otherwise', () => {
    const variants: ExperimentVariant[] = [
      { name: 'old', role: 'control', weight: 0.5, model: { id: randomUUID(), version: 'v1' }, options: null },
      { name: 'new', role: 'treatment', weight: 0.5, model: { id: randomUUID(), version: 'v2' }, options: null },
    ];
    const serving = now({ slot: 'documents/extractor', kind: 'slot', variants });
    expect(treated(serving).models).toEqual({ ...BY_PPOCR, 'documents/extractor': 'v2' });
    expect(assignTrial(subject({ options: { ...OPTIONS, extractor: 'llm' } }), serving)).toBeUndefined();
    const deployed = { ...serving, served: { ...SERVED, 'documents/extractor': 'v9' } };
    for (const runId of many(20)) expect(assignTrial(subject({ runId }), deployed)).toBeUndefined();
  });

  it('never changes an option that the caller set', () => {
    const serving = now({});
    for (const runId of many(20)) {
      expect(assignTrial(subject({ runId, explicitOptions: ['ocr_engine'] }), serving)).toBeUndefined();
      expect(assignTrial(subject({ runId, explicitOptions: ['languages'] }), serving)).toBeDefined();
    }
  });

  it('whose slot stands empty leaves the submission as it is', () => {
    const served = BY_PPOCR;
    const assigned = many(50).map((runId) => assignTrial(subject({ runId }), { ...now({}), served }));
    expect(assigned.map((each) => each?.trial?.variant ?? 'none')).toEqual(expect.arrayContaining(['none', 'ppocr']));
    expect(assigned.some((each) => each?.trial?.variant === 'tesseract')).toBe(false);
  });

  it('in the shadow answers nobody: the control does, and the treatment is wanted beside it', () => {
    const assigned = many(50).map((runId) => assignTrial(subject({ runId }), now({ mode: 'shadow' })));
    const taking = assigned.filter((each) => each !== undefined);
    expect(taking.length).toBeGreaterThan(0);
    for (const { options, trial } of taking) {
      expect(options).toEqual(OPTIONS);
      expect(trial).toMatchObject({
        variant: 'ppocr',
        alternatives: { fallBack: null, shadows: [{ variant: 'tesseract' }] },
      });
    }
  });

  it('has results of its own: no two fingerprints of one input are equal', () => {
    const serving = now({});
    const parts = { pipeline: documents, projectId: 'p', inputSha256: 'a'.repeat(64) };
    const plain = fingerprint({
      ...parts,
      options: OPTIONS,
      models: BY_PPOCR,
    });
    const fingerprints = many(50).map((runId) => {
      const assigned = assignTrial(subject({ runId }), serving);
      return assigned ? fingerprint({ ...parts, ...assigned }) : plain;
    });
    expect(new Set([plain, ...fingerprints]).size).toBe(3);
  });
});

describe('a named group', () => {
  const design = { groups: { 'beta-testers': 'tesseract', auditors: 'ppocr' } };
  const given = (serving: ServingNow, group: string | null, changes: Parameters<typeof subject>[0] = {}) =>
    assignTrial(subject({ group, ...changes }), serving)?.trial;

  it('always gets its variant: outside the traffic, before the ramp, in the shadow and among the held out', () => {
    const narrow = now({
      design: { ...design, traffic: { from: 0, to: 0.01 }, holdout: 0.5 },
      progress: { coverage: 0 },
    });
    for (const serving of [now({ design }), narrow, now({ design, mode: 'shadow' })]) {
      for (const runId of many(50)) {
        expect(given(serving, 'beta-testers', { runId })).toMatchObject({
          variant: 'tesseract',
          assignedBy: 'group',
          group: 'beta-testers',
          alternatives: { fallBack: { variant: 'ppocr' }, shadows: [] },
        });
        expect(given(serving, 'auditors', { runId })).toMatchObject({ variant: 'ppocr', assignedBy: 'group' });
      }
    }
  });

  it('that no experiment names is drawn by hash, as whoever names none', () => {
    const serving = now({ design });
    for (const runId of many(50)) {
      const plain = given(serving, null, { runId });
      expect(plain).toMatchObject({ assignedBy: 'hash', group: null });
      for (const group of ['strangers', 'constructor', '__proto__']) {
        expect(given(serving, group, { runId })).toEqual(plain);
      }
    }
  });

  it('is asked for in every experiment before anybody is drawn', () => {
    const serving = now({ design: { traffic: { from: 0, to: 1 } } }, { design });
    const ids = many(20).map((runId) => given(serving, 'beta-testers', { runId })?.experimentId);
    expect(new Set(ids)).toEqual(new Set([serving.experiments[1]?.id]));
  });

  it('gets the control once its treatment was dropped, and is still counted apart', () => {
    const serving = now({ design, progress: { dropped: ['tesseract'] } });
    expect(given(serving, 'beta-testers')).toMatchObject({ variant: 'ppocr', assignedBy: 'group' });
  });

  it('needs no session where sessions are drawn, and changes no option that the caller set', () => {
    const serving = now({ design: { ...design, unit: 'session' } });
    expect(given(serving, 'beta-testers')).toMatchObject({ variant: 'tesseract' });
    expect(given(serving, 'beta-testers', { explicitOptions: ['ocr_engine'] })).toBeUndefined();
  });
});

describe('a holdout after a promotion', () => {
  const MODELS: ExperimentVariant[] = [
    { name: 'old', role: 'control', weight: 0.5, model: { id: randomUUID(), version: 'v1' }, options: null },
    { name: 'new', role: 'treatment', weight: 0.5, model: { id: randomUUID(), version: 'v2' }, options: null },
  ];
  const design = { unit: 'user', holdout: 0.3 } as const;
  const kept = (winner: string, changes: ExperimentChanges) => [
    { ...newExperiment({ design, ...changes }), winner, untilMs: Infinity },
  ];
  const onSlot = (): ServingNow => ({
    experiments: [],
    kept: kept('new', { kind: 'slot', slot: 'documents/extractor', variants: MODELS }),
    won: {},
    served: { ...SERVED, 'documents/extractor': 'v2' },
  });
  const onOptions = (): ServingNow => ({
    experiments: [],
    kept: kept('tesseract', {}),
    won: { documents: { ocr_engine: 'tesseract' } },
    served: SERVED,
  });

  it('keeps the version that served before, for the same units as before', () => {
    const during = now({ design });
    const users = many(500);
    const heldOut = users.filter((userId) => variantOf(onSlot(), { userId }) === HOLDOUT);
    expect(heldOut.length).toBeGreaterThan(0);
    expect(heldOut).toEqual(users.filter((userId) => variantOf(during, { userId }) === HOLDOUT));
    for (const userId of users) {
      const { models, trial } = assignTrial(subject({ userId }), onSlot()) ?? {};
      const isHeldOut = heldOut.includes(userId);
      expect(models?.['documents/extractor']).toBe(isHeldOut ? 'v1' : 'v2');
      expect(trial).toMatchObject(
        isHeldOut ? { assignedBy: 'holdout', stage: 2 } : { variant: 'new', assignedBy: 'hash', stage: 2 },
      );
    }
  });

  it('keeps the options that were the defaults before, but never against the caller', () => {
    const users = many(200);
    const engines = users.map((userId) => {
      const { options, trial } = assignTrial(subject({ userId }), onOptions()) ?? {};
      return [trial?.variant, (options as { ocr_engine?: string }).ocr_engine].join(' ');
    });
    expect(new Set(engines)).toEqual(new Set([`${HOLDOUT} ppocr`, 'tesseract tesseract']));
    for (const userId of users) {
      expect(assignTrial(subject({ userId, explicitOptions: ['ocr_engine'] }), onOptions())).toBeUndefined();
    }
  });

  it('ends with the next deployment', () => {
    const deployed = { ...onSlot(), served: { ...SERVED, 'documents/extractor': 'v3' } };
    for (const userId of many(50)) expect(assignTrial(subject({ userId }), deployed)).toBeUndefined();
  });

  it('is in no later experiment, which all others are in first', () => {
    const later = newExperiment({ design: { unit: 'user' }, kind: 'options' });
    const serving = { ...onSlot(), experiments: [later] };
    for (const userId of many(100)) {
      const trial = assignTrial(subject({ userId }), serving)?.trial;
      expect(trial?.experimentId).toBe(trial?.variant === HOLDOUT ? serving.kept[0]?.id : later.id);
    }
  });
});

describe('why a run has its variant', () => {
  const reasons = (changes: ExperimentChanges) =>
    new Set(many(200).map((runId) => assignTrial(subject({ runId }), now(changes))?.trial?.assignedBy));

  it('is told: by hash, held out, or in the shadow', () => {
    expect(reasons({})).toEqual(new Set(['hash']));
    expect(reasons({ design: { holdout: 0.5 } })).toEqual(new Set(['hash', 'holdout']));
    expect(reasons({ mode: 'shadow', progress: { coverage: 1 } })).toEqual(new Set(['shadow']));
  });
});

it('gives options that have won to everybody who did not choose', () => {
  const won = { documents: { ocr_engine: 'tesseract' } };
  expect(settledOptions(subject(), won)).toEqual({ ...OPTIONS, ocr_engine: 'tesseract' });
  expect(settledOptions(subject({ explicitOptions: ['ocr_engine'] }), won)).toEqual(OPTIONS);
  expect(settledOptions(subject(), {})).toBe(OPTIONS);
});
