/** Interleaved experiments: whom clicks prefer, how sure that is, and what follows from it. */
import { analyse } from '../../../activities/loop/experiments/analyse';
import { judge } from '../../../activities/loop/experiments/judge';
import type { ExperimentToDecide } from '../../../activities/loop/experiments/decide';
import type { Trial } from '../../../activities/loop/experiments/samples';
import { type ChosenMetric, defaultMetrics, type ExperimentDesign } from '../../../contracts/experiment';
import { creditQuery, teamDraft } from '../../../models/statistics/experiments/interleaving';
import { createRandom } from '../../../models/samples/random';
import { newExperiment } from '../../factories/experiments';

const MINUTE_MS = 60_000;

const interleaved = (design: Partial<ExperimentDesign> = {}): ExperimentToDecide => ({
  ...newExperiment({ mode: 'interleaved', design: { metrics: defaultMetrics('interleaved'), ...design } }),
  state: 'running',
});

const base = { assignedBy: 'shadow', group: null, stage: 1, fellBack: false, failed: false } as const;
const figures = { seconds: 1, costUsd: 0, quality: null, confidence: 0.9, satisfaction: null } as const;

/** A run and its shadow; `won` is the share that the treatment won, null without clicks. */
function clicked(run: string, won: number | null, changes: Partial<Trial> = {}): Trial[] {
  const shared = { ...base, ...figures, disagreement: null, covariate: 1, unit: run, ...changes };
  const shown = { ...shared, runId: run, shadowOf: null, variant: 'ppocr', preference: won === null ? null : 1 - won };
  return [shown, { ...shared, runId: `${run} shadow`, shadowOf: run, variant: 'tesseract', preference: won }];
}
const runs = (count: number, won: number | null, name: string, changes: Partial<Trial> = {}): Trial[] =>
  Array.from({ length: count }, (_, index) => clicked(`${name} ${index}`, won, changes)).flat();

const look = (trials: readonly Trial[], of = interleaved(), clockMs = 0) =>
  judge(trials, of, { clockMs, baselineChanged: false });

it('promotes what people choose, and says by how much', () => {
  const trials = [...runs(60, 1, 'new'), ...runs(20, 0, 'old'), ...runs(10, 0.5, 'tie'), ...runs(400, null, 'silent')];
  const { decided, analysis } = look(trials);
  expect(decided).toMatchObject({
    decision: 'promote',
    reason: 'preferred',
    variants: ['tesseract'],
    metric: 'preference',
  });
  const finding = analysis.findings.find(({ metric }) => metric === 'preference');
  expect(finding?.credits).toMatchObject({ control: 20, treatment: 60, ties: 10 });
  expect(finding?.credits?.p).toBeLessThan(0.05);
  expect(finding?.counts).toEqual({ control: 90, treatment: 90 });
  expect(finding?.difference).toBeCloseTo(40 / 90, 9);
  expect(finding?.low).toBeGreaterThan(0);
});

it('rolls back what people choose less often', () => {
  expect(look([...runs(60, 0, 'old'), ...runs(20, 1, 'new')]).decided).toMatchObject({
    decision: 'roll_back',
    reason: 'control_preferred',
    variants: ['tesseract'],
  });
});

it('waits for as many clicks as were asked for before it promotes, and for none before it rolls back', () => {
  const of = interleaved({ samplesMin: 100 });
  expect(look(runs(60, 1, 'new'), of).decided.decision).toBe('continue');
  expect(look(runs(60, 0, 'old'), of).decided.decision).toBe('roll_back');
});

it('goes on watching what works in the shadow', () => {
  const slow = runs(80, 1, 'new').map((trial) => ({ ...trial, seconds: trial.shadowOf === null ? 1 : 3 }));
  const failed = runs(80, null, 'new').map((trial, index) => ({
    ...trial,
    failed: trial.shadowOf !== null && index % 4 < 2,
  }));
  expect(look(slow).decided).toMatchObject({ decision: 'roll_back', reason: 'guardrail_breached', metric: 'seconds' });
  expect(look(failed).decided).toMatchObject({ decision: 'roll_back', metric: 'failures' });
});

it('takes a user with many runs for one witness', () => {
  const insistent = runs(60, 1, 'new', { unit: 'one user' });
  expect(look(insistent).decided.decision).toBe('continue');
  const { findings } = analyse([...insistent, ...runs(30, 0.5, 'tie')], interleaved());
  expect(findings.find(({ metric }) => metric === 'preference')?.credits).toMatchObject({ treatment: 1, ties: 30 });
});

it('ends undecided when the planned clicks, or the time, are used up', () => {
  const even = [...runs(100, 1, 'new'), ...runs(100, 0, 'old')];
  expect(look(even, interleaved({ samplesMax: 200 })).decided).toMatchObject({
    decision: 'undecided',
    reason: 'samples_used',
  });
  const of = interleaved({ horizonDays: 1 });
  const later = { ...of, progress: look([], of).progress };
  expect(look(runs(3, 1, 'new'), later, 24 * 60 * MINUTE_MS).decided).toMatchObject({
    decision: 'undecided',
    reason: 'horizon',
  });
});

/**
 * Two rankers that are equally good and never agree, people who favour what stands first, and click run by run over
 * several looks, so that what a run says may change after it was counted.
 */
describe('without a difference', () => {
  const IDS = ['a', 'b', 'c', 'd'];
  const EXPERIMENTS = 200;
  const LOOKS = 20;

  function live(seed: number): string {
    const random = createRandom(seed);
    const metrics: ChosenMetric[] = [{ name: 'preference', role: 'goal', margin: 0.1 }];
    const of = interleaved({ samplesMin: 10, metrics });
    const shuffled = () => IDS.map((id) => ({ id, by: random.next() })).sort((one, two) => one.by - two.by);
    const shown: { list: ReturnType<typeof teamDraft>; clicks: string[] }[] = [];
    for (let at = 0; at < LOOKS; at += 1) {
      for (let run = 0; run < 5; run += 1) {
        const rankings = { production: shuffled().map(({ id }) => id), candidate: shuffled().map(({ id }) => id) };
        shown.push({ list: teamDraft(rankings, `${seed} ${shown.length}`, IDS.length), clicks: [] });
      }
      for (const { list, clicks } of shown.slice(-15)) {
        const place = Math.floor(4 * random.next() * random.next());
        if (random.chance(0.4)) clicks.push(list[place]?.id ?? '');
      }
      const trials = shown.flatMap(({ list, clicks }, index) => {
        const credit = creditQuery(list, clicks);
        const won = clicks.length === 0 ? null : credit === 'tie' ? 0.5 : Number(credit === 'candidate');
        return clicked(String(index), won);
      });
      const { decided, progress } = look(trials, of, at * MINUTE_MS);
      Object.assign(of, { progress });
      if (decided.decision !== 'continue') return decided.decision;
    }
    return 'continue';
  }

  it('twenty looks promote or roll back at most one experiment in twenty', () => {
    const endings = Array.from({ length: EXPERIMENTS }, (_, seed) => live(seed));
    const alarms = endings.filter((ending) => ending === 'promote' || ending === 'roll_back').length;
    expect(alarms / EXPERIMENTS).toBeLessThanOrEqual(0.05);
  });
});
