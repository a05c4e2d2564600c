/** Triggers: what the rules find, what came of it, the rules themselves, and the drift that they look at. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import {
  candidateExperiment,
  type CandidateExperimentChange,
  candidateExperimentProblem,
} from '../../contracts/candidate-experiment';
import { DomainError } from '../../contracts/errors';
import { findLearner, RETRAIN_RULES } from '../../contracts/pipelines';
import { RECOMMENDATIONS } from '../../contracts/trigger';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import {
  candidateExperimentView,
  driftCheckView,
  firingView,
  retrainRuleView,
  triggerView,
} from '../representations/triggers';
import { slotSchema } from '../schemas/loop';
import {
  driftCheckListSchema,
  type ExperimentChangeBody,
  firingListSchema,
  retrainRuleListSchema,
  retrainRulesBody,
  triggerListSchema,
} from '../schemas/triggers';
import { limitSchema } from '../schemas/values';
import { readBody } from './read-body';
import { parseQuery, type Route } from './route';
import { SLOT_PARAMS, SLOT_PATH, slotOf } from './slot-path';

type TriggersDeps = Pick<ApiDeps, 'triggers' | 'retrainRules' | 'driftChecks' | 'loopWorkflows'>;

const READ = { role: 'viewer', scope: 'models:read' } as const;
const ADMINISTER = { role: 'admin', scope: 'models:write' } as const;

const standingQuery = z.strictObject({
  slot: slotSchema.optional(),
  check: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Looks afresh before it answers, and starts nothing; otherwise what was found within the last hour.'),
});
const firingsQuery = z.strictObject({
  slot: slotSchema.optional(),
  limit: limitSchema({ default: 50, max: 500 }),
});
const driftQuery = z.strictObject({ limit: limitSchema({ default: 60, max: 400 }) });

export function triggerRoutes(deps: TriggersDeps): Route[] {
  return [...findingRoutes(deps), ...ruleRoutes(deps)];
}

function findingRoutes(deps: TriggersDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/triggers',
      access: READ,
      doc: {
        id: 'listTriggers',
        tag: 'Models',
        summary: 'What the rules find now, and what they recommend',
        query: standingQuery,
        answers: { 200: { description: 'Every rule of every slot that learns.', schema: triggerListSchema } },
        errors: ['TRIGGER_CHECK_NOT_ANSWERING', 'WORKFLOW_SERVER_UNAVAILABLE'],
      },
      handle: (req, res) => listTriggers(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/triggers/firings',
      access: READ,
      doc: {
        id: 'listTriggerFirings',
        tag: 'Models',
        summary: 'Rules that fired and what came of it, newest first',
        query: firingsQuery,
        answers: { 200: { description: 'The newest ones.', schema: firingListSchema } },
      },
      handle: async (req, res) => {
        const { slot, limit } = parseQuery(firingsQuery, req);
        const firings = await deps.triggers.firings(slot, limit);
        res.json({ items: firings.map((firing) => firingView(firing, localeOf(req))) });
      },
    },
    {
      method: 'get',
      path: `${SLOT_PATH}/drift`,
      access: READ,
      doc: {
        id: 'listDriftChecks',
        tag: 'Models',
        summary: 'How the runs of each day differ from those when the version went into service, newest first',
        params: SLOT_PARAMS,
        query: driftQuery,
        answers: { 200: { description: 'Days without runs are left out.', schema: driftCheckListSchema } },
        errors: ['SLOT_UNKNOWN'],
      },
      handle: async (req, res) => {
        const { limit } = parseQuery(driftQuery, req);
        res.json({ items: (await deps.driftChecks.ofSlot(slotOf(req), limit)).map(driftCheckView) });
      },
    },
  ];
}

function ruleRoutes(deps: TriggersDeps): Route[] {
  return [
    {
      method: 'get',
      path: `${SLOT_PATH}/retrain-rules`,
      access: READ,
      doc: {
        id: 'listRetrainRules',
        tag: 'Models',
        summary: 'When a slot is trained anew, and what experiment its candidates stand',
        params: SLOT_PARAMS,
        answers: { 200: { description: 'Empty for a slot that has no rules.', schema: retrainRuleListSchema } },
        errors: ['SLOT_UNKNOWN'],
      },
      handle: async (req, res) => {
        await sendRules(deps, slotOf(req), res);
      },
    },
    {
      method: 'patch',
      path: `${SLOT_PATH}/retrain-rules`,
      access: ADMINISTER,
      doc: {
        id: 'changeRetrainRules',
        tag: 'Models',
        summary: 'Set when a slot is trained anew, and what experiment its candidates stand',
        params: SLOT_PARAMS,
        body: { 'application/json': retrainRulesBody },
        answers: { 200: { description: 'The rules now in force.', schema: retrainRuleListSchema } },
        errors: ['SLOT_UNKNOWN', 'RULE_UNKNOWN', 'SLOT_NOT_LEARNING', 'EXPERIMENT_INVALID'],
      },
      handle: (req, res) => changeRules(deps, req, res),
    },
  ];
}

async function listTriggers({ triggers, loopWorkflows }: TriggersDeps, req: Request, res: Response): Promise<void> {
  const { slot, check } = parseQuery(standingQuery, req);
  if (check === 'true') await loopWorkflows.checkTriggers();
  const standing = await triggers.standing(slot);
  const items = standing
    .map((finding) => triggerView(finding, localeOf(req)))
    .sort((a, b) => Number(b.fired) - Number(a.fired) || a.priority - b.priority);
  const recommendation = RECOMMENDATIONS.findLast((each) => items.some((item) => item.recommendation === each));
  res.json({ recommendation: recommendation ?? 'none', items });
}

async function sendRules({ retrainRules }: TriggersDeps, slot: string, res: Response): Promise<void> {
  const own = RETRAIN_RULES.filter((rule) => rule.slot === slot);
  res.json({
    items: (await retrainRules.inForce(slot, own)).map(retrainRuleView),
    experiment: candidateExperimentView(await retrainRules.experimentOf(slot)),
  });
}

async function changeRules(deps: TriggersDeps, req: Request, res: Response): Promise<void> {
  const slot = slotOf(req);
  const { rules = [], experiment } = await readBody(retrainRulesBody, req);
  for (const { kind } of rules) {
    const isKnown = RETRAIN_RULES.some((rule) => rule.slot === slot && rule.kind === kind);
    if (!isKnown) throw new DomainError('RULE_UNKNOWN', { slot, kind });
  }
  const changes = rules.map(({ cool_down_hours: coolDownHours, ...change }) => ({ ...change, coolDownHours }));
  const designed = experiment && (await experimentChange(deps, slot, experiment));
  await deps.retrainRules.change(
    slot,
    { rules: changes, ...(designed ? { experiment: designed } : {}) },
    principalOf(res).id,
  );
  const changed = [...rules.map(({ kind }) => kind as string), ...(experiment ? ['experiment'] : [])];
  res.locals.auditDetails = { slot, kinds: changed.join(', ') };
  await sendRules(deps, slot, res);
}

/** Throws SLOT_NOT_LEARNING, EXPERIMENT_INVALID. */
async function experimentChange(
  { retrainRules }: TriggersDeps,
  slot: string,
  body: ExperimentChangeBody,
): Promise<CandidateExperimentChange> {
  if (!findLearner(slot)) throw new DomainError('SLOT_NOT_LEARNING', { slot });
  const { step_hours_min: hours, ...named } = body;
  const { samples_min, samples_max, horizon_days, promote_when, ...same } = named;
  const change = defined({
    ...same,
    stepSecondsMin: typeof hours === 'number' ? Math.round(hours * 3_600) : hours,
    samplesMin: samples_min,
    samplesMax: samples_max,
    horizonDays: horizon_days,
    promoteWhen: promote_when,
  });
  const { settings } = await retrainRules.experimentOf(slot);
  const wrong = candidateExperimentProblem(candidateExperiment({ ...settings, ...change }));
  if (wrong)
    throw new DomainError('EXPERIMENT_INVALID', { problem: wrong.problem, fields: [`experiment.${wrong.field}`] });
  return change;
}

function defined<Values extends object>(values: Values): { [Name in keyof Values]: Exclude<Values[Name], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Values]: Exclude<Values[Name], undefined> };
}
