/** An experiment's weeks in seconds: the real workflow, and activities that a test decides over. */
import type { Client, WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ExperimentActivities, ExperimentView } from '../../activities/loop/experiments/experiments';
import type { DeploymentActivities, VerificationActivities } from '../../activities/loop/deployments';
import type { DecidedLook, ExperimentInput, ExperimentState } from '../../contracts/experiment';
import { experimentStartOptions } from '../../contracts/experiment-start';
import { projectRoot } from '../../contracts/project-root';
import { describeSkippingTime, withoutSearchAttributes } from '../setup/time-skipping-suite';

const HOUR_MS = 3_600_000;

type Ending = Parameters<ExperimentActivities['concludeExperiment']>[0];

/** The experiment's row as the activities see it; a test says what each look decides. */
class FakeExperiment {
  state: ExperimentState = 'running';
  step = 0;
  readonly looksMs: number[] = [];
  readonly endings: Ending[] = [];
  readonly deployed: string[] = [];
  readonly steered: string[] = [];
  holdoutLooks = 0;
  holdoutLooksMax = 0;
  /** Whether the promoted version answers. */
  answers = true;

  constructor(private readonly decideAt: (look: number, fake: FakeExperiment) => Partial<DecidedLook>) {}

  readonly activities = {
    lookAtExperiment: async ({ nowMs }: { nowMs: number }): Promise<ExperimentView> => {
      const base: DecidedLook = { decision: 'continue', reason: 'waiting', variants: [], metric: null };
      const paused = { ...base, state: this.state, lookSeconds: 3_600, counts: [], coverage: 0.02 };
      if (this.state !== 'running' && this.state !== 'held') return paused;
      this.looksMs.push(nowMs);
      const decided = { ...base, ...this.decideAt(this.looksMs.length, this) };
      if (decided.decision === 'hold') this.state = 'held';
      if (decided.decision === 'ramp') this.step += 1;
      return { ...paused, ...decided, state: this.state };
    },
    lookAtHoldout: async (): Promise<number> => {
      this.holdoutLooks += 1;
      return this.holdoutLooks <= this.holdoutLooksMax ? 6 * 3_600 : 0;
    },
    steerExperiment: async ({ update }: { update: string }): Promise<ExperimentState> => {
      this.steered.push(update);
      if (update === 'ramp' && this.step >= 1) {
        throw ApplicationFailure.nonRetryable('the last step', 'EXPERIMENT_AT_LAST_STEP', {});
      }
      if (update === 'ramp') this.step += 1;
      if (update === 'pause') this.state = 'paused';
      if (update === 'resume') this.state = 'running';
      return this.state;
    },
    promotedVersion: async ({ variant }: { variant: string | null }) => ({
      variant: variant ?? 'new',
      slot: 'documents/reader',
      modelVersionId: 'v2',
    }),
    concludeExperiment: async (ending: Ending): Promise<void> => {
      this.endings.push(ending);
      this.state = ending.state;
    },
    deployVersion: async ({ modelVersionId }: { modelVersionId: string }) => {
      this.deployed.push(modelVersionId);
      return { previousId: 'v1' };
    },
    verifyModel: async () => {
      if (!this.answers) throw ApplicationFailure.nonRetryable('no answer', 'MODEL_NOT_SERVING', {});
      return { version: 'v2' };
    },
    confirmServing: async () => ({ version: 'v2' }),
  } satisfies Partial<Record<keyof (ExperimentActivities & DeploymentActivities & VerificationActivities), unknown>>;
}

describeSkippingTime('an experiment’s life', (time) => {
  const workers = <Result>(fake: FakeExperiment, work: () => Promise<Result>): Promise<Result> =>
    time.withWorkers({ io: fake.activities, cpu: fake.activities }, work);
  const start = (input: Partial<ExperimentInput> = {}): Promise<WorkflowHandle> => {
    const started = experimentStartOptions({
      id: randomUUID(),
      name: 'which reader',
      pipeline: 'documents',
      slot: 'documents/reader',
    });
    const options = withoutSearchAttributes(started.options);
    const client: Client = time.environment.client;
    const [given] = options.args;
    return client.workflow.start(started.workflowType, { ...options, args: [{ ...given, ...input }] });
  };
  const resultOf = (handle: WorkflowHandle): Promise<ExperimentState> =>
    time.environment.client.workflow.getHandle(handle.workflowId).result() as Promise<ExperimentState>;
  const live = (fake: FakeExperiment, input: Partial<ExperimentInput> = {}) =>
    workers(fake, async () => {
      const handle = await start(input);
      return { state: await resultOf(handle), handle };
    });

  it('looks every hour for days, widens, and promotes with a version that was seen to answer', async () => {
    const fake = new FakeExperiment((look) =>
      look === 120
        ? { decision: 'promote', reason: 'goal_reached', variants: ['new'] }
        : look % 24 === 0
          ? { decision: 'ramp' }
          : {},
    );
    expect((await live(fake)).state).toBe('promoted');
    expect(fake.looksMs).toHaveLength(120);
    expect(fake.step).toBe(4);
    expect((fake.looksMs.at(-1) ?? 0) - (fake.looksMs[0] ?? 0)).toBeGreaterThanOrEqual(119 * HOUR_MS);
    expect(fake.deployed).toEqual(['v2']);
    expect(fake.endings).toMatchObject([
      { state: 'promoted', decided: { decision: 'promote', reason: 'goal_reached', variants: ['new'] } },
    ]);
  });

  it('watches a holdout after the promotion until that is over, and none after another end', async () => {
    const promoted = new FakeExperiment(() => ({ decision: 'promote', reason: 'goal_reached', variants: ['new'] }));
    promoted.holdoutLooksMax = 28 * 4;
    expect((await live(promoted)).state).toBe('promoted');
    expect(promoted.holdoutLooks).toBe(28 * 4 + 1);
    expect(promoted.looksMs).toHaveLength(1);
    const undecided = new FakeExperiment(() => ({ decision: 'undecided', reason: 'horizon' }));
    await live(undecided);
    expect(undecided.holdoutLooks).toBe(0);
  });

  it('goes on as a new execution again and again without losing its place', async () => {
    const fake = new FakeExperiment((look) => (look === 25 ? { decision: 'undecided', reason: 'horizon' } : {}));
    const { state, handle } = await live(fake, { looksMax: 4 });
    expect(state).toBe('undecided');
    expect(fake.looksMs).toHaveLength(25);
    const last = time.environment.client.workflow.getHandle(handle.workflowId);
    expect((await last.describe()).historyLength).toBeLessThan(100);
  });

  it('rolls back a treatment that is worse, and deploys nothing', async () => {
    const fake = new FakeExperiment((look) =>
      look === 3 ? { decision: 'roll_back', reason: 'guardrail_breached', variants: ['new'], metric: 'failures' } : {},
    );
    expect((await live(fake)).state).toBe('rolled_back');
    expect(fake.deployed).toEqual([]);
    expect(fake.endings).toMatchObject([{ state: 'rolled_back', decided: { metric: 'failures' } }]);
  });

  it('stays where a hold put it until somebody resumes it', async () => {
    const fake = new FakeExperiment((look, { steered }) =>
      look === 2
        ? { decision: 'hold', reason: 'sample_ratio' }
        : steered.includes('resume')
          ? { decision: 'undecided', reason: 'samples_used' }
          : {},
    );
    await workers(fake, async () => {
      const handle = await start();
      // Between two looks: the server may stand still for good where a timer is due as the skipping ends.
      await time.environment.sleep(5.5 * HOUR_MS);
      expect(await handle.query('standing')).toMatchObject({ state: 'held' });
      await expect(handle.executeUpdate('ramp')).rejects.toMatchObject({ cause: { type: 'EXPERIMENT_PAUSED' } });
      expect(await handle.executeUpdate('resume')).toBe('running');
      expect(await resultOf(handle)).toBe('undecided');
    });
  });

  it('ends undecided where the winner does not answer, and says why', async () => {
    const fake = new FakeExperiment(() => ({ decision: 'promote', reason: 'goal_reached', variants: ['new'] }));
    fake.answers = false;
    expect((await live(fake)).state).toBe('undecided');
    expect(fake.endings).toMatchObject([{ decided: { reason: 'deployment_failed' }, remark: 'MODEL_NOT_SERVING' }]);
  });

  it('is not looked at while it is paused', async () => {
    const fake = new FakeExperiment(() => ({}));
    await workers(fake, async () => {
      const handle = await start();
      expect(await handle.executeUpdate('pause')).toBe('paused');
      const before = fake.looksMs.length;
      await time.environment.sleep(72 * HOUR_MS);
      expect(fake.looksMs).toHaveLength(before);
      expect(await handle.executeUpdate('resume')).toBe('running');
      await time.environment.sleep(2 * HOUR_MS);
      expect(fake.looksMs.length).toBeGreaterThan(before);
      expect(await handle.executeUpdate('stop', { args: [{ reason: 'enough' }] })).toBe('stopped');
      expect(await resultOf(handle)).toBe('stopped');
    });
    expect(fake.endings).toMatchObject([{ state: 'stopped', remark: 'enough', decided: { reason: 'person' } }]);
  });

  it('takes a step, promotes and refuses as it is told', async () => {
    const fake = new FakeExperiment(() => ({}));
    await workers(fake, async () => {
      const handle = await start();
      expect(await handle.executeUpdate('ramp')).toBe('running');
      await expect(handle.executeUpdate('ramp')).rejects.toMatchObject({
        cause: { cause: { type: 'EXPERIMENT_AT_LAST_STEP' } },
      });
      expect(await handle.executeUpdate('promote', { args: [{ variant: 'other', byId: null }] })).toBe('promoted');
      expect(await resultOf(handle)).toBe('promoted');
    });
    expect(fake.deployed).toEqual(['v2']);
    expect(fake.endings).toMatchObject([{ state: 'promoted', decided: { reason: 'person', variants: ['other'] } }]);
  });

  it('does one thing at a time: an order that waited for an ending is refused', async () => {
    const fake = new FakeExperiment(() => ({}));
    await workers(fake, async () => {
      const handle = await start();
      const answers = await Promise.allSettled([
        handle.executeUpdate('stop', { args: [{}] }),
        handle.executeUpdate('promote', { args: [{}] }),
      ]);
      // Either may be the first to come.
      expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(['stopped', 'promoted']).toContain(await resultOf(handle));
    });
    expect(fake.endings).toHaveLength(1);
    expect(fake.deployed).toHaveLength(fake.endings[0]?.state === 'promoted' ? 1 : 0);
  });

  it('leaves a history that replays', async () => {
    const fake = new FakeExperiment((look) =>
      look === 6 ? { decision: 'promote', reason: 'goal_reached', variants: ['new'] } : {},
    );
    const { handle } = await live(fake);
    const codePath = join(projectRoot(), 'dist', 'workflow-bundle.js');
    await Worker.runReplayHistory({ workflowBundle: { codePath } }, await handle.fetchHistory(), handle.workflowId);
  });
});
