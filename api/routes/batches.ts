/** Reading batches: list, state, items, and all results as a file. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { BATCH_ITEMS_MAX, BATCH_STATUSES, ITEM_STATUSES } from '../../contracts/batch';
import { DomainError } from '../../contracts/errors';
import { findPipeline } from '../../contracts/pipelines';
import type { ApiDeps } from '../deps';
import { csvResults } from '../downloads/csv-results';
import { jsonlResults } from '../downloads/jsonl-results';
import { downloadName, sendDownload } from '../downloads/send-download';
import { runReader } from '../identity/run-reader';
import { localeOf, principalOf } from '../middleware/locals';
import { batchItem, batchSummary, batchView } from '../representations/batch';
import { pageRequest, pageView } from '../representations/list-page';
import { batchItemListSchema, batchListSchema, batchSchema } from '../schemas/batches';
import { cursorSchema, limitSchema } from '../schemas/values';
import { findBatch } from './find-batch';
import { parseQuery, type Route } from './route';

const listQuery = z.strictObject({
  status: z.enum(BATCH_STATUSES).optional(),
  limit: limitSchema({ default: 50, max: 200 }),
  cursor: cursorSchema.optional(),
});

const itemsQuery = z.strictObject({
  status: z.enum(ITEM_STATUSES).optional(),
  limit: limitSchema({ default: 100, max: 1_000 }),
  cursor: cursorSchema.optional(),
});

const READ = { role: 'viewer', scope: 'batches:read' } as const;

type BatchesDeps = Pick<ApiDeps, 'batches' | 'settings'>;

export function batchRoutes(deps: BatchesDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/batches',
      access: READ,
      doc: {
        id: 'listBatches',
        tag: 'Batches',
        summary: 'Batches of the project, newest first',
        query: listQuery,
        answers: { 200: { description: 'A page of batches.', schema: batchListSchema } },
      },
      handle: (req, res) => listBatches(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/batches/:batch_id',
      access: READ,
      doc: {
        id: 'getBatch',
        tag: 'Batches',
        summary: 'A batch and how far it is',
        answers: { 200: { description: 'The batch.', schema: batchSchema } },
        errors: ['BATCH_NOT_FOUND'],
      },
      handle: async (req, res) => {
        const batch = await findBatch(deps.batches, req, res);
        res.json(batchView(batch, { locale: localeOf(req), settings: deps.settings }));
      },
    },
    {
      method: 'get',
      path: '/api/v1/batches/:batch_id/items',
      access: READ,
      doc: {
        id: 'listBatchItems',
        tag: 'Batches',
        summary: 'The items of a batch in the order of its request',
        query: itemsQuery,
        answers: { 200: { description: 'A page of items.', schema: batchItemListSchema } },
        errors: ['BATCH_NOT_FOUND'],
      },
      handle: (req, res) => listItems(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/batches/:batch_id/results.jsonl',
      access: READ,
      doc: {
        id: 'downloadBatchJsonl',
        tag: 'Batches',
        summary: 'All results as JSON lines',
        description:
          'One line an item in order: `{position, name, chain_id, status, cached, result, error}`. Of a batch that is ' +
          'still at work, `result` is null where there is none yet.',
        answers: { 200: { description: 'The lines.', mediaType: 'application/x-ndjson', schema: z.string() } },
        errors: ['BATCH_NOT_FOUND'],
      },
      handle: (req, res) => downloadJsonl(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/batches/:batch_id/results.csv',
      access: READ,
      doc: {
        id: 'downloadBatchCsv',
        tag: 'Batches',
        summary: 'All results as a table for spreadsheets',
        description:
          'One row an item in order: position, name, chain_id, status, error_code, and a column for each extracted ' +
          'field. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
        answers: { 200: { description: 'The table, in UTF-8.', mediaType: 'text/csv', schema: z.string() } },
        errors: ['BATCH_NOT_FOUND'],
      },
      handle: (req, res) => downloadCsv(deps, req, res),
    },
  ];
}

async function listBatches({ batches, settings }: BatchesDeps, req: Request, res: Response): Promise<void> {
  const { status, limit, cursor } = parseQuery(listQuery, req);
  const filter = { ...runReader(principalOf(res)), ...(status === undefined ? {} : { status }) };
  const rows = await batches.list(filter, pageRequest({ cursor, limit }));
  const context = { locale: localeOf(req), settings };
  res.json(pageView(rows, limit, (batch) => batchSummary(batch, context)));
}

async function listItems({ batches }: BatchesDeps, req: Request, res: Response): Promise<void> {
  const { status, limit, cursor } = parseQuery(itemsQuery, req);
  const afterPosition = cursor === undefined ? -1 : positionOf(cursor);
  const batch = await findBatch(batches, req, res);
  const found = await batches.items(batch.id, {
    afterPosition,
    limit: limit + 1,
    ...(status === undefined ? {} : { status }),
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const locale = localeOf(req);
  res.json({
    items: page.map((item) => batchItem(item, locale)),
    next_cursor: found.length > limit && last ? String(last.position) : null,
  });
}

/** The cursor of a list of items is the position of the last one before. Throws REQUEST_INVALID. */
function positionOf(cursor: string): number {
  if (/^\d{1,6}$/.test(cursor) && Number(cursor) < BATCH_ITEMS_MAX) return Number(cursor);
  throw new DomainError('REQUEST_INVALID', { problem: 'The cursor is not one that this API gave out' });
}

async function downloadJsonl({ batches }: BatchesDeps, req: Request, res: Response): Promise<void> {
  const batch = await findBatch(batches, req, res);
  await sendDownload(res, {
    fileName: downloadName(batch.name, 'jsonl'),
    mediaType: 'application/x-ndjson; charset=utf-8',
    chunks: jsonlResults({ batches, batchId: batch.id }, localeOf(req)),
  });
}

async function downloadCsv({ batches }: BatchesDeps, req: Request, res: Response): Promise<void> {
  const batch = await findBatch(batches, req, res);
  const pipeline = findPipeline(batch.pipeline) ?? { resultColumns: () => [] };
  await sendDownload(res, {
    fileName: downloadName(batch.name, 'csv'),
    mediaType: 'text/csv; charset=utf-8; header=present',
    chunks: csvResults({ batches, batchId: batch.id, pipeline }),
  });
}
