/** Slots: who serves, who served when, and back to the version before. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { findLearner, SLOTS } from '../../contracts/pipelines';
import type { Deployment } from '../../db/repositories/models';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { deploymentView } from '../representations/loop';
import { deployBody, deploymentListSchema, deploymentSchema, slotListSchema } from '../schemas/loop';
import { limitSchema } from '../schemas/values';
import { readBody } from './read-body';
import { parseQuery, type Route } from './route';
import { SLOT_PARAMS, SLOT_PATH, slotOf } from './slot-path';

type SlotsDeps = Pick<ApiDeps, 'models' | 'loopWorkflows'>;

const READ = { role: 'viewer', scope: 'models:read' } as const;
const WRITE = { role: 'operator', scope: 'models:write' } as const;

const servedQuery = z.strictObject({ at: z.iso.datetime({ offset: true }).optional().describe('Now, if left out.') });
const historyQuery = z.strictObject({ limit: limitSchema({ default: 50, max: 500 }) });

export function slotRoutes(deps: SlotsDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/slots',
      access: READ,
      doc: {
        id: 'listSlots',
        tag: 'Models',
        summary: 'Every slot and what serves it',
        answers: { 200: { description: 'The slots of all pipelines.', schema: slotListSchema } },
      },
      handle: async (_req, res) => {
        const served = await deps.models.currentOfAll();
        res.json({ items: SLOTS.map((slot) => slotView(slot, served.get(slot))) });
      },
    },
    {
      method: 'get',
      path: `${SLOT_PATH}/served`,
      access: READ,
      doc: {
        id: 'getServedModel',
        tag: 'Models',
        summary: 'Which version serves a slot, or served it at a time',
        params: SLOT_PARAMS,
        query: servedQuery,
        answers: { 200: { description: 'The deployment that was in force.', schema: deploymentSchema } },
        errors: ['SLOT_UNKNOWN', 'SLOT_NOT_SERVED'],
      },
      handle: (req, res) => getServed(deps, req, res),
    },
    {
      method: 'get',
      path: `${SLOT_PATH}/deployments`,
      access: READ,
      doc: {
        id: 'listDeployments',
        tag: 'Models',
        summary: 'What served a slot, newest first',
        params: SLOT_PARAMS,
        query: historyQuery,
        answers: { 200: { description: 'Deployments are only ever added.', schema: deploymentListSchema } },
        errors: ['SLOT_UNKNOWN'],
      },
      handle: async (req, res) => {
        const { limit } = parseQuery(historyQuery, req);
        res.json({ items: (await deps.models.history(slotOf(req), limit)).map(deploymentView) });
      },
    },
    {
      method: 'post',
      path: `${SLOT_PATH}/rollback`,
      access: WRITE,
      doc: {
        id: 'rollBackSlot',
        tag: 'Models',
        summary: 'Back to the version before',
        description:
          'Answers when the version before serves again and was seen to answer. Again, it goes further back.',
        params: SLOT_PARAMS,
        body: { 'application/json': deployBody },
        answers: { 200: { description: 'The deployment now in force.', schema: deploymentSchema } },
        errors: [
          'SLOT_UNKNOWN',
          'SLOT_HAS_NO_EARLIER_VERSION',
          'DEPLOYMENT_UNDER_WAY',
          'DEPLOYMENT_NOT_ANSWERING',
          'MODEL_NOT_SERVING',
          'MODEL_SIGNATURE_INVALID',
          'WORKFLOW_SERVER_UNAVAILABLE',
        ],
      },
      handle: (req, res) => rollBack(deps, req, res),
    },
  ];
}

function slotView(slot: string, served: Deployment | undefined) {
  const found = findLearner(slot);
  return {
    slot,
    pipeline: slot.split('/')[0],
    learns: found !== undefined,
    feedback_types: [...(found?.learner.feedbackKinds ?? [])],
    served: served ? deploymentView(served) : null,
  };
}

async function getServed({ models }: SlotsDeps, req: Request, res: Response): Promise<void> {
  const slot = slotOf(req);
  const { at } = parseQuery(servedQuery, req);
  const served = await (at === undefined ? models.current(slot) : models.servedAt(slot, new Date(at)));
  if (!served) throw new DomainError('SLOT_NOT_SERVED', { slot, at: at ?? 'now' });
  res.json(deploymentView(served));
}

async function rollBack({ models, loopWorkflows }: SlotsDeps, req: Request, res: Response): Promise<void> {
  const slot = slotOf(req);
  const { reason } = await readBody(deployBody, req);
  const previous = await models.previous(slot);
  if (!previous) throw new DomainError('SLOT_HAS_NO_EARLIER_VERSION', { slot });
  await loopWorkflows.deploy({
    slot,
    modelVersionId: previous.modelVersionId,
    reason: reason ?? 'rolled back',
    byId: principalOf(res).id,
  });
  const served = await models.current(slot);
  res.locals.auditDetails = { slot, version: previous.version };
  res.json(deploymentView(served ?? previous));
}
