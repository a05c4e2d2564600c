/** The pages of what a run has read, as its stages kept them. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { PageLayout, PageText } from '../../contracts/page';
import { DomainError } from '../../contracts/errors';
import type { OwnedRun, RunRow } from '../../db/repositories/runs';
import type { ApiDeps } from '../deps';
import { sha256Schema } from '../schemas/values';
import { findRun } from './find-run';

const keptSchema = z.object({ sha256: sha256Schema });
const resultSchema = z.object({ layout: keptSchema });
/** Where pages were read and not laid out. */
const readResultSchema = z.object({ text: keptSchema });

/** @throws DomainError RUN_NOT_FOUND, RUN_NOT_FINISHED */
export async function finishedRun({ runs }: Pick<ApiDeps, 'runs'>, req: Request, res: Response): Promise<OwnedRun> {
  const run = await findRun(runs, req, res);
  if (run.status !== 'completed') throw new DomainError('RUN_NOT_FINISHED', { runId: run.id, status: run.status });
  return run;
}

/** A run whose result has no layout, of another pipeline say, has no pages. */
export async function pagesOf(run: RunRow, { blobStore }: Pick<ApiDeps, 'blobStore'>): Promise<PageLayout[]> {
  const result = resultSchema.safeParse(run.finalResult);
  if (!result.success) return [];
  // A stage of this system wrote it: its form is known.
  return JSON.parse((await blobStore.read(result.data.layout)).toString('utf8')) as PageLayout[];
}

/** What is needed to draw the pages, laid out or not. */
export async function drawnPagesOf(
  run: RunRow,
  deps: Pick<ApiDeps, 'blobStore'>,
): Promise<Pick<PageText, 'page' | 'rotation'>[]> {
  const read = readResultSchema.safeParse(run.finalResult);
  if (!read.success) return pagesOf(run, deps);
  return JSON.parse((await deps.blobStore.read(read.data.text)).toString('utf8')) as PageText[];
}

/** Aborts when the client goes away. */
export function goneSignal(res: Response): AbortSignal {
  const gone = new AbortController();
  res.once('close', () => gone.abort(new DomainError('RUN_CANCELLED')));
  return gone.signal;
}
