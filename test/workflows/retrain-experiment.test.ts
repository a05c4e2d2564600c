/** A retrain whose candidate has to stand an experiment on live traffic before it serves. */
import { createExperimentActivities } from '../../activities/loop/experiments/experiments';
import { CANDIDATE_EXPERIMENT, type CandidateExperimentChange } from '../../contracts/candidate-experiment';
import { experimentWorkflowId } from '../../contracts/workflow-ids';
import { ExperimentsRepository } from '../../db/repositories/experiments';
import { RetrainRulesRepository } from '../../db/repositories/retrain-rules';
import { TrialsRepository } from '../../db/repositories/trials';
import { createLoopUnderTest, type LoopUnderTest, SLOT } from '../factories/loop-under-test';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';

let temporal: TemporalUnderTest;
let loop: LoopUnderTest;
let experiments: ExperimentsRepository;
let rules: RetrainRulesRepository;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());
beforeEach(async () => {
  loop = await createLoopUnderTest(temporal);
  const { orm } = loop.database;
  experiments = new ExperimentsRepository(orm);
  rules = new RetrainRulesRepository(orm);
  Object.assign(
    loop.activities.io,
    createExperimentActivities({
      experiments,
      trials: new TrialsRepository(orm),
      models: loop.models,
      modelVersions: loop.versions,
      retrainRules: rules,
    }),
  );
});
afterEach(() => loop.drop());

/** What came of it; its experiment is left to itself, as it would be. */
async function tried(word: string) {
  await loop.sayMuch(word);
  const done = await loop.retrain('experiment');
  const experiment = await experiments.find(done.id);
  return { done, experiment };
}
const workflowOf = (id: string) =>
  temporal.client.workflow.getHandle(experimentWorkflowId({ id, pipeline: 'documents' }));

it('begins an experiment that works unseen first; the candidate of the next retrain waits', async () => {
  await loop.inLoop(async () => {
    const { done, experiment } = await tried('TOTAL');
    expect(done).toMatchObject({ state: 'completed', outcome: 'in_experiment' });
    expect(experiment).toMatchObject({
      slot: SLOT,
      state: 'running',
      mode: 'shadow_then_split',
      retrainId: done.id,
      design: { ramp: [0.01, 0.05, 0.1, 0.25, 0.5], samplesMax: 1_000, horizonDays: 28, promoteWhen: 'no_worse' },
    });
    expect(experiment?.variants.map(({ role, weight, model }) => [role, weight, model?.version])).toEqual([
      ['control', 0.5, 'shipped'],
      ['treatment', 0.5, done.candidateVersion],
    ]);
    expect((await loop.versions.find(done.candidateId ?? ''))?.state).toBe('shadow');
    expect(await loop.served()).toBe('shipped');
    expect((await workflowOf(done.id).describe()).status.name).toBe('RUNNING');

    const next = await tried('DATE');
    expect(next.done).toMatchObject({ state: 'completed', outcome: 'waits_for_promotion' });
    expect(next.experiment).toBeUndefined();
    await workflowOf(done.id).terminate();
  });
});

it('goes by what was set for the slot', async () => {
  const experiment = {
    mode: 'split',
    share: 0.2,
    ramp: [0.1, 0.2],
    unit: 'user',
    traffic: { from: 0, to: 0.5 },
    samplesMax: 80,
    horizonDays: 7,
    promoteWhen: 'better',
  } satisfies CandidateExperimentChange;
  await rules.change(SLOT, { experiment }, loop.world.owner.id);
  await loop.inLoop(async () => {
    const { done, experiment: begun } = await tried('TOTAL');
    const { mode, share, ...design } = experiment;
    expect(begun).toMatchObject({ mode, design, progress: { phase: 'split' } });
    expect(begun?.design.samplesMin).toBe(CANDIDATE_EXPERIMENT.samplesMin);
    expect(begun?.variants.map(({ weight }) => weight)).toEqual([1 - share, share]);
    expect(Object.keys(begun?.design ?? {})).not.toContain('share');
    await workflowOf(done.id).terminate();
  });
});
