import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { OwnedRun, RunsRepository } from '../../db/repositories/runs';
import { runReader } from '../identity/run-reader';
import { principalOf } from '../middleware/locals';
import { isUuid } from '../uuid';
import { pathParameter } from './route';

/** The run that the path names. Throws RUN_NOT_FOUND, also for one that the caller may not see: nobody learns that it exists. */
export async function findRun(runs: Pick<RunsRepository, 'find'>, req: Request, res: Response): Promise<OwnedRun> {
  const runId = pathParameter(req, 'chain_id');
  const run = isUuid(runId) ? await runs.find(runId, runReader(principalOf(res))) : undefined;
  if (!run) throw new DomainError('RUN_NOT_FOUND', { runId });
  res.locals.runId = run.id;
  return run;
}
