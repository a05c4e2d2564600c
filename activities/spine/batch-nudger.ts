/**
 * Tells batches that runs of theirs have ended, so that they look sooner than their timer would have them: their
 * workflows by a signal, the sockets that follow them by a notification. Many ends become one word, twice a second at
 * the most, and a word that is lost costs a moment only.
 */
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { RUN_ENDED_SIGNAL } from '../../contracts/batch';
import { batchWorkflowId } from '../../contracts/workflow-ids';
import type { BatchProgressRepository } from '../../db/repositories/batch-progress';

export interface BatchNudgerDeps {
  batches: Pick<BatchProgressRepository, 'withRuns'>;
  client: Pick<Client, 'workflow'>;
  logger: Logger;
}

const PAUSE_MS = 500;

export class BatchNudger {
  private ended = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private lastAt = 0;
  private nudging: Promise<void> = Promise.resolve();

  constructor(private readonly deps: BatchNudgerDeps) {}

  runEnded(runId: string): void {
    this.ended.add(runId);
    if (this.timer) return;
    const waitMs = Math.max(0, this.lastAt + PAUSE_MS - performance.now());
    this.timer = setTimeout(() => {
      this.timer = null;
      this.lastAt = performance.now();
      this.nudging = this.nudge();
    }, waitMs);
  }

  /** What was not told yet stays untold. */
  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.nudging;
  }

  private async nudge(): Promise<void> {
    const runIds = [...this.ended];
    this.ended = new Set();
    try {
      for (const batch of await this.deps.batches.withRuns(runIds)) {
        await this.deps.client.workflow.getHandle(batchWorkflowId(batch)).signal(RUN_ENDED_SIGNAL);
      }
    } catch (error) {
      this.deps.logger.debug({ err: error }, 'a batch was not told of its runs; it will look by itself');
    }
  }
}
