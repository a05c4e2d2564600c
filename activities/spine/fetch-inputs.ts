/** Fetches the inputs of a batch that were given as addresses; what was fetched becomes a run, as an upload does. */
import { randomUUID } from 'node:crypto';
import { DomainError, errorClassOf } from '../../contracts/errors';
import { fingerprint } from '../../contracts/fingerprint';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { findPipeline } from '../../contracts/pipelines';
import type { ServedModels } from '../../contracts/run';
import type { BatchKey, BatchProgressRepository, Fetched, UnfetchedItem } from '../../db/repositories/batch-progress';
import type { BatchRow } from '../../db/repositories/batches';
import type { BlobsRepository } from '../../db/repositories/blobs';
import type { ExperimentsRepository } from '../../db/repositories/experiments';
import type { ModelsRepository } from '../../db/repositories/models';
import type { RunsRepository } from '../../db/repositories/runs';
import { assignTrial, isForced, type ServingNow } from '../../models/serving/assign-run';
import { cancellation } from './cancellation';
import type { BlobFetcher } from './fetching/fetch-blob';
import { inLanes } from './in-lanes';

export interface FetchDeps {
  batches: Pick<BatchProgressRepository, 'find' | 'unfetched' | 'fetched'>;
  blobs: Pick<BlobsRepository, 'hold'>;
  models: Pick<ModelsRepository, 'served'>;
  experiments: Pick<ExperimentsRepository, 'served'>;
  runs: Pick<RunsRepository, 'cachedAmong'>;
  fetcher: Pick<BlobFetcher, 'fetch'>;
}

export type FetchActivities = ReturnType<typeof createFetchActivities>;

const ITEMS_AT_ONCE = 20;
const LANES = 8;
/** No further address is begun after this time, so that one call stays far below the longest that an activity may take. */
const BEGIN_MS_MAX = 20_000;

export function createFetchActivities(deps: FetchDeps) {
  return {
    /** Fetches a page of the addresses that are left. One that cannot be had rejects its item; the others go on. */
    async fetchInputs(key: BatchKey): Promise<void> {
      const { signal } = cancellation();
      const batch = await deps.batches.find(key.batchId);
      const pipeline = batch && findPipeline(batch.pipeline);
      if (!pipeline) return;
      const now = { ...(await deps.experiments.served()), served: await deps.models.served() };
      const endsAt = performance.now() + BEGIN_MS_MAX;
      await inLanes(await deps.batches.unfetched(key.batchId, ITEMS_AT_ONCE), LANES, async (item) => {
        if (performance.now() > endsAt || signal.aborted) return;
        const fetched = await fetchItem(deps, { batch, pipeline, now, item, signal });
        if (fetched) await deps.batches.fetched(key, item, fetched);
      });
    },
  };
}

interface ItemToFetch {
  batch: BatchRow;
  pipeline: PipelineDefinition;
  now: ServingNow;
  item: UnfetchedItem;
  signal: AbortSignal;
}

/** Undefined where the batch was cancelled meanwhile. Throws what is no fault of the address, to be tried again. */
async function fetchItem(deps: FetchDeps, wanted: ItemToFetch): Promise<Fetched | undefined> {
  const { batch, pipeline, now, item, signal } = wanted;
  const { projectId, ownerId, options } = batch;
  try {
    const models = modelsOf(pipeline, now.served, options);
    const input = await deps.fetcher.fetch({ url: item.url, accepts: pipeline.accepts, signal });
    await deps.blobs.hold(input, { projectId, ownerId });
    const parts = { pipeline, projectId, inputSha256: input.sha256, options, models };
    const plain = { input, fingerprint: fingerprint(parts), models, stages: pipeline.stages };
    const assigned = await assignedRun(deps, wanted, plain.fingerprint);
    if (!assigned) return plain;
    return { ...plain, fingerprint: fingerprint({ ...parts, ...assigned }), assigned };
  } catch (error) {
    if (signal.aborted) return undefined;
    if (!(error instanceof DomainError) || errorClassOf(error.code) !== 'invalid_input') throw error;
    return { error: { code: error.code, details: error.details, stage: null } };
  }
}

/** As at a submission; undefined where it takes part in no experiment, or a result from outside answers. */
async function assignedRun({ runs }: FetchDeps, { batch, pipeline, now }: ItemToFetch, plainFingerprint: string) {
  if (!batch.origin) return undefined;
  const id = randomUUID();
  const subject = { pipeline, runId: id, userId: batch.ownerId, options: batch.options, ...batch.origin };
  const run = assignTrial(subject, now);
  if (!run?.trial) return undefined;
  if (isForced(run)) return { ...run, id, trial: run.trial };
  const answered = batch.cache === 'use' && (await runs.cachedAmong([plainFingerprint])).size > 0;
  return answered ? undefined : { ...run, id, trial: run.trial };
}

/**
 * What serves now, whatever served when the batch was accepted. A slot that is new since then, and not served yet,
 * throws MODEL_NOT_DEPLOYED: the address waits for it, since its input is no worse for that.
 */
function modelsOf(pipeline: PipelineDefinition, served: ServedModels, options: unknown): ServedModels {
  return Object.fromEntries(
    pipeline.slotsUsed(options).map((slot) => {
      const version = served[slot];
      if (version === undefined)
        throw new DomainError(pipeline.configuredSlots[slot] ?? 'MODEL_NOT_DEPLOYED', { slot });
      return [slot, version];
    }),
  );
}
