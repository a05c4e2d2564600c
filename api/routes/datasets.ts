/** Datasets: list, one, its rows, and those rows whose labels are probably wrong. */
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import type { DatasetRecord } from '../../db/repositories/datasets';
import type { ApiDeps } from '../deps';
import { downloadName } from '../downloads/send-download';
import { datasetSuspectsView, datasetView } from '../representations/loop';
import { datasetListSchema, datasetSchema, datasetSuspectsSchema, slotSchema } from '../schemas/loop';
import { limitSchema } from '../schemas/values';
import { isUuid } from '../uuid';
import { parseQuery, pathParameter, type Route } from './route';

type DatasetsDeps = Pick<ApiDeps, 'datasets' | 'blobStore'>;

const READ = { role: 'viewer', scope: 'models:read' } as const;
/** Rows hold text of documents of every project. */
const READ_ROWS = { role: 'admin', scope: 'models:read' } as const;

const listQuery = z.strictObject({
  slot: slotSchema.optional(),
  limit: limitSchema({ default: 50, max: 500 }),
});

export function datasetRoutes(deps: DatasetsDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/datasets',
      access: READ,
      doc: {
        id: 'listDatasets',
        tag: 'Models',
        summary: 'Datasets, newest first',
        query: listQuery,
        answers: { 200: { description: 'The newest ones.', schema: datasetListSchema } },
      },
      handle: async (req, res) => {
        const { slot, limit } = parseQuery(listQuery, req);
        res.json({ items: (await deps.datasets.list(slot, limit)).map(datasetView) });
      },
    },
    {
      method: 'get',
      path: '/api/v1/datasets/:dataset_id',
      access: READ,
      doc: {
        id: 'getDataset',
        tag: 'Models',
        summary: 'A dataset',
        answers: { 200: { description: 'What it holds, in numbers.', schema: datasetSchema } },
        errors: ['DATASET_NOT_FOUND'],
      },
      handle: async (req, res) => {
        res.json(datasetView(await findDataset(deps, req)));
      },
    },
    {
      method: 'get',
      path: '/api/v1/datasets/:dataset_id/rows.jsonl',
      access: READ_ROWS,
      doc: {
        id: 'downloadDatasetRows',
        tag: 'Models',
        summary: 'The rows of a dataset as JSON lines',
        answers: {
          200: { description: 'One row a line, with where it comes from.', mediaType: 'application/x-ndjson' },
        },
        errors: ['DATASET_NOT_FOUND'],
      },
      handle: (req, res) => sendRows(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/datasets/:dataset_id/suspects',
      access: READ_ROWS,
      doc: {
        id: 'listDatasetSuspects',
        tag: 'Models',
        summary: 'Rows of a dataset whose labels are probably wrong, the surest first',
        description:
          'By confident learning: what the last training on the dataset thought of the rows that it was not shown. ' +
          'Whoever corrects a run anew, or withdraws the correction, takes its row from the list.',
        answers: { 200: { description: 'Each with what it should say instead.', schema: datasetSuspectsSchema } },
        errors: ['DATASET_NOT_FOUND'],
      },
      handle: async (req, res) => {
        const { id } = await findDataset(deps, req);
        res.set('Cache-Control', 'private, no-store').json(datasetSuspectsView(await deps.datasets.screening(id)));
      },
    },
  ];
}

/** Throws DATASET_NOT_FOUND. */
async function findDataset({ datasets }: DatasetsDeps, req: Request): Promise<DatasetRecord> {
  const id = pathParameter(req, 'dataset_id');
  const dataset = isUuid(id) ? await datasets.find(id) : undefined;
  if (!dataset) throw new DomainError('DATASET_NOT_FOUND', { datasetId: id });
  return dataset;
}

async function sendRows(deps: DatasetsDeps, req: Request, res: Response): Promise<void> {
  const { slot, version, blobSha256 } = await findDataset(deps, req);
  const name = downloadName(`${slot.replace('/', '-')}-${version}`, 'jsonl');
  res.attachment(name).set({ 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'private, no-store' });
  await pipeline(deps.blobStore.open(blobSha256), createGunzip(), res).catch((error: unknown) => {
    // A client that goes away in the middle is no failure of ours.
    if (!res.closed) throw error;
  });
}
