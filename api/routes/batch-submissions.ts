/** Submitting batches: `POST /api/v1/{pipeline}/batches`, and `/batch/cr-extract` for clients that know no other pipeline. */
import type { Request } from 'express';
import { z } from 'zod';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { PIPELINES } from '../../contracts/pipelines';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import { problemOf } from '../problems';
import { batchPath } from '../representations/batch';
import { acceptedBatchSchema, batchControls, batchReferencesSchema } from '../schemas/batches';
import { type BatchSubmission, parseBatchControls } from '../submission/batch-submission';
import { withGroup } from '../submission/submission';
import { bodyKind } from '../submission/body-kind';
import { optionsOf } from '../submission/option-fields';
import { readBatchForm } from '../submission/read-batch-form';
import { readBatchReferences } from '../submission/read-batch-references';
import type { BatchSubmitter } from '../submission/submit-batch';
import type { Route, RouteDoc } from './route';
import { capitalised } from './submissions';

type SubmissionDeps = Pick<ApiDeps, 'blobStore' | 'settings'>;

export function batchSubmissionRoutes(deps: SubmissionDeps, submitter: Pick<BatchSubmitter, 'submit'>): Route[] {
  const routeOf = (pipeline: PipelineDefinition, path: string, id: string): Route => ({
    method: 'post',
    path,
    access: { role: 'operator', scope: 'batches:write' },
    doc: submissionDoc(pipeline, id),
    handle: async (req, res) => {
      const principal = principalOf(res);
      const submission = await readSubmission(deps, pipeline, req);
      const { batch, runIds, rejected } = await submitter.submit({ ...submission, pipeline, principal });
      const locale = localeOf(req);
      res.status(202).location(batchPath(batch.id));
      res.json({
        batch_id: batch.id,
        chain_ids: runIds,
        total_files: batch.totalFiles,
        rejected: rejected.map(({ error, ...item }) => ({ ...item, problem: problemOf(error, locale) })),
      });
    },
  });
  return [
    ...PIPELINES.map((pipeline) =>
      routeOf(pipeline, `/api/v1/${pipeline.name}/batches`, `submit${capitalised(pipeline.name)}Batch`),
    ),
    routeOf(PIPELINES[0], '/batch/cr-extract', 'batchCrExtract'),
  ];
}

function submissionDoc(pipeline: PipelineDefinition, id: string): RouteDoc {
  const options = optionsOf(pipeline.name).schema.optional();
  return {
    id,
    tag: 'Batches',
    summary: `Submit a batch of ${pipeline.title.en.toLowerCase()}`,
    description:
      'A form sends the files themselves, JSON names blobs that the project holds and addresses to fetch from. What ' +
      'cannot be used is rejected by itself; the rest goes ahead. Equal items share one run, and those that have a ' +
      'result already are answered with it.',
    body: {
      'multipart/form-data': z.object({ files: z.array(z.file()), options, ...batchControls }),
      'application/json': z.object({ items: batchReferencesSchema, options, ...batchControls }),
    },
    answers: { 202: { description: 'Accepted.', schema: acceptedBatchSchema } },
    errors: [
      'OPTIONS_INVALID',
      'BATCH_EMPTY',
      'BATCH_TOO_LARGE',
      'UPLOAD_INTERRUPTED',
      'REQUEST_BODY_TOO_LARGE',
      'BLOB_STORE_FULL',
      'BLOB_STORE_UNAVAILABLE',
      'MODEL_NOT_DEPLOYED',
      ...Object.values(pipeline.configuredSlots),
    ],
  };
}

async function readSubmission(
  { blobStore, settings }: SubmissionDeps,
  pipeline: PipelineDefinition,
  req: Request,
): Promise<BatchSubmission> {
  const locale = localeOf(req);
  const { items, values } =
    bodyKind(req) === 'json'
      ? await readBatchReferences(req, locale)
      : await readBatchForm(req, { pipeline, blobStore, bytesMax: settings.UPLOAD_BYTES_MAX });
  return { items, ...parseBatchControls(pipeline, withGroup(values, req.headers), locale) };
}
