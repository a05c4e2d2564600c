/** Feedback: corrections of a run's result, their history, their withdrawal, their counts. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import { hasRole } from '../../contracts/identity';
import { PIPELINES } from '../../contracts/pipelines';
import type { GivenFeedback } from '../../db/repositories/feedback';
import type { GivenClick } from '../../db/repositories/clicks';
import type { ListedVote } from '../../db/repositories/votes';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import {
  feedbackBody,
  feedbackDaysQuery,
  feedbackDaysSchema,
  feedbackListSchema,
  feedbackSchema,
  feedbackStatisticsSchema,
  sentFeedbackBody,
} from '../schemas/feedback';
import { isUuid } from '../uuid';
import { findRun } from './find-run';
import { readBody } from './read-body';
import { parseQuery, pathParameter, type Route, type RouteDoc } from './route';
import { submitFeedback } from './submit-feedback';

type FeedbackDeps = Pick<ApiDeps, 'feedback' | 'clicks' | 'votes' | 'runs' | 'loopWorkflows' | 'settings' | 'logger'>;

const READ = { role: 'viewer', scope: 'feedback:read' } as const;
const WRITE = { role: 'annotator', scope: 'feedback:write' } as const;

export function feedbackRoutes(deps: FeedbackDeps): Route[] {
  const give = (path: string, doc: Pick<RouteDoc, 'id' | 'summary'>): Route => ({
    method: 'post',
    path,
    access: WRITE,
    doc: {
      ...doc,
      tag: 'Feedback',
      description: 'Takes the place of what the same caller said before about this run in this kind; all is kept.',
      body: { 'application/json': feedbackBody },
      answers: { 201: { description: 'The feedback, in force.', schema: feedbackSchema } },
      errors: ['RUN_NOT_FOUND', 'RUN_NOT_FINISHED', 'FEEDBACK_INVALID'],
    },
    handle: (req, res) => giveFeedback(deps, req, res),
  });
  const count = (path: string, doc: Pick<RouteDoc, 'id' | 'summary'>): Route => ({
    method: 'get',
    path,
    access: READ,
    doc: {
      ...doc,
      tag: 'Feedback',
      answers: {
        200: { description: 'The counts; what was withdrawn is left out.', schema: feedbackStatisticsSchema },
      },
    },
    handle: (_req, res) => countFeedback(deps, res),
  });
  return [
    give('/api/v1/runs/:chain_id/feedback', { id: 'giveFeedback', summary: 'Correct a result' }),
    give('/feedback/:chain_id', {
      id: 'giveFeedbackOld',
      summary: 'Correct a result, under the address that older clients know',
    }),
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id/feedback',
      access: READ,
      doc: {
        id: 'listRunFeedback',
        tag: 'Feedback',
        summary: 'What was said about a run, newest first',
        answers: {
          200: {
            description: 'Also what was replaced or withdrawn; clicks and votes apart.',
            schema: feedbackListSchema,
          },
        },
        errors: ['RUN_NOT_FOUND'],
      },
      handle: async (req, res) => {
        const run = await findRun(deps.runs, req, res);
        const [given, clicked, voted] = await Promise.all([
          deps.feedback.ofRun(run.id),
          deps.clicks.ofRun(run.id),
          deps.votes.ofRun(run.id),
        ]);
        res.json({ items: given.map(feedbackView), clicks: clicked.map(clickView), votes: voted.map(voteView) });
      },
    },
    {
      method: 'delete',
      path: '/api/v1/feedback/:id',
      access: WRITE,
      doc: {
        id: 'withdrawFeedback',
        tag: 'Feedback',
        summary: 'Withdraw feedback',
        description: 'One’s own; an administrator may withdraw anybody’s. The one before it is in force again.',
        answers: { 204: { description: 'Withdrawn. Sent again, it does no harm.' } },
        errors: ['FEEDBACK_NOT_FOUND'],
      },
      handle: (req, res) => withdrawFeedback(deps, req, res),
    },
    daysRoute(deps),
    count('/api/v1/feedback/stats', { id: 'getFeedbackStatistics', summary: 'How much feedback there is' }),
    count('/feedback/stats', {
      id: 'getFeedbackStats',
      summary: 'How much feedback there is, under the address that older clients know',
    }),
  ];
}

function daysRoute({ feedback, settings }: FeedbackDeps): Route {
  const { TIME_ZONE: timeZone, FEEDBACK_GOALS_PER_DAY: goals } = settings;
  const pipelines = PIPELINES.filter(({ feedbackKinds }) => feedbackKinds.length > 0).map(({ name }) => name);
  return {
    method: 'get',
    path: '/api/v1/feedback/days',
    access: READ,
    doc: {
      id: 'listFeedbackDays',
      tag: 'Feedback',
      summary: 'How many results people corrected each day, beside the goal where one is set',
      query: feedbackDaysQuery,
      answers: { 200: { description: 'Of every pipeline that takes feedback.', schema: feedbackDaysSchema } },
    },
    handle: async (req, res) => {
      const { days } = parseQuery(feedbackDaysQuery, req);
      const rows = await feedback.days({ projectId: principalOf(res).projectId, pipelines, timeZone }, days);
      const items = pipelines.map((pipeline) => ({
        pipeline,
        goal_per_day: goals[pipeline] ?? null,
        days: rows.flatMap((row) => (row.pipeline === pipeline ? { day: row.day, results: row.results } : [])),
      }));
      res.json({ time_zone: timeZone, items });
    },
  };
}

async function giveFeedback(deps: FeedbackDeps, req: Request, res: Response): Promise<void> {
  const run = await findRun(deps.runs, req, res);
  const { feedback_type: kind, corrected_result: corrected, comment = null } = await readBody(sentFeedbackBody, req);
  const { id: userId } = principalOf(res);
  const given = await submitFeedback(deps, { run, userId, kind, comment, correct: () => corrected });
  res.locals.auditDetails = { feedback_id: given.id, feedback_type: kind };
  res.status(201).json(feedbackView(given));
}

async function withdrawFeedback({ feedback }: FeedbackDeps, req: Request, res: Response): Promise<void> {
  const feedbackId = pathParameter(req, 'id');
  const caller = principalOf(res);
  const found = isUuid(feedbackId) ? await feedback.find(feedbackId, caller.projectId) : undefined;
  if (!found || (found.userId !== caller.id && !hasRole(caller.role, 'admin'))) {
    throw new DomainError('FEEDBACK_NOT_FOUND', { feedbackId });
  }
  await feedback.withdraw(found.id);
  res.locals.auditDetails = { chain_id: found.runId };
  res.status(204).end();
}

async function countFeedback({ feedback }: FeedbackDeps, res: Response): Promise<void> {
  const { total, byKind, clicks, votes, ...counts } = await feedback.statistics(principalOf(res).projectId);
  res.json({
    total_feedbacks: total,
    by_type: { ...byKind, ...(clicks > 0 && { click: clicks }), ...(votes > 0 && { vote: votes }) },
    training_ready: counts.trainingReady,
    used_for_training: counts.used,
    withheld: counts.withheld,
  });
}

function clickView({ runId, target, entry, position, userId, userName, at }: GivenClick) {
  return {
    chain_id: runId,
    target,
    id: entry,
    position,
    user: { id: userId, name: userName },
    created_at: at,
  };
}

function voteView({ runId, vote, userId, userName, at }: ListedVote) {
  return { chain_id: runId, vote, user: { id: userId, name: userName }, created_at: at };
}

function feedbackView(given: GivenFeedback) {
  return {
    id: given.id,
    chain_id: given.runId,
    feedback_type: given.kind,
    corrected_result: given.correctedResult,
    comment: given.comment,
    user: { id: given.userId, name: given.userName },
    created_at: given.createdAt,
    withdrawn_at: given.withdrawnAt,
    is_current: given.isCurrent,
    is_used_for_training: given.usedAt !== null,
  };
}
