/**
 * What an experiment's workflow knows between two looks, and what it refuses. One thing is done at a time: a look, or
 * what an operator asked for. Free of Temporal's calls, but for the failure by which it refuses.
 */
import { ApplicationFailure } from '@temporalio/workflow';
import type { ExperimentView } from '../../activities/loop/experiments/experiments';
import { type ExperimentOrder, type ExperimentState, isOpen } from '../../contracts/experiment';

export interface ExperimentStanding {
  state: ExperimentState;
  /** Null before the first look. */
  coverage: number | null;
  decision: ExperimentView['decision'] | null;
  reason: ExperimentView['reason'] | null;
  counts: ExperimentView['counts'];
}

export class ExperimentControl {
  state: ExperimentState = 'running';
  /** An operator has changed something since the last look. */
  nudged = false;
  private view: ExperimentView | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly experimentId: string) {}

  get isSettled(): boolean {
    return this.waiting === 0;
  }

  get isOpen(): boolean {
    return isOpen(this.state);
  }

  standing(): ExperimentStanding {
    const { state, view } = this;
    return {
      state,
      coverage: view?.coverage ?? null,
      decision: view?.decision ?? null,
      reason: view?.reason ?? null,
      counts: view?.counts ?? [],
    };
  }

  seen(view: ExperimentView): void {
    this.view = view;
    this.state = view.state;
  }

  /** Refuses what comes too late or at the wrong time. Asking for what is so already is no error. */
  check({ update }: ExperimentOrder): void {
    const { experimentId, state } = this;
    if (!this.isOpen) {
      throw ApplicationFailure.nonRetryable(`The experiment is ${state}.`, 'EXPERIMENT_FINISHED', {
        experimentId,
        state,
      });
    }
    if (update === 'ramp' && state !== 'running') {
      throw ApplicationFailure.nonRetryable(`The experiment is ${state}.`, 'EXPERIMENT_PAUSED', {
        experimentId,
        state,
      });
    }
  }

  /** Does one thing after the other. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    this.waiting += 1;
    const turn = this.last.then(work);
    // The next one's turn comes whether this one went well or not.
    this.last = turn.catch(() => {}).finally(() => (this.waiting -= 1));
    return turn;
  }
}
