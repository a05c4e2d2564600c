/** Experiments: begun, followed, steered. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { EXPERIMENT_STATES, type ExperimentUpdate, isOpen } from '../../contracts/experiment';
import { PIPELINES } from '../../contracts/pipelines';
import type { ListedExperiment } from '../../db/repositories/experiments';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import { experimentResults, experimentView, lookView } from '../representations/experiment';
import { pageRequest, pageView } from '../representations/list-page';
import {
  experimentBody,
  experimentLooksSchema,
  experimentPageSchema,
  experimentResultsSchema,
  experimentSchema,
  orderBody,
  promotionBody,
} from '../schemas/experiments';
import { slotSchema } from '../schemas/loop';
import { cursorSchema, limitSchema } from '../schemas/values';
import { isUuid } from '../uuid';
import { planExperiment } from './plan-experiment';
import { readBody } from './read-body';
import { parseQuery, pathParameter, type Route } from './route';

type ExperimentsDeps = Pick<
  ApiDeps,
  'experiments' | 'experimentWorkflows' | 'models' | 'modelVersions' | 'settings' | 'logger'
>;

const READ = { role: 'viewer', scope: 'experiments:read' } as const;
const WRITE = { role: 'operator', scope: 'experiments:write' } as const;

const EXPERIMENT = '/api/v1/experiments/:experiment_id';

const listQuery = z.strictObject({
  pipeline: z.enum(PIPELINES.map(({ name }) => name)).optional(),
  slot: slotSchema.optional(),
  state: z.enum(EXPERIMENT_STATES).optional(),
  limit: limitSchema({ default: 50, max: 200 }),
  cursor: cursorSchema.optional(),
});

const looksQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).describe('`next_after` of the page before.'),
  limit: limitSchema({ default: 500, max: 2_000 }),
});

export function experimentRoutes(deps: ExperimentsDeps): Route[] {
  const order = (update: ExperimentUpdate, doc: Pick<Route['doc'], 'id' | 'summary' | 'description'>): Route => ({
    method: 'post',
    path: `${EXPERIMENT}/${update}`,
    access: WRITE,
    doc: {
      tag: 'Experiments',
      ...doc,
      body: { 'application/json': update === 'promote' ? promotionBody : orderBody },
      answers: { 200: { description: 'How the experiment stands now.', schema: experimentSchema } },
      errors: [
        'EXPERIMENT_NOT_FOUND',
        'EXPERIMENT_FINISHED',
        'EXPERIMENT_NOT_ANSWERING',
        'WORKFLOW_SERVER_UNAVAILABLE',
        ...(update === 'ramp' ? (['EXPERIMENT_PAUSED', 'EXPERIMENT_AT_LAST_STEP'] as const) : []),
        ...(update === 'promote'
          ? (['EXPERIMENT_VARIANT_UNKNOWN', 'MODEL_NOT_SERVING', 'MODEL_SIGNATURE_INVALID'] as const)
          : []),
      ],
    },
    handle: (req, res) => steer(deps, update, { req, res }),
  });
  return [
    {
      method: 'post',
      path: '/api/v1/experiments',
      access: WRITE,
      doc: {
        id: 'beginExperiment',
        tag: 'Experiments',
        summary: 'Compare variants of a slot or of options on live traffic',
        description: 'Treatments get a small share first, which grows while nothing speaks against them.',
        body: { 'application/json': experimentBody },
        answers: { 201: { description: 'It is under way.', schema: experimentSchema } },
        errors: [
          'EXPERIMENT_INVALID',
          'EXPERIMENT_SLOT_TAKEN',
          'EXPERIMENT_TRAFFIC_TAKEN',
          'MODEL_NOT_FOUND',
          'MODEL_NOT_DEPLOYED',
          'SLOT_NOT_SERVED',
          ...PIPELINES.flatMap(({ configuredSlots }) => Object.values(configuredSlots)),
        ],
      },
      handle: (req, res) => begin(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/experiments',
      access: READ,
      doc: {
        id: 'listExperiments',
        tag: 'Experiments',
        summary: 'Experiments, newest first',
        query: listQuery,
        answers: { 200: { description: 'A page of experiments.', schema: experimentPageSchema } },
      },
      handle: (req, res) => list(deps, req, res),
    },
    {
      method: 'get',
      path: EXPERIMENT,
      access: READ,
      doc: {
        id: 'getExperiment',
        tag: 'Experiments',
        summary: 'An experiment and its results by variant',
        answers: { 200: { description: 'As it stood at its last look.', schema: experimentResultsSchema } },
        errors: ['EXPERIMENT_NOT_FOUND'],
      },
      handle: async (req, res) => {
        const experiment = await find(deps, req);
        const last = await deps.experiments.lastLook(experiment.id);
        res.json(experimentResults(experiment, last, { locale: localeOf(req), settings: deps.settings }));
      },
    },
    {
      method: 'get',
      path: `${EXPERIMENT}/looks`,
      access: READ,
      doc: {
        id: 'listExperimentLooks',
        tag: 'Experiments',
        summary: 'What was seen and decided at each look, oldest first',
        query: looksQuery,
        answers: { 200: { description: 'Intervals over time.', schema: experimentLooksSchema } },
        errors: ['EXPERIMENT_NOT_FOUND'],
      },
      handle: async (req, res) => {
        const { id } = await find(deps, req);
        const page = parseQuery(looksQuery, req);
        const looks = await deps.experiments.looks(id, page);
        res.json({ items: looks.map(lookView), next_after: looks.at(-1)?.id ?? page.after });
      },
    },
    order('pause', {
      id: 'pauseExperiment',
      summary: 'Pause an experiment',
      description: 'Nobody takes part until it is resumed.',
    }),
    order('resume', {
      id: 'resumeExperiment',
      summary: 'Go on with a paused or held experiment',
      description: 'After a hold it counts from the beginning: what was counted before is not trusted.',
    }),
    order('ramp', { id: 'rampExperiment', summary: 'Take the next step of the ramp at once' }),
    order('stop', {
      id: 'stopExperiment',
      summary: 'Stop an experiment; the control serves all',
      description: 'Of options that have won, it takes them back: the defaults are the pipeline’s own again.',
    }),
    order('promote', {
      id: 'promoteExperiment',
      summary: 'End an experiment with a treatment in service',
      description: 'A version serves once it was seen to answer; options become the defaults of the pipeline.',
    }),
  ];
}

async function begin(deps: ExperimentsDeps, req: Request, res: Response): Promise<void> {
  const body = await readBody(experimentBody, req);
  const planned = await planExperiment(deps, body, principalOf(res).id);
  const obstacle = await deps.experiments.begin(planned);
  if (obstacle) {
    const { id: experimentId, name } = obstacle.by;
    if (obstacle.taken === 'slot')
      throw new DomainError('EXPERIMENT_SLOT_TAKEN', { slot: planned.slot, experimentId, name });
    throw new DomainError('EXPERIMENT_TRAFFIC_TAKEN', { ...planned.design.traffic, experimentId, name });
  }
  await deps.experimentWorkflows.start(planned).catch((error: unknown) => {
    deps.logger.warn(
      { err: error, experiment_id: planned.id },
      'the workflow was not started; the reconciler will do it',
    );
  });
  const experiment = await deps.experiments.find(planned.id);
  if (!experiment) throw new DomainError('EXPERIMENT_NOT_FOUND', { experimentId: planned.id });
  res.locals.auditDetails = { experiment_id: planned.id, slot: planned.slot };
  res
    .status(201)
    .location(`/api/v1/experiments/${planned.id}`)
    .json(view(deps, experiment, req));
}

async function list(deps: ExperimentsDeps, req: Request, res: Response): Promise<void> {
  const { limit, cursor, pipeline, slot, state } = parseQuery(listQuery, req);
  const filter = {
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(slot === undefined ? {} : { slot }),
    ...(state === undefined ? {} : { state }),
  };
  const rows = await deps.experiments.list(filter, pageRequest({ cursor, limit }));
  res.json(pageView(rows, limit, (experiment) => view(deps, experiment, req)));
}

/** Throws EXPERIMENT_NOT_FOUND. */
async function find({ experiments }: ExperimentsDeps, req: Request): Promise<ListedExperiment> {
  const id = pathParameter(req, 'experiment_id');
  const experiment = isUuid(id) ? await experiments.find(id) : undefined;
  if (!experiment) throw new DomainError('EXPERIMENT_NOT_FOUND', { experimentId: id });
  return experiment;
}

async function steer(
  deps: ExperimentsDeps,
  update: ExperimentUpdate,
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  const experiment = await find(deps, req);
  const { id: experimentId, state } = experiment;
  const order = await readBody(update === 'promote' ? promotionBody : orderBody, req);
  if (!isOpen(state)) {
    // Options that have won have no workflow any more: they are defaults, and stopping takes them back.
    const isTakenBack = update === 'stop' && (await deps.experiments.takeBack(experimentId));
    if (!isTakenBack) throw new DomainError('EXPERIMENT_FINISHED', { experimentId, state });
  } else {
    const { reason, variant } = { variant: undefined, ...order };
    await deps.experimentWorkflows.steer(experiment, {
      update,
      byId: principalOf(res).id,
      ...(reason === undefined ? {} : { reason }),
      ...(variant === undefined ? {} : { variant }),
    });
  }
  res.locals.auditDetails = { experiment_id: experimentId };
  res.json(view(deps, await find(deps, req), req));
}

function view({ settings }: ExperimentsDeps, experiment: ListedExperiment, req: Request) {
  return experimentView(experiment, { locale: localeOf(req), settings });
}
