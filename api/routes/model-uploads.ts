/** Models from elsewhere: uploaded, and put before the gate. */
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { KEPT_ORIGINS } from '../../contracts/model';
import { findLearner } from '../../contracts/pipelines';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import { modelView, retrainView } from '../representations/loop';
import { deployBody, modelSchema, retrainSchema, uploadFields } from '../schemas/loop';
import { readModelForm } from '../submission/read-model-form';
import { bodyKind } from '../submission/body-kind';
import { isUuid } from '../uuid';
import { findModel } from './models';
import { readBody } from './read-body';
import type { Route } from './route';

type UploadsDeps = Pick<ApiDeps, 'models' | 'modelVersions' | 'datasets' | 'retrains' | 'loopWorkflows' | 'blobStore'>;

const WRITE = { role: 'operator', scope: 'models:write' } as const;

export function modelUploadRoutes(deps: UploadsDeps): Route[] {
  return [
    {
      method: 'post',
      path: '/api/v1/models',
      access: WRITE,
      doc: {
        id: 'uploadModel',
        tag: 'Models',
        summary: 'Upload a version that was made elsewhere',
        description:
          'Its files are opened and tried before it is registered as a candidate. Nothing serves by it until it is ' +
          'promoted; `evaluate` tells how it compares with what serves.',
        body: { 'multipart/form-data': z.object({ files: z.array(z.file()), ...uploadFields.shape }) },
        answers: { 201: { description: 'The version, a candidate.', schema: modelSchema } },
        errors: [
          'MODEL_NOT_FOUND',
          'MODEL_UNFIT',
          'MODEL_CHECK_NOT_ANSWERING',
          'OPTIONS_INVALID',
          'UPLOAD_MISSING',
          'UPLOAD_EMPTY',
          'UPLOAD_TOO_LARGE',
          'UPLOAD_INTERRUPTED',
          'BLOB_STORE_FULL',
          'BLOB_STORE_UNAVAILABLE',
          'WORKFLOW_SERVER_UNAVAILABLE',
        ],
      },
      handle: (req, res) => uploadModel(deps, req, res),
    },
    {
      method: 'post',
      path: '/api/v1/models/:model_id/evaluate',
      access: WRITE,
      doc: {
        id: 'evaluateModel',
        tag: 'Models',
        summary: 'Compare a version with the one that serves',
        description:
          'On the test rows of the newest dataset, by the gate that every candidate of a retrain passes. It is listed ' +
          'as a retrain that trains nothing; a version that does not pass is archived.',
        body: { 'application/json': deployBody },
        answers: { 202: { description: 'The evaluation that is under way.', schema: retrainSchema } },
        errors: [
          'MODEL_NOT_FOUND',
          'SLOT_NOT_LEARNING',
          'MODEL_NOT_KEPT',
          'DATASET_MISSING',
          'RETRAIN_UNDER_WAY',
          'WORKFLOW_SERVER_UNAVAILABLE',
        ],
      },
      handle: (req, res) => evaluate(deps, req, res),
    },
  ];
}

async function uploadModel(deps: UploadsDeps, req: Request, res: Response): Promise<void> {
  if (bodyKind(req) !== 'form') throw new DomainError('REQUEST_INVALID', { problem: 'Send multipart/form-data' });
  const { fields, files } = await readModelForm(req, { schema: uploadFields, blobStore: deps.blobStore });
  const { slot, parent, parameters, metrics } = fields;
  await requireParent(deps, slot, parent);
  const id = randomUUID();
  // Nobody shall take what was told for what was measured here.
  const reported = Object.fromEntries(Object.entries(metrics).map(([name, value]) => [`reported_${name}`, value]));
  await deps.loopWorkflows.registerUpload({
    id,
    slot,
    files,
    parentId: parent ?? null,
    parameters,
    metrics: reported,
  });
  const model = await deps.modelVersions.find(id);
  if (!model) throw new DomainError('MODEL_NOT_FOUND', { modelId: id });
  res.locals.auditDetails = { slot, version: model.version };
  res.status(201).location(`/api/v1/models/${id}`).json(modelView(model));
}

/** Throws MODEL_NOT_FOUND. */
async function requireParent({ modelVersions }: UploadsDeps, slot: string, parent: string | undefined): Promise<void> {
  if (parent === undefined) return;
  const found = isUuid(parent) ? await modelVersions.find(parent) : undefined;
  if (found?.slot !== slot) throw new DomainError('MODEL_NOT_FOUND', { modelId: parent });
}

async function evaluate(deps: UploadsDeps, req: Request, res: Response): Promise<void> {
  const { id: candidateId, slot, version, origin } = await findModel(deps, req);
  const { reason } = await readBody(deployBody, req);
  if (!findLearner(slot)) throw new DomainError('SLOT_NOT_LEARNING', { slot });
  if (!KEPT_ORIGINS.includes(origin)) throw new DomainError('MODEL_NOT_KEPT', { slot, version });
  const dataset = await deps.datasets.latest(slot);
  if (!dataset || dataset.counts.test === 0) throw new DomainError('DATASET_MISSING', { slot });
  const retrainId = randomUUID();
  const { id: activeId } = await deps.retrains.start({
    id: retrainId,
    slot,
    cause: 'person',
    reason: reason ?? `comparison of ${version}`,
    promotion: 'by_hand',
    requestedBy: principalOf(res).id,
    evaluation: { datasetId: dataset.id, candidateId },
  });
  if (activeId !== retrainId) throw new DomainError('RETRAIN_UNDER_WAY', { slot, retrainId: activeId });
  await deps.loopWorkflows.startEvaluation({ retrainId, slot, datasetId: dataset.id, candidateId });
  res.locals.auditDetails = { retrain_id: retrainId, slot, version };
  const retrain = await deps.retrains.find(retrainId);
  if (!retrain) throw new DomainError('RETRAIN_NOT_FOUND', { retrainId });
  res.status(202).json(retrainView(retrain, localeOf(req)));
}
