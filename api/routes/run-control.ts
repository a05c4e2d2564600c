/** Changing runs: cancel, retry, delete. Each may be sent twice without harm. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import { findPipeline } from '../../contracts/pipelines';
import { isTerminal } from '../../contracts/run';
import type { RunRow } from '../../db/repositories/runs';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import { runPath, runView } from '../representations/run';
import { acceptedRunSchema, runSchema } from '../schemas/runs';
import type { RunSubmitter } from '../submission/submit-run';
import { findRun } from './find-run';
import type { Route } from './route';

type ControlDeps = Pick<ApiDeps, 'runs' | 'progress' | 'workflows' | 'settings'>;

export function runControlRoutes(deps: ControlDeps, submitter: Pick<RunSubmitter, 'start' | 'join'>): Route[] {
  return [
    {
      method: 'post',
      path: '/api/v1/runs/:chain_id/cancel',
      access: { role: 'operator', scope: 'runs:write' },
      doc: {
        id: 'cancelRun',
        tag: 'Runs',
        summary: 'Cancel a run',
        description: 'Sent again, it does no harm.',
        answers: { 202: { description: 'The run, which ends shortly.', schema: runSchema } },
        errors: ['RUN_NOT_FOUND', 'RUN_FINISHED', 'WORKFLOW_SERVER_UNAVAILABLE'],
      },
      handle: (req, res) => cancelRun(deps, req, res),
    },
    {
      method: 'post',
      path: '/api/v1/runs/:chain_id/retry',
      access: { role: 'operator', scope: 'runs:write' },
      doc: {
        id: 'retryRun',
        tag: 'Runs',
        summary: 'Run a failed or cancelled run again',
        answers: { 202: { description: 'The run, or an equal one that is under way.', schema: acceptedRunSchema } },
        errors: ['RUN_NOT_FOUND', 'RUN_NOT_RETRYABLE'],
      },
      handle: async (req, res) => retryRun(deps, submitter, { req, res, run: await findRun(deps.runs, req, res) }),
    },
    {
      method: 'delete',
      path: '/api/v1/runs/:chain_id',
      access: { role: 'operator', scope: 'runs:write' },
      doc: {
        id: 'deleteRun',
        tag: 'Runs',
        summary: 'Delete an ended run with its result',
        answers: { 204: { description: 'It is gone.' } },
        errors: ['RUN_NOT_FOUND', 'RUN_ACTIVE'],
      },
      handle: (req, res) => deleteRun(deps, req, res),
    },
  ];
}

/** A run whose workflow does not exist (yet) is cancelled in its row; the workflow cancels the others'. */
async function cancelRun(deps: ControlDeps, req: Request, res: Response): Promise<void> {
  const run = await findRun(deps.runs, req, res);
  const { id: runId, status } = run;
  if (isTerminal(status) && status !== 'cancelled') throw new DomainError('RUN_FINISHED', { runId, status });
  if (status !== 'cancelled' && !(await deps.workflows.cancel(run))) {
    const error = { code: 'RUN_CANCELLED', details: {}, stage: null } as const;
    await deps.progress.cancelled({ runId, runAttempt: run.attempt, error });
  }
  const now = (await deps.runs.find(runId, { projectId: run.projectId })) ?? run;
  res.status(202).json(runView(now, { locale: localeOf(req), settings: deps.settings }));
}

async function retryRun(
  deps: ControlDeps,
  submitter: Pick<RunSubmitter, 'start' | 'join'>,
  { res, run }: { req: Request; res: Response; run: RunRow },
): Promise<void> {
  const pipeline = findPipeline(run.pipeline);
  const notRetryable = new DomainError('RUN_NOT_RETRYABLE', { runId: run.id, status: run.status });
  if (!pipeline || (run.status !== 'failed' && run.status !== 'cancelled')) throw notRetryable;
  const equal = await deps.runs.active(run.fingerprint);
  const resubmitted = equal ? undefined : await deps.runs.resubmit(run.id, pipeline.stages);
  if (resubmitted) await submitter.start(resubmitted);
  const other = resubmitted ? undefined : (equal ?? (await deps.runs.active(run.fingerprint)));
  const now = resubmitted ?? (other && (await submitter.join(other, run.priority)));
  if (!now) throw notRetryable;
  const answer = { chain_id: now.id, cached: false, status: now.status, joined: resubmitted === undefined };
  res.status(202).location(runPath(now.id)).json(answer);
}

async function deleteRun({ runs }: ControlDeps, req: Request, res: Response): Promise<void> {
  const { id: runId, status } = await findRun(runs, req, res);
  if (!isTerminal(status) || (await runs.delete([runId])) === 0) {
    // Deleted by another request in the meantime, or put back into the queue.
    const now = await runs.find(runId, { projectId: principalOf(res).projectId });
    if (now) throw new DomainError('RUN_ACTIVE', { runId, status: now.status });
  }
  res.status(204).end();
}
