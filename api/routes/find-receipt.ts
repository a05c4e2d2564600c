import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { OpenedReceipt, ReceiptKey } from '../../db/repositories/receipts';
import type { OwnedRun } from '../../db/repositories/runs';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { isUuid } from '../uuid';
import { pathParameter } from './route';

export interface FoundReceipt {
  run: OwnedRun;
  key: ReceiptKey;
  receipt: OpenedReceipt;
}

/**
 * The caller's receipt that the path names; another user's is not there, whoever asks.
 * @throws DomainError RECEIPT_NOT_FOUND, RUN_NOT_FINISHED
 */
export async function findReceipt(
  { receipts, runs, settings }: Pick<ApiDeps, 'receipts' | 'runs' | 'settings'>,
  req: Request,
  res: Response,
): Promise<FoundReceipt> {
  const { id: ownerId, projectId } = principalOf(res);
  const key = { runId: pathParameter(req, 'chain_id'), ownerId };
  const mayRead = isUuid(key.runId) && (await receipts.mayRead({ ...key, projectId }));
  const run = mayRead ? await runs.find(key.runId, { projectId }) : undefined;
  if (!run) throw new DomainError('RECEIPT_NOT_FOUND', { runId: key.runId });
  res.locals.runId = run.id;
  if (run.status !== 'completed') throw new DomainError('RUN_NOT_FINISHED', { runId: run.id, status: run.status });
  const receipt = await receipts.open(key, settings.TIME_ZONE);
  if (!receipt) throw new DomainError('RECEIPT_NOT_FOUND', { runId: run.id });
  return { run, key, receipt };
}

/** The line that the path names; -1, which no receipt has, for what is no number. */
export function lineOf(req: Request): number {
  return Number(/^\d{1,6}$/.exec(pathParameter(req, 'line'))?.[0] ?? -1);
}
