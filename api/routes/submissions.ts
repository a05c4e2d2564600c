/** Submitting runs: `POST /api/v1/{pipeline}/runs`, and addresses of older clients that know one pipeline each. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { PIPELINES } from '../../contracts/pipelines';
import { receipts } from '../../contracts/receipts/definition';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import { runPath } from '../representations/run';
import { acceptedRunSchema, cachedRunSchema, submissionControls } from '../schemas/runs';
import { sha256Schema } from '../schemas/values';
import { bodyKind } from '../submission/body-kind';
import { optionsOf } from '../submission/option-fields';
import { readForm } from '../submission/read-form';
import { readReference } from '../submission/read-reference';
import type { RunSubmitter, SubmissionAnswer } from '../submission/submit-run';
import { parseControls, withGroup, type Submission } from '../submission/submission';
import type { Route, RouteDoc } from './route';

export function submissionRoutes(deps: Pick<ApiDeps, 'blobStore' | 'settings'>, submitter: RunSubmitter): Route[] {
  const routeOf = (pipeline: PipelineDefinition, path: string, id: string): Route => ({
    method: 'post',
    path,
    access: { role: 'operator', scope: 'runs:write' },
    doc: submissionDoc(pipeline, id),
    handle: async (req, res) => {
      const principal = principalOf(res);
      const submission = await readSubmission(deps, pipeline, req);
      answer(res, await submitter.submit({ ...submission, pipeline, principal }));
    },
  });
  return [
    ...PIPELINES.map((pipeline) =>
      routeOf(pipeline, `/api/v1/${pipeline.name}/runs`, `submit${capitalised(pipeline.name)}Run`),
    ),
    routeOf(PIPELINES[0], '/cr-extract', 'crExtract'),
    routeOf(receipts, '/upload_receipt_image', 'uploadReceiptImage'),
  ];
}

function submissionDoc(pipeline: PipelineDefinition, id: string): RouteDoc {
  const options = optionsOf(pipeline.name).schema.optional();
  const configuredSlotErrors = Object.values(pipeline.configuredSlots);
  return {
    id,
    tag: 'Runs',
    summary: `Submit a run of ${pipeline.title.en.toLowerCase()}`,
    description:
      'A form sends the file itself, JSON names a blob that the project holds. In a form each option may also be a ' +
      'field of its own. Equal submissions share one run, and one that has a result is answered with it at once.',
    body: {
      'multipart/form-data': z.object({ file: z.file(), options, ...submissionControls }),
      'application/json': z.object({
        blob: z.object({ sha256: sha256Schema }),
        name: z.string().optional(),
        options,
        ...submissionControls,
      }),
    },
    answers: {
      200: { description: 'An earlier equal run’s result.', schema: cachedRunSchema },
      202: { description: 'Accepted.', schema: acceptedRunSchema },
    },
    errors: [
      'OPTIONS_INVALID',
      'UPLOAD_MISSING',
      'UPLOAD_EMPTY',
      'UPLOAD_TOO_LARGE',
      'UPLOAD_INTERRUPTED',
      'MEDIA_TYPE_UNSUPPORTED',
      'BLOB_NOT_FOUND',
      'BLOB_STORE_FULL',
      'BLOB_STORE_UNAVAILABLE',
      'MODEL_NOT_DEPLOYED',
      ...configuredSlotErrors,
    ],
  };
}

/** For the name of an operation. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

async function readSubmission(
  { blobStore, settings }: Pick<ApiDeps, 'blobStore' | 'settings'>,
  pipeline: PipelineDefinition,
  req: Request,
): Promise<Submission> {
  const locale = localeOf(req);
  if (bodyKind(req) === 'json') {
    const { sha256, fileName, values } = await readReference(req, locale);
    return {
      input: { sha256 },
      inputName: fileName,
      ...parseControls(pipeline, withGroup(values, req.headers), locale),
    };
  }
  const form = await readForm(req, { pipeline, blobStore, bytesMax: settings.UPLOAD_BYTES_MAX });
  const controls = parseControls(pipeline, withGroup(form.values, req.headers), locale);
  return { input: form.blob, inputName: form.fileName, ...controls };
}

/** A cached result is JSON text from the database and goes out as it is. */
function answer(res: Response, submitted: SubmissionAnswer): void {
  if (submitted.cached) {
    res.locals.runId = submitted.runId;
    res.locals.changedNothing = true;
    const body = `{"chain_id":"${submitted.runId}","cached":true,"result":${submitted.resultJson}}`;
    res.setHeader('Content-Type', 'application/json; charset=utf-8');
    // With its length known, head and body leave in one write.
    res.setHeader('Content-Length', Buffer.byteLength(body));
    res.setHeader('Location', runPath(submitted.runId));
    res.end(body);
    return;
  }
  const { run, joined } = submitted;
  res.locals.runId = run.id;
  res.status(202).location(runPath(run.id)).json({ chain_id: run.id, cached: false, status: run.status, joined });
}
