import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { BatchesRepository, OwnedBatch } from '../../db/repositories/batches';
import { runReader } from '../identity/run-reader';
import { principalOf } from '../middleware/locals';
import { isUuid } from '../uuid';
import { pathParameter } from './route';

/** The batch that the path names. Throws BATCH_NOT_FOUND, also for one that the caller may not see: nobody learns that it exists. */
export async function findBatch(
  batches: Pick<BatchesRepository, 'find'>,
  req: Request,
  res: Response,
): Promise<OwnedBatch> {
  const batchId = pathParameter(req, 'batch_id');
  const batch = isUuid(batchId) ? await batches.find(batchId, runReader(principalOf(res))) : undefined;
  if (!batch) throw new DomainError('BATCH_NOT_FOUND', { batchId });
  return batch;
}
