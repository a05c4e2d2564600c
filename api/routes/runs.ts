/** Reading runs: list, state, result, manifest, events. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { RUN_STATUSES } from '../../contracts/run';
import type { ApiDeps } from '../deps';
import { runReader } from '../identity/run-reader';
import { localeOf, principalOf } from '../middleware/locals';
import { runManifest, runSummary, runView } from '../representations/run';
import { pageRequest, pageView } from '../representations/list-page';
import { runCountsSchema, runEventsSchema, runListSchema, runManifestSchema, runSchema } from '../schemas/runs';
import { cursorSchema, limitSchema } from '../schemas/values';
import { findRun } from './find-run';
import { parseQuery, type Route } from './route';

const listQuery = z.strictObject({
  pipeline: z.string().max(100).optional(),
  status: z.enum(RUN_STATUSES).optional(),
  name: z.string().max(255).optional().describe('Part of the input’s name, in any case.'),
  batch_id: z.uuid().optional().describe('Runs of this batch.'),
  limit: limitSchema({ default: 50, max: 200 }),
  cursor: cursorSchema.optional(),
});

const eventsQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
});

const READ = { role: 'viewer', scope: 'runs:read' } as const;

type RunsDeps = Pick<ApiDeps, 'runs' | 'settings'>;

export function runRoutes(deps: RunsDeps): Route[] {
  const show = async (req: Request, res: Response): Promise<void> => {
    const run = await findRun(deps.runs, req, res);
    res.json(runView(run, { locale: localeOf(req), settings: deps.settings }));
  };
  return [
    {
      method: 'get',
      path: '/api/v1/runs',
      access: READ,
      doc: {
        id: 'listRuns',
        tag: 'Runs',
        summary: 'Runs of the project, newest first',
        description: 'Of a personal pipeline, such as receipts, those that you asked for; administrators see all.',
        query: listQuery,
        answers: { 200: { description: 'A page of runs.', schema: runListSchema } },
      },
      handle: (req, res) => listRuns(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/runs/counts',
      access: READ,
      doc: {
        id: 'countRuns',
        tag: 'Runs',
        summary: 'How many runs there are by status',
        answers: { 200: { description: 'The counts.', schema: runCountsSchema } },
      },
      handle: async (_req, res) => void res.json(await deps.runs.countByStatus(runReader(principalOf(res)))),
    },
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id',
      access: READ,
      doc: {
        id: 'getRun',
        tag: 'Runs',
        summary: 'A run with its result',
        answers: { 200: { description: 'The run.', schema: runSchema } },
        errors: ['RUN_NOT_FOUND'],
      },
      handle: show,
    },
    {
      method: 'get',
      path: '/status/:chain_id',
      access: READ,
      doc: {
        id: 'getStatus',
        tag: 'Runs',
        summary: 'A run with its result, under the address that older clients know',
        answers: { 200: { description: 'The run.', schema: runSchema } },
        errors: ['RUN_NOT_FOUND'],
      },
      handle: show,
    },
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id/result',
      access: READ,
      doc: {
        id: 'getRunResult',
        tag: 'Runs',
        summary: 'The result alone',
        answers: { 200: { description: 'As the pipeline defines it.', schema: z.unknown() } },
        errors: ['RUN_NOT_FOUND', 'RUN_NOT_FINISHED'],
      },
      handle: (req, res) => showResult(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id/manifest',
      access: READ,
      doc: {
        id: 'getRunManifest',
        tag: 'Runs',
        summary: 'The stages of a run and the versions that it used',
        answers: { 200: { description: 'The manifest.', schema: runManifestSchema } },
        errors: ['RUN_NOT_FOUND'],
      },
      handle: (req, res) => showManifest(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id/events',
      access: READ,
      doc: {
        id: 'listRunEvents',
        tag: 'Runs',
        summary: 'Progress events that are kept',
        query: eventsQuery,
        answers: { 200: { description: 'Events after `after`, oldest first.', schema: runEventsSchema } },
        errors: ['RUN_NOT_FOUND'],
      },
      handle: (req, res) => showEvents(deps, req, res),
    },
  ];
}

async function listRuns({ runs, settings }: RunsDeps, req: Request, res: Response): Promise<void> {
  const { limit, cursor, pipeline, status, name, batch_id: batchId } = parseQuery(listQuery, req);
  const filter = {
    ...runReader(principalOf(res)),
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(status === undefined ? {} : { status }),
    ...(name === undefined ? {} : { name }),
    ...(batchId === undefined ? {} : { batchId }),
  };
  const rows = await runs.list(filter, pageRequest({ cursor, limit }));
  const page = pageView(rows, limit, (run) => runSummary(run, { locale: localeOf(req), settings }));
  res.json({ ...page, observed_at: new Date() });
}

async function showResult({ runs }: RunsDeps, req: Request, res: Response): Promise<void> {
  const run = await findRun(runs, req, res);
  if (run.status !== 'completed') throw new DomainError('RUN_NOT_FINISHED', { runId: run.id, status: run.status });
  res.json(run.finalResult);
}

async function showManifest({ runs }: RunsDeps, req: Request, res: Response): Promise<void> {
  const run = await findRun(runs, req, res);
  res.json(runManifest(run, await runs.stages(run.id)));
}

async function showEvents({ runs }: RunsDeps, req: Request, res: Response): Promise<void> {
  const { after, limit } = parseQuery(eventsQuery, req);
  const run = await findRun(runs, req, res);
  const items = await runs.events(run.id, after, limit);
  res.json({ items, next_after: items.at(-1)?.seq ?? after });
}
