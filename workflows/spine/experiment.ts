/**
 * An experiment, for days or weeks: looks at the outcomes, widens the share of the treatment, holds, rolls back,
 * promotes, or ends undecided. All that counts stands in the experiment's row, so it may be ended and started again at
 * any time.
 */
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { ExperimentActivities, ExperimentView, Promoted } from '../../activities/loop/experiments/experiments';
import {
  type DecidedLook,
  EXPERIMENT_UPDATES,
  type ExperimentEnding,
  type ExperimentInput,
  type ExperimentOrder,
  type ExperimentState,
  type ExperimentUpdate,
} from '../../contracts/experiment';
import { ACTIVITY_PROFILES } from './activity-options';
import { deployInTurn } from './deploy-in-turn';
import { ExperimentControl, type ExperimentStanding } from './experiment-control';
import { toRunError } from './run-error';

const { lookAtExperiment, lookAtHoldout, steerExperiment, promotedVersion, concludeExperiment } =
  proxyActivities<ExperimentActivities>(ACTIVITY_PROFILES.io);

/** A dozen events each: far below the 4,096 at which Temporal suggests to go on as a new execution. */
const LOOKS_MAX = 200;
/** A paused experiment waits for its operator, and looks seldom whether it still is one. */
const PAUSED_SECONDS = 3_600;

const DESCRIPTIONS = {
  pause: 'Nobody takes part until it is resumed.',
  resume: 'Goes on with a paused or held experiment; after a hold it counts from the beginning.',
  ramp: 'The next step of the ramp, at once.',
  stop: 'Ends it; the control serves all.',
  promote: 'Ends it with a treatment in service.',
} as const satisfies Record<ExperimentUpdate, string>;

type Said = Omit<ExperimentOrder, 'update'>;

export async function experiment(input: ExperimentInput): Promise<ExperimentState> {
  const steps = new Experiment(input);
  listen(steps);
  for (let looks = 1; ; looks += 1) {
    const lookSeconds = await steps.look();
    if (!steps.control.isOpen) return steps.finish();
    const isLast = looks >= (input.looksMax ?? LOOKS_MAX) || workflowInfo().continueAsNewSuggested;
    await steps.wait(lookSeconds);
    if (!steps.control.isOpen) return steps.finish();
    if (isLast) return steps.goOnAsNew();
  }
}

function listen(steps: Experiment): void {
  for (const update of EXPERIMENT_UPDATES) {
    const definition = defineUpdate<ExperimentState, [Said?]>(update);
    setHandler(definition, (said?: Said) => steps.steer({ ...said, update }), {
      description: DESCRIPTIONS[update],
      validator: (_said?: Said) => steps.control.check(update),
    });
  }
  setHandler(defineQuery<ExperimentStanding>('standing'), () => steps.control.standing(), {
    description: 'How the experiment stood when it was looked at last.',
  });
}

/** The steps of the diagram above. */
class Experiment {
  readonly control: ExperimentControl;
  private readonly experimentId: string;

  constructor(private readonly input: ExperimentInput) {
    this.experimentId = input.experimentId;
    this.control = new ExperimentControl(input.experimentId);
  }

  /** Looks, and does what follows from it. Returns the time until the next look. */
  look(): Promise<number> {
    return this.control.inTurn(async () => {
      const { experimentId } = this;
      this.control.nudged = false;
      const view = await lookAtExperiment.executeWithOptions({ summary: 'look' }, [
        { experimentId, nowMs: Date.now() },
      ]);
      if (!view) {
        this.control.state = 'stopped';
        return 0;
      }
      this.control.seen(view);
      this.show(view);
      await this.follow(view);
      return view.state === 'paused' ? PAUSED_SECONDS : view.lookSeconds;
    });
  }

  steer(order: ExperimentOrder): Promise<ExperimentState> {
    return this.control.inTurn(async () => {
      // It may have ended while the order waited for its turn.
      const { update, reason = null } = order;
      this.control.check(update);
      const { experimentId } = this;
      const decided: DecidedLook = { decision: 'stop', reason: 'person', variants: [], metric: null };
      if (update === 'stop') await this.conclude('stopped', decided, reason);
      else if (update === 'promote') await this.promote({ ...decided, decision: 'promote' }, order);
      else {
        const steered = await steerExperiment.executeWithOptions({ summary: update }, [
          { experimentId, update, nowMs: Date.now() },
        ]);
        this.control.state = steered ?? 'stopped';
      }
      this.control.nudged = true;
      return this.control.state;
    });
  }

  async wait(seconds: number): Promise<void> {
    await condition(() => this.control.nudged, seconds * 1_000, { summary: 'until the next look' });
  }

  async finish(): Promise<ExperimentState> {
    await condition(() => this.control.isSettled && allHandlersFinished());
    if (this.control.state === 'promoted') await this.watchHoldout();
    return this.control.state;
  }

  /** Units that keep the control are measured for a while after a promotion; nothing is decided by it. */
  private async watchHoldout(): Promise<void> {
    const { experimentId } = this;
    for (;;) {
      const seconds = await lookAtHoldout.executeWithOptions({ summary: 'holdout' }, [
        { experimentId, nowMs: Date.now() },
      ]);
      if (seconds === 0) return;
      await sleep(seconds * 1_000, { summary: 'until the next look at the holdout' });
      if (workflowInfo().continueAsNewSuggested) await this.goOnAsNew();
    }
  }

  async goOnAsNew(): Promise<never> {
    await condition(() => this.control.isSettled && allHandlersFinished());
    return continueAsNew<typeof experiment>(this.input);
  }

  private async follow(view: ExperimentView): Promise<void> {
    const { decision, reason, variants, metric } = view;
    const decided = { decision, reason, variants, metric };
    if (decision === 'roll_back') await this.conclude('rolled_back', decided, null);
    else if (decision === 'undecided') await this.conclude('undecided', decided, null);
    else if (decision === 'stop') await this.conclude('stopped', decided, null);
    else if (decision === 'promote') {
      const [variant] = variants;
      await this.promote(decided, variant === undefined ? {} : { variant }).catch(async (error: unknown) => {
        // The treatment won and does not answer: the control serves on, and the verdict says so.
        const { code } = toRunError(error, { runId: this.experimentId, stage: null });
        await this.conclude('undecided', { ...decided, decision: 'undecided', reason: 'deployment_failed' }, code);
      });
    }
  }

  private async promote(decided: DecidedLook, order: Partial<ExperimentOrder>): Promise<void> {
    const { experimentId } = this;
    const { variant = null, reason = null, byId = null } = order;
    const promoted = await promotedVersion({ experimentId, variant });
    if (!promoted) return;
    await this.deploy(promoted, byId);
    await this.conclude('promoted', { ...decided, variants: [promoted.variant] }, reason);
  }

  private async deploy({ slot, modelVersionId }: Promoted, byId: string | null): Promise<void> {
    if (slot === null || modelVersionId === null) return;
    await deployInTurn({ slot, modelVersionId, reason: `won the experiment ${this.input.title}`, byId });
  }

  private async conclude(state: ExperimentEnding, decided: DecidedLook, remark: string | null): Promise<void> {
    const { experimentId } = this;
    await concludeExperiment.executeWithOptions({ summary: state }, [
      { experimentId, state, decided, remark, nowMs: Date.now() },
    ]);
    this.control.state = state;
  }

  private show({ state, coverage, decision, reason, counts }: ExperimentView): void {
    const rows = counts.map(({ variant, count }) => `| ${variant} | ${count} |`);
    const lines = [
      this.input.title,
      '',
      `The experiment is **${state}**, ${(coverage * 100).toFixed(0)} % of the units take part. Last: ${decision} (${reason}).`,
      '',
      '| variant | runs |',
      '| --- | --- |',
      ...rows,
    ];
    setCurrentDetails(lines.join('\n'));
  }
}
