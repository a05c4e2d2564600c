/** Which version serves each slot, in memory, since every submission asks; read anew after each deployment. */
import type { Logger } from 'pino';
import { DomainError } from '../../contracts/errors';
import { PIPELINES } from '../../contracts/pipelines';
import type { PipelineDefinition } from '../../contracts/pipeline';
import type { ServedModels } from '../../contracts/run';
import type { Notifications } from '../../db/notifications';
import { DEPLOYMENT_CHANNEL, type ModelsRepository } from '../../db/repositories/models';
import { KeptReading } from './kept-reading';

const CONFIGURED_SLOTS: PipelineDefinition['configuredSlots'] = Object.fromEntries(
  PIPELINES.flatMap(({ configuredSlots }) => Object.entries(configuredSlots)),
);

export interface ServedModelsDeps {
  models: Pick<ModelsRepository, 'served'>;
  notifications: Pick<Notifications, 'on' | 'onReconnected'>;
  logger: Logger;
}

export class ServedModelsCache {
  private readonly served: KeptReading<ServedModels>;

  constructor({ models, notifications, logger }: ServedModelsDeps) {
    this.served = new KeptReading({}, { name: 'served models', read: () => models.served(), logger });
    const refresh = (): void => this.served.refreshSoon();
    notifications.on(DEPLOYMENT_CHANNEL, refresh);
    notifications.onReconnected(refresh);
  }

  /** Slot -> version, as it was read last. */
  get all(): ServedModels {
    return this.served.now;
  }

  refresh(): Promise<void> {
    return this.served.refresh();
  }

  /** The versions that serve `slots`. Throws MODEL_NOT_DEPLOYED, or what the pipeline says of an unconfigured slot. */
  async of(slots: readonly string[]): Promise<ServedModels> {
    if (slots.some((slot) => this.all[slot] === undefined)) await this.refresh();
    return Object.fromEntries(slots.map((slot) => [slot, this.versionOf(slot)]));
  }

  private versionOf(slot: string): string {
    const version = this.all[slot];
    if (version === undefined) throw new DomainError(CONFIGURED_SLOTS[slot] ?? 'MODEL_NOT_DEPLOYED', { slot });
    return version;
  }
}
