/** Feedback since the last dataset → a dataset. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { DomainError } from '../../contracts/errors';
import type { RetrainOutcome } from '../../contracts/retrain';
import { ConsentWithdrawn, type DatasetRecord } from '../../db/repositories/datasets';
import type { LearnableFeedback } from '../../db/repositories/training-feedback';
import { cancellation } from '../spine/cancellation';
import { buildDataset, datasetText, type SaidRow } from './build-dataset';
import { learnerOf, type RetrainDeps, rowsOfDataset } from './retrain-deps';

type Collected = DatasetRecord | { skipped: RetrainOutcome };

/** The dataset to learn from, or why there is none. Called again, it gives the same one. */
export async function collectRows(deps: RetrainDeps, slot: string): Promise<Collected> {
  for (;;) {
    cancellation().signal.throwIfAborted();
    try {
      return await collectOnce(deps, slot);
    } catch (error) {
      if (!(error instanceof ConsentWithdrawn)) throw error;
    }
  }
}

async function collectOnce(deps: RetrainDeps, slot: string): Promise<Collected> {
  const { pipeline, learner } = learnerOf(slot);
  const source = { slot, pipeline, kinds: learner.feedbackKinds, agreement: deps.agreement };
  const previous = await deps.datasets.latest(slot);
  const earlier = previous ? await deps.datasets.feedbackIds(previous.id) : [];
  const revoked = await deps.feedback.revoked(earlier);
  const fresh = await deps.feedback.unlearned(source, deps.feedbackMax);
  if (fresh.length === 0 && revoked.size === 0) {
    if (!previous) return { skipped: 'no_feedback' };
    // A training that was killed, or failed, left a dataset that nothing was learned from.
    if (await deps.versions.isTrainedOn(previous.id)) return { skipped: 'nothing_new' };
    return previous;
  }
  const inForce = await deps.feedback.aboutTheSame(source, [...fresh.map(({ id }) => id), ...revoked]);
  const said = await saidRows(deps, slot, inForce);
  const built = buildDataset({
    before: previous ? await rowsOfDataset(deps, previous) : [],
    revoked,
    said,
    personalData: learner.personalData,
    agreement: deps.agreement,
  });
  const text = datasetText(built.rows);
  const blob = await deps.blobStore.putBytes(gzipSync(text), 'application/gzip');
  const dataset = await deps.datasets.register({
    slot,
    contentSha256: createHash('sha256').update(text).digest('hex'),
    blobSha256: blob.sha256,
    sizeBytes: blob.size_bytes,
    counts: built.counts,
    feedbackIds: [...earlier.filter((id) => !revoked.has(id)), ...inForce.map(({ id }) => id)],
    leftOutIds: [...revoked],
  });
  // What was said changed no row, or was taken back.
  const isOld = previous && dataset.version <= previous.version;
  return isOld && (await deps.versions.isTrainedOn(dataset.id)) ? { skipped: 'nothing_new' } : dataset;
}

async function saidRows(deps: RetrainDeps, slot: string, fresh: readonly LearnableFeedback[]): Promise<SaidRow[]> {
  const rowsOf = deps.rowsOf[slot];
  if (!rowsOf) throw new Error(`No pipeline gives rows for the slot ${slot}.`);
  const said: SaidRow[] = [];
  for (const each of fresh) {
    cancellation().signal.throwIfAborted();
    const { id: feedbackId, inputSha256: source, runId, userId, at } = each;
    for (const row of await rowsOf(each).catch(noneWhereGone)) {
      said.push({ ...row, source, feedbackId, runId, userId, at });
    }
  }
  return said;
}

/** A run that was deleted in this moment has nothing more to say. */
function noneWhereGone(error: unknown): [] {
  if (error instanceof DomainError && error.code === 'BLOB_NOT_FOUND') return [];
  throw error;
}
