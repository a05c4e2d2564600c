/** The annotation queue: the next result to look at, passing one over, how much there is, where people disagree. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { ClaimedItem, Dispute, QueueScope } from '../../db/repositories/annotations';
import type { PulledRow } from '../../db/repositories/label-studio';
import type { ApiDeps } from '../deps';
import { runReader } from '../identity/run-reader';
import { principalOf } from '../middleware/locals';
import {
  annotationItemSchema,
  annotationQuery,
  annotationStatisticsSchema,
  disputeListSchema,
  disputesQuery,
  refusedListSchema,
  refusedQuery,
} from '../schemas/annotations';
import { findRun } from './find-run';
import { parseQuery, type Route } from './route';

type AnnotationDeps = Pick<ApiDeps, 'annotations' | 'labelStudio' | 'runs' | 'settings'>;

const READ = { role: 'viewer', scope: 'feedback:read' } as const;
/** Whoever is given a result is to answer it. */
const NEXT = { role: 'annotator', scope: 'feedback:read' } as const;
const WRITE = { role: 'annotator', scope: 'feedback:write' } as const;

export function annotationRoutes(deps: AnnotationDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/annotations/next',
      access: NEXT,
      doc: {
        id: 'getNextAnnotation',
        tag: 'Feedback',
        summary: 'The next result to look at',
        description:
          'The most uncertain first, with variety. It is kept for the caller for ten minutes, and given again to who asks again meanwhile. Answer it with feedback, or skip it.',
        query: annotationQuery,
        answers: {
          200: { description: 'The result that is kept for you.', schema: annotationItemSchema },
          204: { description: 'Nothing is left for you.' },
        },
      },
      handle: (req, res) => giveNext(deps, req, res),
    },
    {
      method: 'post',
      path: '/api/v1/annotations/:chain_id/skip',
      access: WRITE,
      doc: {
        id: 'skipAnnotation',
        tag: 'Feedback',
        summary: 'Pass a result over',
        description: 'The caller is not given it again; others are.',
        answers: { 204: { description: 'Passed over. Sent again, it does no harm.' } },
        errors: ['RUN_NOT_FOUND', 'RUN_NOT_FINISHED'],
      },
      handle: (req, res) => skip(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/annotations/stats',
      access: READ,
      doc: {
        id: 'getAnnotationStatistics',
        tag: 'Feedback',
        summary: 'How much there is to look at',
        query: annotationQuery,
        answers: { 200: { description: 'The counts.', schema: annotationStatisticsSchema } },
      },
      handle: (req, res) => count(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/annotations/disputes',
      access: READ,
      doc: {
        id: 'listAnnotationDisputes',
        tag: 'Feedback',
        summary: 'Results whose corrections contradict each other',
        query: disputesQuery,
        answers: { 200: { description: 'The newest results first.', schema: disputeListSchema } },
      },
      handle: async (req, res) => {
        const { pipeline, limit } = parseQuery(disputesQuery, req);
        const disputes = await deps.annotations.disputes(scopeOf(deps, pipeline, res), limit);
        res.json({ items: disputes.map(disputeView) });
      },
    },
    {
      method: 'get',
      path: '/api/v1/annotations/refused',
      access: READ,
      doc: {
        id: 'listRefusedAnnotations',
        tag: 'Feedback',
        summary: 'Annotations of Label Studio that could not become feedback, and why',
        description: 'Correct them in Label Studio: a changed annotation is pulled again.',
        query: refusedQuery,
        answers: { 200: { description: 'The last ones that were pulled first.', schema: refusedListSchema } },
      },
      handle: async (req, res) => {
        const { limit } = parseQuery(refusedQuery, req);
        const refused = await deps.labelStudio.refused(principalOf(res).projectId, limit);
        res.json({ items: refused.map(refusedView) });
      },
    },
  ];
}

function scopeOf({ settings }: AnnotationDeps, pipeline: string, res: Response): QueueScope {
  return { ...runReader(principalOf(res)), pipeline, agreement: settings.ANNOTATION_AGREEMENT };
}

async function giveNext(deps: AnnotationDeps, req: Request, res: Response): Promise<void> {
  const { pipeline } = parseQuery(annotationQuery, req);
  const item = await deps.annotations.next(scopeOf(deps, pipeline, res), principalOf(res).id);
  res.set('Cache-Control', 'private, no-store');
  if (item) res.json(itemView(item));
  else res.status(204).end();
}

async function skip({ annotations, runs }: AnnotationDeps, req: Request, res: Response): Promise<void> {
  const run = await findRun(runs, req, res);
  if (!(await annotations.skip(run.id, principalOf(res).id))) {
    throw new DomainError('RUN_NOT_FINISHED', { runId: run.id, status: run.status });
  }
  res.status(204).end();
}

async function count(deps: AnnotationDeps, req: Request, res: Response): Promise<void> {
  const { pipeline } = parseQuery(annotationQuery, req);
  const scope = scopeOf(deps, pipeline, res);
  const { skipped, ...counts } = await deps.annotations.statistics(scope, principalOf(res).id);
  res.json({ agreement: scope.agreement, ...counts, skipped_by_me: skipped });
}

function itemView({ runId, uncertainty, people, claimedUntil }: ClaimedItem) {
  const run = `/api/v1/runs/${runId}`;
  const links = { run, pages: `${run}/pages`, feedback: `${run}/feedback`, skip: `/api/v1/annotations/${runId}/skip` };
  return { chain_id: runId, uncertainty, people, claimed_until: claimedUntil, links };
}

function refusedView({ annotationId, runId, annotator, problem, updatedAt, pulledAt }: PulledRow) {
  return {
    annotation_id: annotationId,
    chain_id: runId,
    annotator,
    problem: problem ?? '',
    annotated_at: new Date(updatedAt),
    pulled_at: pulledAt,
  };
}

function disputeView({ runId, parts, opinions }: Dispute) {
  return {
    chain_id: runId,
    parts,
    opinions: opinions.map(({ feedbackId, kind, userId, userName, correction, at }) => ({
      feedback_id: feedbackId,
      feedback_type: kind,
      user: { id: userId, name: userName },
      corrected_result: correction,
      created_at: at,
    })),
  };
}
