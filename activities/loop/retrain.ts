/** The steps of a retrain, each safe to be done again: what it wrote before it was killed is found and used. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DatasetRow } from '../../contracts/dataset';
import { DomainError } from '../../contracts/errors';
import { findLearner } from '../../contracts/pipelines';
import type { GateVerdict, RetrainEnding, RetrainInput, RetrainOutcome } from '../../contracts/retrain';
import type { RunError } from '../../contracts/run';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { DatasetRecord, DatasetsRepository } from '../../db/repositories/datasets';
import type { ModelVersionRow, ModelVersionsRepository } from '../../db/repositories/model-versions';
import type { ModelsRepository } from '../../db/repositories/models';
import type { RetrainsRepository } from '../../db/repositories/retrains';
import type { LearnableFeedback, TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import { cancellation } from '../spine/cancellation';
import { buildDataset, datasetText, parseDataset, type SaidRow } from './build-dataset';
import { compareModels } from './compare-models';
import type { Collected, Evaluated, LearningThreads, RowsOf } from './learning';
import type { ModelStore } from './model-store';

export interface RetrainDeps {
  feedback: TrainingFeedbackRepository;
  datasets: DatasetsRepository;
  versions: ModelVersionsRepository;
  models: Pick<ModelsRepository, 'served'>;
  retrains: Pick<RetrainsRepository, 'advance' | 'end'>;
  blobStore: Pick<BlobStore, 'read' | 'putBytes'>;
  store: ModelStore;
  threads: LearningThreads;
  /** By slot. */
  rowsOf: Readonly<Record<string, RowsOf>>;
  /** Feedback that one retrain takes in anew. */
  feedbackMax: number;
  codeVersion: string;
}

export type RetrainActivities = ReturnType<typeof createRetrainActivities>;

type Retrain = Pick<RetrainInput, 'retrainId' | 'slot'>;

/** A row that several people agree on counts as several, but never drowns the others. */
const VOTES_MAX = 3;

export function createRetrainActivities(deps: RetrainDeps) {
  const { datasets, versions, retrains, store, threads, feedback } = deps;
  return {
    /** Feedback since the last dataset → a dataset, or why there is nothing to learn. */
    async collectDataset({ retrainId, slot }: Retrain): Promise<Collected> {
      await retrains.advance(retrainId, { state: 'collecting' });
      const dataset = await collect(deps, slot);
      if ('skipped' in dataset) return dataset;
      await retrains.advance(retrainId, { state: 'collecting', datasetId: dataset.id });
      const { train, test, new: fresh } = dataset.counts;
      if (train === 0) return { skipped: 'no_training_rows' };
      if (test === 0) return { skipped: 'no_test_rows' };
      return { datasetId: dataset.id, version: dataset.version, train, test, fresh };
    },

    /** Dataset and the model in production → a candidate in the registry. */
    async trainModel({
      retrainId,
      slot,
      datasetId,
    }: Retrain & { datasetId: string }): Promise<{ candidateId: string }> {
      const candidateId = idOfCandidate(retrainId);
      await retrains.advance(retrainId, { state: 'training' });
      if (!(await versions.find(candidateId))) {
        const parent = await servedVersion(deps, slot);
        const dataset = await datasetOf(deps, datasetId);
        const rows = (await rowsOfDataset(deps, dataset)).filter(({ part }) => part === 'train');
        const trained = await threads.train(
          { slot, rows: rows.flatMap(repeated), parent: await store.read(slot, parent.version) },
          cancellation(),
        );
        const files = await store.keep(trained.files);
        await versions.register({
          id: candidateId,
          slot,
          parentId: parent.id,
          datasetId,
          codeVersion: deps.codeVersion,
          parameters: { ...trained.parameters },
          metrics: prefixed('validation', trained.report),
          files,
          sign: (number) => {
            const version = nameOf(number, files);
            return { version, signature: store.sign({ slot, version, files }) };
          },
        });
      }
      await feedback.markUsed(datasetId);
      await retrains.advance(retrainId, { state: 'training', candidateId });
      return { candidateId };
    },

    /** Candidate against production on the same test rows; one that does not pass is archived. */
    async evaluateCandidate(input: Retrain & { datasetId: string; candidateId: string }): Promise<Evaluated> {
      const { retrainId, slot, datasetId, candidateId } = input;
      await retrains.advance(retrainId, { state: 'evaluating' });
      const candidate = await versionOf(deps, candidateId);
      const production = await servedVersion(deps, slot);
      const dataset = await datasetOf(deps, datasetId);
      const rows = (await rowsOfDataset(deps, dataset)).filter(({ part }) => part === 'test').map(({ row }) => row);
      const scoresOf = async (version: ModelVersionRow) =>
        threads.score({ slot, rows, model: await store.read(slot, version.version) }, cancellation());
      const { verdict, metrics } = compareModels(learnerOf(slot).learner, {
        production: await scoresOf(production),
        candidate: await scoresOf(candidate),
      });
      await versions.addMetrics(candidateId, prefixed('test', metrics));
      if (!verdict.passed) await versions.setState(candidateId, 'archived');
      await retrains.advance(retrainId, { state: 'evaluating', baselineId: production.id, verdict });
      return { candidateVersion: candidate.version, rejected: reasonToReject(verdict) };
    },
  };
}

export type RetrainEndActivities = ReturnType<typeof createRetrainEndActivities>;

/** The last word of a retrain; on the io queue, so that it is said also while another training occupies the train worker. */
export function createRetrainEndActivities({ retrains }: Pick<RetrainDeps, 'retrains'>) {
  return {
    async endRetrain(ending: {
      retrainId: string;
      state: RetrainEnding;
      outcome: RetrainOutcome | null;
      error: Omit<RunError, 'stage'> | null;
    }): Promise<void> {
      const { retrainId, ...rest } = ending;
      await retrains.end(retrainId, rest);
    },
  };
}

function reasonToReject({ passed, findings }: GateVerdict): RetrainOutcome | null {
  if (passed) return null;
  const blocks = findings.map((finding) => finding.blocks).find((reason) => reason !== null);
  return blocks === undefined || blocks === 'not_improved' ? 'not_better' : blocks;
}

async function collect(deps: RetrainDeps, slot: string): Promise<DatasetRecord | { skipped: RetrainOutcome }> {
  const { pipeline, learner } = learnerOf(slot);
  const source = { slot, pipeline, kinds: learner.feedbackKinds };
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
  const said = await saidRows(deps, slot, fresh);
  const built = buildDataset({
    before: previous ? await rowsOfDataset(deps, previous) : [],
    revoked,
    said,
    personalData: learner.personalData,
  });
  const text = datasetText(built.rows);
  const blob = await deps.blobStore.putBytes(gzipSync(text), 'application/gzip');
  return deps.datasets.register({
    slot,
    contentSha256: createHash('sha256').update(text).digest('hex'),
    blobSha256: blob.sha256,
    sizeBytes: blob.size_bytes,
    counts: built.counts,
    feedbackIds: [...earlier.filter((id) => !revoked.has(id)), ...fresh.map(({ id }) => id)],
  });
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

async function rowsOfDataset({ blobStore }: RetrainDeps, dataset: DatasetRecord): Promise<DatasetRow[]> {
  const bytes = await blobStore.read({ sha256: dataset.blobSha256 });
  return parseDataset(gunzipSync(bytes).toString('utf8'));
}

async function datasetOf({ datasets }: RetrainDeps, id: string): Promise<DatasetRecord> {
  const dataset = await datasets.find(id);
  if (!dataset) throw new Error(`The dataset ${id} of this retrain is gone.`);
  return dataset;
}

async function versionOf({ versions }: RetrainDeps, id: string): Promise<ModelVersionRow> {
  const version = await versions.find(id);
  if (!version) throw new Error(`The model version ${id} of this retrain is gone.`);
  return version;
}

async function servedVersion({ models, versions }: RetrainDeps, slot: string): Promise<ModelVersionRow> {
  const version = (await models.served())[slot];
  const row = version === undefined ? undefined : await versions.findByVersion(slot, version);
  if (!row) throw new DomainError('MODEL_NOT_DEPLOYED', { slot });
  return row;
}

function learnerOf(slot: string) {
  const found = findLearner(slot);
  if (!found) throw new DomainError('SLOT_NOT_LEARNING', { slot });
  return found;
}

function repeated({ row, votes }: DatasetRow): unknown[] {
  return Array.from({ length: Math.min(votes, VOTES_MAX) }, () => row);
}

/** A retrain makes one candidate, however often it is tried. */
function idOfCandidate(retrainId: string): string {
  const hex = createHash('sha256').update(`candidate of ${retrainId}`).digest('hex');
  // RFC 9562, version 8: bits of our own choice.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Such as `v7-3f2a9c04d1e2`: the number for people, the hash for certainty. */
function nameOf(number: number, files: readonly { name: string; sha256: string }[]): string {
  const all = files.map(({ name, sha256 }) => `${name} ${sha256}`).join('\n');
  return `v${number}-${createHash('sha256').update(all).digest('hex').slice(0, 12)}`;
}

function prefixed(prefix: string, figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix}_${name}`, value]));
}
