/** Submitting runs: `POST /api/v1/{pipeline}/runs`, and `/cr-extract` for clients that know no other pipeline. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { findPipeline } from '../../contracts/pipelines';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import { runPath } from '../representations/run';
import { readForm } from '../submission/read-form';
import { readReference } from '../submission/read-reference';
import type { RunSubmitter, SubmissionAnswer } from '../submission/submit-run';
import { parseControls, type Submission } from '../submission/submission';
import { pathParameter, type Route } from './route';

export function submissionRoutes(deps: Pick<ApiDeps, 'blobStore' | 'settings'>, submitter: RunSubmitter): Route[] {
  const submit = async (pipeline: PipelineDefinition | undefined, req: Request, res: Response): Promise<void> => {
    if (!pipeline) throw new DomainError('ROUTE_NOT_FOUND', { method: req.method, path: req.path });
    const principal = principalOf(res);
    const submission = await readSubmission(deps, pipeline, req);
    answer(res, await submitter.submit({ ...submission, pipeline, principal }));
  };
  return [
    {
      method: 'post',
      path: '/api/v1/:pipeline/runs',
      handle: (req, res) => submit(findPipeline(pathParameter(req, 'pipeline')), req, res),
    },
    { method: 'post', path: '/cr-extract', handle: (req, res) => submit(findPipeline('documents'), req, res) },
  ];
}

async function readSubmission(
  { blobStore, settings }: Pick<ApiDeps, 'blobStore' | 'settings'>,
  pipeline: PipelineDefinition,
  req: Request,
): Promise<Submission> {
  const locale = localeOf(req);
  const mediaType = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') {
    const { sha256, fileName, values } = await readReference(req, locale);
    return { input: { sha256 }, inputName: fileName, ...parseControls(pipeline, values, locale) };
  }
  if (mediaType === 'multipart/form-data') {
    const form = await readForm(req, { pipeline, blobStore, bytesMax: settings.UPLOAD_BYTES_MAX });
    return { input: form.blob, inputName: form.fileName, ...parseControls(pipeline, form.values, locale) };
  }
  const seen = mediaType === undefined ? 'no Content-Type' : mediaType;
  throw new DomainError('REQUEST_INVALID', { problem: `Send multipart/form-data or application/json, not ${seen}` });
}

/** A cached result is JSON text from the database and goes out as it is. */
function answer(res: Response, submitted: SubmissionAnswer): void {
  if (submitted.cached) {
    res.locals.runId = submitted.runId;
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
