/** Experiments and trials on a real database: what stands in whose way, who answers for whom, and what is counted. */
import { randomUUID } from 'node:crypto';
import { refreshOutcomes } from '../../../activities/loop/experiments/trial-outcomes';
import { createSpineActivities } from '../../../activities/spine/activities';
import { TrialRuns } from '../../../activities/spine/trial-runs';
import { documents } from '../../../contracts/documents/definition';
import type { DecidedLook, RunTrial } from '../../../contracts/experiment';
import type { RunRow } from '../../../db/repositories/runs';
import { ExperimentsRepository, type NewExperiment } from '../../../db/repositories/experiments';
import { FeedbackRepository } from '../../../db/repositories/feedback';
import { TrialsRepository } from '../../../db/repositories/trials';
import { VotesRepository } from '../../../db/repositories/votes';
import { type ExperimentChanges, newExperiment } from '../../factories/experiments';
import { createRunWorld, type RunWorld } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let experiments: ExperimentsRepository;
let trials: TrialsRepository;
let world: RunWorld;

beforeEach(async () => {
  database = await createTestDatabase();
  experiments = new ExperimentsRepository(database.orm);
  trials = new TrialsRepository(database.orm);
  world = await createRunWorld(database.orm);
});
afterEach(() => database.drop());

const begin = async (changes: ExperimentChanges = {}): Promise<NewExperiment> => {
  const experiment = newExperiment(changes);
  expect(await experiments.begin(experiment)).toBeNull();
  return experiment;
};
const trialOf = ({ id }: NewExperiment, changes: Partial<RunTrial> = {}): RunTrial => ({
  experimentId: id,
  variant: 'ppocr',
  assignedBy: 'hash',
  group: null,
  unit: randomUUID(),
  stage: 1,
  alternatives: null,
  ...changes,
});
const CONTROL = { variant: 'ppocr', options: { ocr_engine: 'ppocr' }, models: { 'documents/ppocr': '1' } };
const TREATMENT = {
  variant: 'tesseract',
  options: { ocr_engine: 'tesseract' },
  models: { 'documents/tesseract': '1' },
};
const endOf = (run: RunRow) => ({ runId: run.id, runAttempt: run.attempt });
const resultWith = (value: string, confidence = 0.9) => ({
  fields: [
    { name: 'total', value, confidence },
    { name: 'date', value: '2026-11-21', confidence },
  ],
  pages: [],
});
const outcome = async (experimentId: string, runId: string) => {
  await refreshOutcomesOf(experimentId);
  return (await trials.ofExperiment(experimentId)).find((trial) => trial.runId === runId);
};
const refreshOutcomesOf = (experimentId: string) => refreshOutcomes(trials, experimentId, new AbortController().signal);

describe('an experiment', () => {
  it('has its slot to itself until it has ended', async () => {
    const slot = 'documents/reader';
    const first = await begin({ slot, kind: 'slot', variants: [], design: { traffic: { from: 0, to: 0.1 } } });
    const second = newExperiment({ slot, kind: 'slot', variants: [], design: { traffic: { from: 0.5, to: 1 } } });
    expect(await experiments.begin(second)).toEqual({ taken: 'slot', by: { id: first.id, name: first.name } });
    const verdict: DecidedLook = { decision: 'stop', reason: 'person', variants: [], metric: null };
    const rest = { findings: [], summaries: [], sampleRatioP: null, days: 0, remark: null };
    await experiments.end(first.id, { state: 'stopped', verdict: { ...verdict, ...rest } });
    expect(await experiments.begin(second)).toBeNull();
  });

  it('shares no traffic with another of its pipeline, also where two begin at once', async () => {
    const half = (from: number) => newExperiment({ design: { traffic: { from, to: from + 0.5 } } });
    const [one, same, other] = [half(0), half(0.25), half(0.5)];
    const begun = await Promise.all([one, same].map((each) => experiments.begin(each)));
    expect(begun.filter((obstacle) => obstacle === null)).toHaveLength(1);
    expect(begun.find((obstacle) => obstacle !== null)).toMatchObject({ taken: 'traffic' });
    if (begun[0] === null) expect(await experiments.begin(other)).toBeNull();
  });

  it('that has ended stays as it ended, and its winners are the defaults until they are taken back', async () => {
    const { id } = await begin();
    const verdict = {
      decision: 'promote' as const,
      reason: 'goal_reached' as const,
      variants: ['tesseract'],
      metric: 'quality' as const,
      findings: [],
      summaries: [],
      sampleRatioP: null,
      days: 3,
      remark: null,
    };
    await experiments.end(id, { state: 'promoted', verdict });
    await experiments.end(id, { state: 'rolled_back', verdict });
    expect((await experiments.find(id))?.state).toBe('promoted');
    expect(await experiments.served()).toEqual({
      experiments: [],
      kept: [],
      won: { documents: { ocr_engine: 'tesseract' } },
    });
    expect(await experiments.takeBack(id)).toBe(true);
    expect((await experiments.served()).won).toEqual({});
  });

  it('with a holdout keeps it after a promotion, until its horizon is over or the options are taken back', async () => {
    const promoted = async (horizonDays: number, from: number) => {
      const traffic = { from, to: from + 0.2 };
      const { id } = await begin({ design: { holdout: 0.1, horizonDays, traffic } });
      const decided = {
        decision: 'promote' as const,
        reason: 'person' as const,
        variants: ['tesseract'],
        metric: null,
      };
      const rest = { findings: [], summaries: [], sampleRatioP: null, days: 0, remark: null };
      await experiments.end(id, { state: 'promoted', verdict: { ...decided, ...rest } });
      return id;
    };
    const [kept, over] = [await promoted(28, 0), await promoted(0, 0.2)];
    expect((await experiments.served()).kept).toMatchObject([{ id: kept, winner: 'tesseract' }]);
    expect((await experiments.open(-1)).map(({ id }) => id)).toEqual([kept]);
    const look = {
      at: new Date(),
      coverage: 1,
      summaries: [],
      findings: [],
      sampleRatioP: null,
      decision: 'continue' as const,
      reason: 'waiting' as const,
    };
    await experiments.keepHoldoutLook(kept, { ...look, holdout: [] });
    expect(await experiments.lastLook(kept)).toMatchObject({ holdout: [] });
    expect(await experiments.takeBack(kept)).toBe(true);
    await experiments.keepHoldoutLook(kept, look);
    expect(await experiments.looks(kept, { after: 0, limit: 10 })).toHaveLength(1);
    expect((await experiments.served()).kept).toEqual([]);
    expect(await experiments.lastLook(over)).toBeUndefined();
  });

  it('that is paused is served to nobody', async () => {
    const { id } = await begin();
    expect((await experiments.served()).experiments).toHaveLength(1);
    expect(await experiments.steer(id, { from: ['running'], to: 'paused' })).toBe('paused');
    expect((await experiments.served()).experiments).toEqual([]);
  });
});

describe('a treatment that fails technically', () => {
  const started: string[] = [];
  const trialRuns = () =>
    new TrialRuns({
      trials,
      starter: {
        start: async ({ id }) => {
          started.push(id);
          return 'started';
        },
      },
      onNotStarted: (error) => {
        throw error;
      },
    });
  const failed = (run: RunRow, code: 'LLM_REFUSED' | 'DOCUMENT_ENCRYPTED' | 'STAGE_TIMED_OUT') =>
    trialRuns().failed({ ...endOf(run), error: { code, details: {}, stage: 'read' } });

  it('is answered for by the control, once, and counts as its failure', async () => {
    const experiment = await begin();
    const trial = trialOf(experiment, { variant: 'tesseract', alternatives: { fallBack: CONTROL, shadows: [] } });
    const run = await world.submit({ ...TREATMENT, trial });
    expect(await failed(run, 'STAGE_TIMED_OUT')).toBe(true);
    const again = await world.row(run.id);
    expect(again).toMatchObject({
      status: 'queued',
      attempt: 2,
      variant: 'ppocr',
      options: CONTROL.options,
      models: CONTROL.models,
    });
    expect(again.fingerprint).not.toBe(run.fingerprint);
    expect(started).toContain(run.id);
    // The activity may be carried out twice, and the control may fail, too.
    expect(await failed(run, 'STAGE_TIMED_OUT')).toBe(false);
    expect(await failed(again, 'STAGE_TIMED_OUT')).toBe(false);
    await world.complete(again, resultWith('10'));
    expect(await outcome(experiment.id, run.id)).toMatchObject({ variant: 'tesseract', failed: true, seconds: null });
  });

  it('is not, where the input is to blame; a model never is', async () => {
    const experiment = await begin();
    const submit = () =>
      world.submit({
        ...TREATMENT,
        trial: trialOf(experiment, { variant: 'tesseract', alternatives: { fallBack: CONTROL, shadows: [] } }),
      });
    expect(await failed(await submit(), 'DOCUMENT_ENCRYPTED')).toBe(false);
    expect(await failed(await submit(), 'LLM_REFUSED')).toBe(true);
  });
});

describe('what a stand-in answered', () => {
  const standIn = { code: 'LLM_UNAVAILABLE', details: { reason: 'HTTP 503' } } as const;
  const stoodIn = { ...resultWith('10'), extractor: 'local', fallback: { code: standIn.code, detail: 'HTTP 503' } };
  const complete = (run: RunRow) => {
    const trialRuns = new TrialRuns({
      trials,
      starter: { start: async () => 'started' },
      onNotStarted: (error) => {
        throw error;
      },
    });
    const blobStore = { read: async () => Buffer.from(JSON.stringify(stoodIn)) };
    const result = { sha256: 'ab'.repeat(32), size_bytes: 1, media_type: 'application/json' };
    const { completeRun } = createSpineActivities({
      progress: world.progress,
      blobStore,
      cacheTtlSeconds: 60,
      trialRuns,
    });
    return completeRun({ ...endOf(run), outcome: { result, cost_usd: 0, cacheable: false, standIn } });
  };

  it('is no answer of a treatment: the control answers, and it counts as a failure', async () => {
    const experiment = await begin();
    const trial = trialOf(experiment, { variant: 'tesseract', alternatives: { fallBack: CONTROL, shadows: [] } });
    const run = await world.submit({ ...TREATMENT, trial });
    await complete(run);
    const again = await world.row(run.id);
    expect(again).toMatchObject({ status: 'queued', attempt: 2, variant: 'ppocr', options: CONTROL.options });
    // The activity may be carried out twice.
    await complete(run);
    expect(await world.row(run.id)).toMatchObject({ status: 'queued', attempt: 2 });
    await world.complete(again, resultWith('10'));
    expect(await outcome(experiment.id, run.id)).toMatchObject({
      variant: 'tesseract',
      failed: true,
      confidence: null,
    });
  });

  it('serves where there is no other, and counts as a failure of the control too', async () => {
    const experiment = await begin();
    const run = await world.submit({ trial: trialOf(experiment) });
    await complete(run);
    expect(await world.row(run.id)).toMatchObject({ status: 'completed', finalResult: { extractor: 'local' } });
    expect(await outcome(experiment.id, run.id)).toMatchObject({ failed: true, confidence: null, seconds: null });
  });
});

describe('a shadow', () => {
  async function shadowed() {
    const experiment = await begin({ mode: 'shadow' });
    const trial = trialOf(experiment, { alternatives: { fallBack: null, shadows: [TREATMENT] } });
    const shown = await world.submit({ trial });
    expect(await trials.shadows(shown.id, () => documents.stages)).toEqual([]);
    await world.complete(shown, resultWith('10'));
    const [shadow, ...others] = await trials.shadows(shown.id, () => documents.stages);
    expect(others).toEqual([]);
    return { experiment, shown, shadow: shadow as RunRow };
  }

  it('works once on the same input, after everything else', async () => {
    const { shown, shadow } = await shadowed();
    expect(shadow).toMatchObject({ priority: 5, input: shown.input, shadowOf: shown.id, ...TREATMENT });
    expect(await trials.shadows(shown.id, () => documents.stages)).toEqual([]);
  });

  it('is seen in no list and no count, and its result answers nobody', async () => {
    const { shown, shadow } = await shadowed();
    await world.complete(shadow, resultWith('11'));
    const { projectId } = world.owner;
    expect((await world.runs.list({ projectId }, { limit: 10 })).map(({ id }) => id)).toEqual([shown.id]);
    expect(await world.runs.countByStatus({ projectId })).toMatchObject({ completed: 1 });
    expect((await world.runs.audiencesOf([shown.id, shadow.id])).size).toBe(1);
    expect(await world.runs.cached(shadow.fingerprint)).toBeUndefined();
    expect(await world.runs.cached(shown.fingerprint)).toBeDefined();
  });

  it('is compared with what was shown, and judged by the same correction', async () => {
    const { experiment, shown, shadow } = await shadowed();
    await world.complete(shadow, resultWith('11', 0.7));
    await new FeedbackRepository(database.orm).give({
      projectId: world.owner.projectId,
      runId: shown.id,
      userId: world.owner.id,
      kind: 'ocr_error',
      originalResult: {},
      correctedResult: { fields: [{ name: 'total', value: '11' }] },
      comment: null,
    });
    expect(await outcome(experiment.id, shown.id)).toMatchObject({ quality: 0, confidence: 0.9, disagreement: null });
    expect(await outcome(experiment.id, shadow.id)).toMatchObject({ quality: 1, confidence: 0.7, disagreement: 0.5 });
  });

  it('goes when the run goes', async () => {
    const { shown, shadow } = await shadowed();
    expect(await world.runs.delete([shown.id])).toBe(1);
    expect(await world.runs.find(shadow.id, { projectId: world.owner.projectId })).toBeUndefined();
  });
});

describe('the outcome of a run', () => {
  it('has time, cost and confidence once it has ended, and satisfaction once somebody votes', async () => {
    const experiment = await begin();
    const run = await world.submit({ trial: trialOf(experiment) });
    expect(await refreshOutcomesOf(experiment.id)).toBe(0);
    await world.complete(run, resultWith('10', 0.8));
    expect(await outcome(experiment.id, run.id)).toMatchObject({
      failed: false,
      costUsd: 0.5,
      confidence: 0.8,
      quality: null,
      satisfaction: null,
    });
    const votes = new VotesRepository(database.orm);
    for (const vote of ['up', 'down'] as const) await votes.give({ runId: run.id, userId: world.owner.id, vote });
    expect(await outcome(experiment.id, run.id)).toMatchObject({ satisfaction: 0 });
    expect(await refreshOutcomesOf(experiment.id)).toBe(0);
  });

  it('outlives the run, and is none where the run was cancelled', async () => {
    const experiment = await begin();
    const [kept, cancelled] = [
      await world.submit({ trial: trialOf(experiment) }),
      await world.submit({ trial: trialOf(experiment) }),
    ];
    await world.complete(kept, resultWith('10'));
    await world.progress.cancelled({ ...endOf(cancelled), error: { code: 'RUN_CANCELLED', details: {}, stage: null } });
    await refreshOutcomesOf(experiment.id);
    await world.runs.delete([kept.id, cancelled.id]);
    expect(await outcome(experiment.id, kept.id)).toMatchObject({ failed: false });
    expect(await outcome(experiment.id, cancelled.id)).toMatchObject({ failed: null });
  });

  it('is right where a clock was set back between start and end', async () => {
    const experiment = await begin();
    const run = await world.submit({ trial: trialOf(experiment) });
    await world.complete(run, resultWith('10'));
    await database.pool.query(`update runs set ended_at = started_at - interval '1 hour' where id = $1`, [run.id]);
    expect(await outcome(experiment.id, run.id)).toMatchObject({ failed: false, seconds: null });
  });
});
