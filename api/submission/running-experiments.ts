/**
 * The experiments that submissions take part in and the options that have won one, in memory, since every submission
 * asks; read anew whenever an experiment begins, moves on or ends.
 */
import type { Logger } from 'pino';
import { EXPERIMENT_CHANNEL } from '../../contracts/experiment';
import type { ServedModels } from '../../contracts/run';
import type { Notifications } from '../../db/notifications';
import type { ExperimentsRepository, ServedExperiments } from '../../db/repositories/experiments';
import { type AssignedRun, assignTrial, settledOptions, type SubmissionSubject } from '../../models/serving/assign-run';
import { KeptReading } from './kept-reading';
import type { ServedModelsCache } from './served-models';

export interface RunningExperimentsDeps {
  experiments: Pick<ExperimentsRepository, 'served'>;
  servedModels: Pick<ServedModelsCache, 'of' | 'all'>;
  notifications: Pick<Notifications, 'on' | 'onReconnected'>;
  logger: Logger;
}

export class RunningExperiments {
  private readonly served: KeptReading<ServedExperiments>;

  constructor(private readonly deps: RunningExperimentsDeps) {
    const { experiments, notifications, logger } = deps;
    const none: ServedExperiments = { experiments: [], kept: [], won: {} };
    this.served = new KeptReading(none, { name: 'experiments', read: () => experiments.served(), logger });
    const refresh = (): void => this.served.refreshSoon();
    notifications.on(EXPERIMENT_CHANNEL, refresh);
    notifications.onReconnected(refresh);
  }

  refresh(): Promise<void> {
    return this.served.refresh();
  }

  /** What the submission is without any experiment. Throws MODEL_NOT_DEPLOYED, as `ServedModelsCache` does. */
  async plain(subject: SubmissionSubject): Promise<{ options: unknown; models: ServedModels }> {
    const options = settledOptions(subject, this.served.now.won);
    return { options, models: await this.deps.servedModels.of(subject.pipeline.slotsUsed(options)) };
  }

  /** Undefined where it takes part in none, which is known without a query. */
  assign(subject: SubmissionSubject): AssignedRun | undefined {
    const { experiments, kept, won } = this.served.now;
    if (experiments.length === 0 && kept.length === 0) return undefined;
    // Nothing announces that the time of a holdout is over.
    const stillKept = kept.filter(({ untilMs }) => untilMs > Date.now());
    return assignTrial(subject, { experiments, kept: stillKept, won, served: this.deps.servedModels.all });
  }
}
