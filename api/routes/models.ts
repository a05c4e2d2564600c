/** Model versions: list, one, several side by side, and into service. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { MODEL_STATES } from '../../contracts/model';
import type { ListedModelVersion } from '../../db/repositories/model-versions';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { deploymentView, modelView } from '../representations/loop';
import { pageRequest, pageView } from '../representations/list-page';
import {
  deployBody,
  deploymentSchema,
  modelListSchema,
  modelPageSchema,
  modelSchema,
  slotSchema,
} from '../schemas/loop';
import { cursorSchema, limitSchema } from '../schemas/values';
import { isUuid } from '../uuid';
import { readBody } from './read-body';
import { parseQuery, pathParameter, type Route } from './route';

type ModelsDeps = Pick<ApiDeps, 'models' | 'modelVersions' | 'loopWorkflows'>;

const READ = { role: 'viewer', scope: 'models:read' } as const;
const WRITE = { role: 'operator', scope: 'models:write' } as const;

const COMPARED_MAX = 200;

const listQuery = z.strictObject({
  slot: slotSchema.optional(),
  state: z.enum(MODEL_STATES).optional(),
  limit: limitSchema({ default: 50, max: 200 }),
  cursor: cursorSchema.optional(),
});

const compareQuery = z.strictObject({
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(COMPARED_MAX))
    .describe(`Up to ${COMPARED_MAX} ids, separated by commas.`),
});

export function modelRoutes(deps: ModelsDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/models',
      access: READ,
      doc: {
        id: 'listModels',
        tag: 'Models',
        summary: 'Model versions, newest first',
        query: listQuery,
        answers: { 200: { description: 'A page of versions.', schema: modelPageSchema } },
      },
      handle: (req, res) => listModels(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/models/compare',
      access: READ,
      doc: {
        id: 'compareModels',
        tag: 'Models',
        summary: 'Several versions side by side',
        query: compareQuery,
        answers: { 200: { description: 'In the order asked; unknown ones are left out.', schema: modelListSchema } },
      },
      handle: async (req, res) => {
        const { ids } = parseQuery(compareQuery, req);
        const found = new Map((await deps.modelVersions.findAll(ids)).map((model) => [model.id, model]));
        const asked = [...new Set(ids)].map((id) => found.get(id)).filter((model) => model !== undefined);
        res.json({ items: asked.map(modelView) });
      },
    },
    {
      method: 'get',
      path: '/api/v1/models/:model_id',
      access: READ,
      doc: {
        id: 'getModel',
        tag: 'Models',
        summary: 'A model version and where it comes from',
        answers: { 200: { description: 'The version.', schema: modelSchema } },
        errors: ['MODEL_NOT_FOUND'],
      },
      handle: async (req, res) => {
        res.json(modelView(await findModel(deps, req)));
      },
    },
    {
      method: 'post',
      path: '/api/v1/models/:model_id/promote',
      access: WRITE,
      doc: {
        id: 'promoteModel',
        tag: 'Models',
        summary: 'Put a version into service',
        description:
          'Answers when it serves and was seen to answer; where it does not answer, the one before serves on.',
        body: { 'application/json': deployBody },
        answers: { 200: { description: 'The deployment now in force.', schema: deploymentSchema } },
        errors: [
          'MODEL_NOT_FOUND',
          'DEPLOYMENT_UNDER_WAY',
          'DEPLOYMENT_NOT_ANSWERING',
          'MODEL_NOT_SERVING',
          'MODEL_SIGNATURE_INVALID',
          'WORKFLOW_SERVER_UNAVAILABLE',
        ],
      },
      handle: (req, res) => promote(deps, req, res),
    },
  ];
}

async function listModels({ modelVersions }: ModelsDeps, req: Request, res: Response): Promise<void> {
  const { slot, state, limit, cursor } = parseQuery(listQuery, req);
  const filter = { ...(slot === undefined ? {} : { slot }), ...(state === undefined ? {} : { state }) };
  const rows = await modelVersions.list(filter, pageRequest({ cursor, limit }));
  res.json(pageView(rows, limit, modelView));
}

/** Throws MODEL_NOT_FOUND. */
export async function findModel(
  { modelVersions }: Pick<ApiDeps, 'modelVersions'>,
  req: Request,
): Promise<ListedModelVersion> {
  const id = pathParameter(req, 'model_id');
  const model = isUuid(id) ? await modelVersions.find(id) : undefined;
  if (!model) throw new DomainError('MODEL_NOT_FOUND', { modelId: id });
  return model;
}

async function promote(deps: ModelsDeps, req: Request, res: Response): Promise<void> {
  const { id: modelVersionId, slot, version } = await findModel(deps, req);
  const { reason } = await readBody(deployBody, req);
  const byId = principalOf(res).id;
  await deps.loopWorkflows.deploy({ slot, modelVersionId, reason: reason ?? 'promoted by hand', byId });
  res.locals.auditDetails = { slot, version };
  const served = await deps.models.current(slot);
  if (!served) throw new DomainError('MODEL_NOT_SERVING', { slot, version, served: 'nothing' });
  res.json(deploymentView(served));
}
