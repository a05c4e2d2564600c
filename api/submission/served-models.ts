/** Which version serves each slot, in memory, since every submission asks; read anew after each deployment. */
import type { Logger } from 'pino';
import { DomainError } from '../../contracts/errors';
import { PIPELINES } from '../../contracts/pipelines';
import type { PipelineDefinition } from '../../contracts/pipeline';
import type { ServedModels } from '../../contracts/run';
import type { Notifications } from '../../db/notifications';
import { DEPLOYMENT_CHANNEL, type ModelsRepository } from '../../db/repositories/models';

const CONFIGURED_SLOTS: PipelineDefinition['configuredSlots'] = Object.fromEntries(
  PIPELINES.flatMap(({ configuredSlots }) => Object.entries(configuredSlots)),
);

export interface ServedModelsDeps {
  models: Pick<ModelsRepository, 'served'>;
  notifications: Pick<Notifications, 'on' | 'onReconnected'>;
  logger: Logger;
}

export class ServedModelsCache {
  private served: ServedModels = {};

  constructor(private readonly deps: ServedModelsDeps) {
    const refresh = (): void => {
      this.refresh().catch((error: unknown) => deps.logger.warn({ err: error }, 'served models could not be read'));
    };
    deps.notifications.on(DEPLOYMENT_CHANNEL, refresh);
    deps.notifications.onReconnected(refresh);
  }

  /** Slot -> version, as it was read last. */
  get all(): ServedModels {
    return this.served;
  }

  async refresh(): Promise<void> {
    this.served = await this.deps.models.served();
  }

  /** The versions that serve `slots`. Throws MODEL_NOT_DEPLOYED, or what the pipeline says of an unconfigured slot. */
  async of(slots: readonly string[]): Promise<ServedModels> {
    if (slots.some((slot) => this.served[slot] === undefined)) await this.refresh();
    return Object.fromEntries(slots.map((slot) => [slot, this.versionOf(slot)]));
  }

  private versionOf(slot: string): string {
    const version = this.served[slot];
    if (version === undefined) throw new DomainError(CONFIGURED_SLOTS[slot] ?? 'MODEL_NOT_DEPLOYED', { slot });
    return version;
  }
}
