/** Retrains: asked for, followed, cancelled. */
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import type { ListedRetrain } from '../../db/repositories/retrains';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import { retrainView } from '../representations/loop';
import { retrainBody, retrainListSchema, retrainSchema, slotSchema } from '../schemas/loop';
import { limitSchema } from '../schemas/values';
import { isUuid } from '../uuid';
import { readBody } from './read-body';
import { parseQuery, pathParameter, type Route } from './route';

type RetrainsDeps = Pick<ApiDeps, 'retrains' | 'loopWorkflows'>;

const READ = { role: 'viewer', scope: 'models:read' } as const;
const WRITE = { role: 'operator', scope: 'models:write' } as const;

const listQuery = z.strictObject({
  slot: slotSchema.optional(),
  limit: limitSchema({ default: 50, max: 500 }),
});

export function retrainRoutes(deps: RetrainsDeps): Route[] {
  return [
    {
      method: 'post',
      path: '/api/v1/retrains',
      access: WRITE,
      doc: {
        id: 'startRetrain',
        tag: 'Models',
        summary: 'Learn from the feedback given since the last training',
        description: 'One at a time for each slot: where one is under way, it is answered with.',
        body: { 'application/json': retrainBody },
        answers: { 202: { description: 'The retrain that is under way.', schema: retrainSchema } },
        errors: ['WORKFLOW_SERVER_UNAVAILABLE'],
      },
      handle: (req, res) => startRetrain(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/retrains',
      access: READ,
      doc: {
        id: 'listRetrains',
        tag: 'Models',
        summary: 'Retrains, newest first',
        query: listQuery,
        answers: { 200: { description: 'The newest ones.', schema: retrainListSchema } },
      },
      handle: async (req, res) => {
        const { slot, limit } = parseQuery(listQuery, req);
        const items = await deps.retrains.list(slot, limit);
        res.json({ items: items.map((retrain) => retrainView(retrain, localeOf(req))) });
      },
    },
    {
      method: 'get',
      path: '/api/v1/retrains/:retrain_id',
      access: READ,
      doc: {
        id: 'getRetrain',
        tag: 'Models',
        summary: 'A retrain and what came of it',
        answers: { 200: { description: 'The retrain.', schema: retrainSchema } },
        errors: ['RETRAIN_NOT_FOUND'],
      },
      handle: async (req, res) => {
        res.json(retrainView(await findRetrain(deps, req), localeOf(req)));
      },
    },
    {
      method: 'post',
      path: '/api/v1/retrains/:retrain_id/cancel',
      access: WRITE,
      doc: {
        id: 'cancelRetrain',
        tag: 'Models',
        summary: 'Stop a retrain',
        description: 'What serves goes on to serve. A version that is being put into service is put there to the end.',
        answers: { 202: { description: 'It will stop.', schema: retrainSchema } },
        errors: ['RETRAIN_NOT_FOUND', 'RETRAIN_FINISHED', 'WORKFLOW_SERVER_UNAVAILABLE'],
      },
      handle: (req, res) => cancelRetrain(deps, req, res),
    },
  ];
}

async function startRetrain({ retrains, loopWorkflows }: RetrainsDeps, req: Request, res: Response): Promise<void> {
  const { slot, promotion, reason } = await readBody(retrainBody, req);
  const { id: requestedBy } = principalOf(res);
  const { id } = await retrains.start({ id: randomUUID(), slot, cause: 'person', reason, promotion, requestedBy });
  await loopWorkflows.startRetrain({ retrainId: id, slot, promotion });
  res.locals.auditDetails = { retrain_id: id, slot };
  const retrain = await retrains.find(id);
  if (!retrain) throw new DomainError('RETRAIN_NOT_FOUND', { retrainId: id });
  res.status(202).json(retrainView(retrain, localeOf(req)));
}

/** Throws RETRAIN_NOT_FOUND. */
async function findRetrain({ retrains }: RetrainsDeps, req: Request): Promise<ListedRetrain> {
  const id = pathParameter(req, 'retrain_id');
  const retrain = isUuid(id) ? await retrains.find(id) : undefined;
  if (!retrain) throw new DomainError('RETRAIN_NOT_FOUND', { retrainId: id });
  return retrain;
}

async function cancelRetrain(deps: RetrainsDeps, req: Request, res: Response): Promise<void> {
  const retrain = await findRetrain(deps, req);
  const { id, slot, state } = retrain;
  if (retrain.endedAt || !(await deps.loopWorkflows.cancelRetrain({ slot, id }))) {
    throw new DomainError('RETRAIN_FINISHED', { retrainId: id, state });
  }
  res.status(202).json(retrainView(retrain, localeOf(req)));
}
