/**
 * The workflow of a batch, in any pipeline: fetches what was given as addresses, and admits its runs through a window
 * until all have ended. Runs are workflows of their own, which others may share; this one only looks, now and then, how
 * they stand. All that counts stands in the batch's rows, so it may be ended and started again at any time.
 */
import {
  allHandlersFinished,
  CancelledFailure,
  CancellationScope,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { BatchActivities, BatchView } from '../../activities/spine/batches';
import type { FetchActivities } from '../../activities/spine/fetch-inputs';
import {
  BATCH_UPDATES,
  type BatchInput,
  type BatchStatus,
  type BatchUpdate,
  isBatchTerminal,
  RUN_ENDED_SIGNAL,
} from '../../contracts/batch';
import { ACTIVITY_PROFILES } from './activity-options';
import { BatchControl, type BatchProgress } from './batch-control';
import { BatchPace } from './batch-pace';

const { advanceBatch, cancelBatchRuns, steerBatch, finishBatch } = proxyActivities<BatchActivities>(
  ACTIVITY_PROFILES.io,
);
const { fetchInputs } = proxyActivities<FetchActivities>(ACTIVITY_PROFILES.io);

/** About a dozen events each: far below the 4,096 at which Temporal suggests to go on as a new execution. */
const LOOKS_MAX = 200;

const DESCRIPTIONS = {
  pause: 'Admits no further runs; those in work go on to their end.',
  resume: 'Goes on with a paused batch.',
  cancel: 'Cancels what has not ended. Runs that others need go on without this batch.',
} as const satisfies Record<BatchUpdate, string>;

export async function processBatch(input: BatchInput): Promise<void> {
  const batch = new Batch(input);
  listen(batch);
  const root = CancellationScope.current();
  // A cancellation from the Web UI is one like the API's: the batch comes to its end in good order.
  root.cancelRequested.catch(() => void batch.steer('cancel').catch(() => {}));
  const ending = await CancellationScope.nonCancellable(() => work(batch));
  if (ending === 'cancelled' && root.consideredCancelled) throw new CancelledFailure('The batch was cancelled.');
}

/** Look and admit → fetch what is to be fetched → nothing left? finish : wait, and again. */
async function work(batch: Batch): Promise<BatchStatus> {
  const pace = new BatchPace();
  for (let looks = 1; ; looks += 1) {
    const view = await batch.look();
    if (!view) return 'cancelled';
    const isCancelling = batch.control.status === 'cancelling';
    if (isCancelling) batch.stopFetching();
    else if (view.fetching && batch.control.status === 'running' && !isLast(looks, batch)) batch.fetch();
    const open = isCancelling ? await batch.cancelRuns() : view.counts.queued + view.counts.running;
    if (open === 0) {
      const ending = await batch.finish();
      if (isBatchTerminal(ending)) return ending;
    }
    if (isLast(looks, batch) && !batch.isFetching) return batch.goOnAsNew();
    await batch.wait(pace.after(view));
  }
}

function isLast(looks: number, { input }: Batch): boolean {
  return looks >= (input.looksMax ?? LOOKS_MAX) || workflowInfo().continueAsNewSuggested;
}

function listen(batch: Batch): void {
  for (const update of BATCH_UPDATES) {
    setHandler(defineUpdate<BatchStatus>(update), () => batch.steer(update), {
      description: DESCRIPTIONS[update],
      validator: () => batch.control.check(update),
    });
  }
  setHandler(defineQuery<BatchProgress>('progress'), () => batch.control.view(), {
    description: 'How the batch stood when it was looked at last.',
  });
  setHandler(defineSignal(RUN_ENDED_SIGNAL), () => batch.control.nudge(), {
    description: 'Runs have ended: look sooner than the timer says.',
  });
}

/** The steps of the diagram above. */
class Batch {
  readonly control: BatchControl;
  private readonly key: { batchId: string; attempt: number };
  private fetching: CancellationScope | null = null;
  private failed: Promise<void> | null = null;

  constructor(readonly input: BatchInput) {
    this.key = { batchId: input.batchId, attempt: input.attempt };
    this.control = new BatchControl(input.batchId, input.status ?? 'running');
  }

  get isFetching(): boolean {
    return this.fetching !== null;
  }

  steer(update: BatchUpdate): Promise<BatchStatus> {
    const record = () => steerBatch.executeWithOptions({ summary: update }, [{ ...this.key, update }]);
    return CancellationScope.nonCancellable(() => this.control.steer(update, record));
  }

  async look(): Promise<BatchView | null> {
    const view = await this.control.look(() =>
      advanceBatch.executeWithOptions({ summary: 'look and admit' }, [this.key]),
    );
    this.show();
    return view;
  }

  /** One page of addresses, while the runs go on. */
  fetch(): void {
    if (this.fetching) return;
    this.fetching = new CancellationScope();
    const page = this.fetching.run(() => fetchInputs.executeWithOptions({ summary: 'fetch addresses' }, [this.key]));
    page
      .catch((error: unknown) => {
        if (!isCancellation(error)) this.failed = page;
      })
      .finally(() => {
        this.fetching = null;
        this.control.nudge();
      });
  }

  stopFetching(): void {
    this.fetching?.cancel();
  }

  cancelRuns(): Promise<number> {
    return cancelBatchRuns.executeWithOptions({ summary: 'cancel what is left' }, [this.key]);
  }

  async finish(): Promise<BatchStatus> {
    await condition(() => !this.isFetching);
    const ending = await this.control.look(() => finishBatch.executeWithOptions({ summary: 'finish' }, [this.key]));
    this.show();
    if (ending && !isBatchTerminal(ending.status)) return ending.status;
    await condition(() => this.control.isSettled && allHandlersFinished());
    return ending?.status ?? 'cancelled';
  }

  /** The timer is what counts: a nudge only comes before it. */
  async wait(ms: number): Promise<void> {
    await condition(() => this.control.nudged, ms, { summary: 'until the next look' });
    if (this.failed) await this.failed;
  }

  async goOnAsNew(): Promise<never> {
    await condition(() => this.control.isSettled && allHandlersFinished());
    return continueAsNew<typeof processBatch>({ ...this.input, status: this.control.status });
  }

  private show(): void {
    const { status, counts } = this.control;
    if (!counts) return;
    const rows = Object.entries(counts).map(([name, count]) => `| ${name} | ${count} |`);
    const lines = [this.input.title, '', `Batch is **${status}**.`, '', '| files | |', '| --- | --- |', ...rows];
    setCurrentDetails(lines.join('\n'));
  }
}
