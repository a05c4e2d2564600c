/** Rows of the loop as the API shows them. */
import type { z } from 'zod';
import { errorMessage, type Locale } from '../../contracts/errors';
import type { DatasetRecord, DatasetScreening } from '../../db/repositories/datasets';
import type { Deployment } from '../../db/repositories/models';
import type { ListedModelVersion } from '../../db/repositories/model-versions';
import type { ListedRetrain } from '../../db/repositories/retrains';
import type {
  datasetSchema,
  datasetSuspectsSchema,
  deploymentSchema,
  modelSchema,
  retrainSchema,
} from '../schemas/loop';

export function deploymentView(deployment: Deployment): z.input<typeof deploymentSchema> {
  const { slot, modelVersionId, version, at, reason, byName } = deployment;
  return { slot, model_id: modelVersionId, version, since: at.toISOString(), reason, by: byName };
}

export function modelView(model: ListedModelVersion): z.input<typeof modelSchema> {
  const { id, slot, version, origin, state, parameters, metrics, files } = model;
  return {
    id,
    slot,
    version,
    origin,
    state,
    created_at: model.createdAt.toISOString(),
    parent: model.parentId && model.parentVersion ? { id: model.parentId, version: model.parentVersion } : null,
    dataset: model.datasetId && model.datasetVersion ? { id: model.datasetId, version: model.datasetVersion } : null,
    code_version: model.codeVersion,
    parameters,
    metrics,
    files,
  };
}

export function datasetView(dataset: DatasetRecord): z.input<typeof datasetSchema> {
  const { id, slot, version, counts } = dataset;
  return {
    id,
    slot,
    version,
    content_sha256: dataset.contentSha256,
    size_bytes: dataset.sizeBytes,
    created_at: dataset.createdAt.toISOString(),
    counts,
  };
}

export function datasetSuspectsView(screening: DatasetScreening | undefined): z.input<typeof datasetSuspectsSchema> {
  return {
    screened_at: screening?.screenedAt.toISOString() ?? null,
    items: (screening?.suspects ?? []).map(({ feedback_id, run_id, name, given, suggested, confidence }) => ({
      feedback_id,
      run_id,
      name,
      given,
      suggested,
      confidence,
    })),
  };
}

export function retrainView(retrain: ListedRetrain, locale: Locale): z.input<typeof retrainSchema> {
  const { id, slot, cause, reason, state, outcome, verdict, error } = retrain;
  return {
    id,
    slot,
    cause,
    reason,
    requested_by: retrain.requestedByName,
    state,
    outcome,
    dataset_id: retrain.datasetId,
    candidate: retrain.candidateId ? { id: retrain.candidateId, version: retrain.candidateVersion } : null,
    baseline_id: retrain.baselineId,
    verdict,
    error: error && { code: error.code, message: errorMessage(error.code, error.details, locale) },
    started_at: retrain.startedAt.toISOString(),
    ended_at: retrain.endedAt?.toISOString() ?? null,
  };
}
