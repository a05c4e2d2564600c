/** Starts the workflows of experiments that are under way in their rows alone: never started, lost, or ended from outside. */
import type { Client } from '@temporalio/client';
import { experimentStartOptions } from '../../contracts/experiment-start';
import type { ExperimentsRepository } from '../../db/repositories/experiments';
import { startOnce } from './start-once';

/** One that has just been made is about to be started by whoever made it. */
const YOUNG_SECONDS = 30;

export interface ExperimentReconcilerDeps {
  experiments: Pick<ExperimentsRepository, 'open'>;
  client: Pick<Client, 'workflow'>;
}

export class ExperimentReconciler {
  constructor(private readonly deps: ExperimentReconcilerDeps) {}

  /** A workflow that is there is used as it is, so a healthy experiment is not disturbed. Returns how many are open. */
  async startMissing(): Promise<number> {
    const open = await this.deps.experiments.open(YOUNG_SECONDS);
    for (const experiment of open) await startOnce(this.deps.client, experimentStartOptions(experiment));
    return open.length;
  }
}
