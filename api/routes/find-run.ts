import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { OwnedRun, RunsRepository } from '../../db/repositories/runs';
import { principalOf } from '../middleware/locals';
import { isUuid } from '../uuid';
import { pathParameter } from './route';

/** The run that the path names. Throws RUN_NOT_FOUND, also for another project's run: nobody learns that it exists. */
export async function findRun(runs: Pick<RunsRepository, 'find'>, req: Request, res: Response): Promise<OwnedRun> {
  const runId = pathParameter(req, 'chain_id');
  const run = isUuid(runId) ? await runs.find(runId, principalOf(res).projectId) : undefined;
  if (!run) throw new DomainError('RUN_NOT_FOUND', { runId });
  res.locals.runId = run.id;
  return run;
}
