/** What the steps of a retrain are given, and what several of them look up. */
import { gunzipSync } from 'node:zlib';
import type { DatasetRow } from '../../contracts/dataset';
import { DomainError } from '../../contracts/errors';
import { findLearner } from '../../contracts/pipelines';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { DatasetRecord, DatasetsRepository } from '../../db/repositories/datasets';
import type { ModelVersionRow, ModelVersionsRepository } from '../../db/repositories/model-versions';
import type { ModelsRepository } from '../../db/repositories/models';
import type { RetrainsRepository } from '../../db/repositories/retrains';
import type { TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import type { RowScores } from '../../models/learning/learner';
import { cancellation } from '../spine/cancellation';
import { datasetRows } from './build-dataset';
import type { LearningThreads, RowsOf } from './learning';
import type { ModelStore } from './model-store';

export interface RetrainDeps {
  feedback: TrainingFeedbackRepository;
  datasets: DatasetsRepository;
  versions: ModelVersionsRepository;
  models: Pick<ModelsRepository, 'served' | 'current' | 'previous'>;
  retrains: Pick<RetrainsRepository, 'advance' | 'end'>;
  blobStore: Pick<BlobStore, 'read' | 'putBytes'>;
  store: ModelStore;
  threads: LearningThreads;
  /** By slot. */
  rowsOf: Readonly<Record<string, RowsOf>>;
  /** Feedback that one retrain takes in anew. */
  feedbackMax: number;
  /** People who must agree on a correction before anything is learned from it. */
  agreement: number;
  codeVersion: string;
}

/** Throws SLOT_NOT_LEARNING. */
export function learnerOf(slot: string) {
  const found = findLearner(slot);
  if (!found) throw new DomainError('SLOT_NOT_LEARNING', { slot });
  return found;
}

/** Throws MODEL_NOT_DEPLOYED. */
export async function servedVersion({ models, versions }: RetrainDeps, slot: string): Promise<ModelVersionRow> {
  const version = (await models.served())[slot];
  const row = version === undefined ? undefined : await versions.findByVersion(slot, version);
  if (!row) throw new DomainError('MODEL_NOT_DEPLOYED', { slot });
  return row;
}

export async function versionOf({ versions }: RetrainDeps, id: string): Promise<ModelVersionRow> {
  const version = await versions.find(id);
  if (!version) throw new Error(`The model version ${id} of this retrain is gone.`);
  return version;
}

/** Scores versions of the slot on the dataset's test rows, which none of them has learned from. */
export async function testScorer(
  deps: RetrainDeps,
  { slot, datasetId }: { slot: string; datasetId: string },
): Promise<(version: string) => Promise<RowScores[]>> {
  const rows = (await partOfDataset(deps, datasetId, 'test')).map(({ row }) => row);
  return async (version) =>
    deps.threads.score({ slot, rows, model: await deps.store.read(slot, version) }, cancellation());
}

/** The rows of one part of a dataset. */
export async function partOfDataset(
  deps: RetrainDeps,
  datasetId: string,
  part: DatasetRow['part'],
): Promise<DatasetRow[]> {
  const dataset = await deps.datasets.find(datasetId);
  if (!dataset) throw new Error(`The dataset ${datasetId} of this retrain is gone.`);
  return (await rowsOfDataset(deps, dataset)).filter((row) => row.part === part);
}

export async function rowsOfDataset({ blobStore }: RetrainDeps, dataset: DatasetRecord): Promise<DatasetRow[]> {
  const bytes = await blobStore.read({ sha256: dataset.blobSha256 });
  return [...datasetRows(gunzipSync(bytes))];
}
