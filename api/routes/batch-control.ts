/** Changing batches: pause, resume, cancel, retry, delete. Each may be sent twice without harm. */
import type { Request, Response } from 'express';
import { type BatchUpdate, isBatchTerminal } from '../../contracts/batch';
import { DomainError } from '../../contracts/errors';
import { findPipeline } from '../../contracts/pipelines';
import type { OwnedBatch } from '../../db/repositories/batches';
import type { ApiDeps } from '../deps';
import { runReader } from '../identity/run-reader';
import { localeOf, principalOf } from '../middleware/locals';
import { batchView } from '../representations/batch';
import { batchSchema } from '../schemas/batches';
import type { BatchSubmitter } from '../submission/submit-batch';
import { findBatch } from './find-batch';
import type { Route } from './route';

const WRITE = { role: 'operator', scope: 'batches:write' } as const;

type ControlDeps = Pick<ApiDeps, 'batches' | 'batchWorkflows' | 'settings'>;
type Submitter = Pick<BatchSubmitter, 'start'>;

export function batchControlRoutes(deps: ControlDeps, submitter: Submitter): Route[] {
  const steering = (update: BatchUpdate, summary: string, description: string): Route => ({
    method: 'post',
    path: `/api/v1/batches/:batch_id/${update}`,
    access: WRITE,
    doc: {
      id: `${update}Batch`,
      tag: 'Batches',
      summary,
      description,
      answers: { 200: { description: 'The batch as it is now.', schema: batchSchema } },
      errors: ['BATCH_NOT_FOUND', 'BATCH_FINISHED', 'BATCH_NOT_ANSWERING', 'WORKFLOW_SERVER_UNAVAILABLE'],
    },
    handle: (req, res) => steerBatch(deps, update, { req, res }),
  });
  return [
    steering('pause', 'Pause a batch', 'Runs under way go on to their end; no further one is begun.'),
    steering('resume', 'Resume a paused batch', 'Sent again, it does no harm.'),
    steering('cancel', 'Cancel a batch', 'What has not ended is cancelled; runs that other batches need go on.'),
    {
      method: 'post',
      path: '/api/v1/batches/:batch_id/retry',
      access: WRITE,
      doc: {
        id: 'retryBatch',
        tag: 'Batches',
        summary: 'Run the failed and cancelled items of an ended batch again',
        answers: { 202: { description: 'The batch, which is at work again.', schema: batchSchema } },
        errors: ['BATCH_NOT_FOUND', 'BATCH_ACTIVE', 'BATCH_NOTHING_TO_RETRY'],
      },
      handle: (req, res) => retryBatch(deps, submitter, { req, res }),
    },
    {
      method: 'delete',
      path: '/api/v1/batches/:batch_id',
      access: WRITE,
      doc: {
        id: 'deleteBatch',
        tag: 'Batches',
        summary: 'Delete an ended batch',
        description: 'Its runs stay, with their results.',
        answers: { 204: { description: 'It is gone.' } },
        errors: ['BATCH_NOT_FOUND', 'BATCH_ACTIVE'],
      },
      handle: (req, res) => deleteBatch(deps, req, res),
    },
  ];
}

/** Whether there is nothing left to do. Throws BATCH_FINISHED where the batch no longer takes the order. */
function isDone({ id: batchId, status }: OwnedBatch, update: BatchUpdate): boolean {
  if (update === 'cancel' && status === 'cancelled') return true;
  const isEnding = status === 'cancelling' && update !== 'cancel';
  if (isBatchTerminal(status) || isEnding) throw new DomainError('BATCH_FINISHED', { batchId, status });
  return false;
}

interface Exchange {
  req: Request;
  res: Response;
}

async function steerBatch(deps: ControlDeps, update: BatchUpdate, { req, res }: Exchange): Promise<void> {
  const batch = await findBatch(deps.batches, req, res);
  if (!isDone(batch, update) && !(await deps.batchWorkflows.steer(batch, update))) {
    // It has ended in the meantime, which its row tells, or its workflow was never started.
    isDone(await findBatch(deps.batches, req, res), update);
    await deps.batchWorkflows.start(batch);
    if (!(await deps.batchWorkflows.steer(batch, update))) {
      // Its workflow has ended and its row has not: the reconciler will find it.
      throw new DomainError('BATCH_NOT_ANSWERING', { batchId: batch.id });
    }
  }
  await sendBatch(deps, 200, { req, res });
}

async function retryBatch(deps: ControlDeps, submitter: Submitter, { req, res }: Exchange): Promise<void> {
  const { id: batchId, status, pipeline: name } = await findBatch(deps.batches, req, res);
  if (!isBatchTerminal(status)) throw new DomainError('BATCH_ACTIVE', { batchId, status });
  const pipeline = findPipeline(name);
  const retried = pipeline && (await deps.batches.retryFailed(batchId, pipeline.stages));
  if (!retried) throw new DomainError('BATCH_NOTHING_TO_RETRY', { batchId });
  await submitter.start(retried);
  await sendBatch(deps, 202, { req, res });
}

async function sendBatch(deps: ControlDeps, status: number, { req, res }: Exchange): Promise<void> {
  const now = await findBatch(deps.batches, req, res);
  res.status(status).json(batchView(now, { locale: localeOf(req), settings: deps.settings }));
}

async function deleteBatch({ batches }: ControlDeps, req: Request, res: Response): Promise<void> {
  const { id: batchId } = await findBatch(batches, req, res);
  if (!(await batches.delete(batchId))) {
    // Deleted by another request in the meantime, or at work again.
    const now = await batches.find(batchId, runReader(principalOf(res)));
    if (now) throw new DomainError('BATCH_ACTIVE', { batchId, status: now.status });
  }
  res.status(204).end();
}
