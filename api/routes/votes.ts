/** Votes: whether somebody is satisfied with a result, in any pipeline. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { voteBody, voteSchema } from '../schemas/experiments';
import { findRun } from './find-run';
import { readBody } from './read-body';
import type { Route } from './route';

type VotesDeps = Pick<ApiDeps, 'runs' | 'votes'>;

const WRITE = { role: 'annotator', scope: 'feedback:write' } as const;

export function voteRoutes(deps: VotesDeps): Route[] {
  return [
    {
      method: 'post',
      path: '/api/v1/runs/:chain_id/vote',
      access: WRITE,
      doc: {
        id: 'vote',
        tag: 'Feedback',
        summary: 'Say whether you are satisfied with a result',
        description: 'One vote of each person on each run; sent again, it takes the place of the one before.',
        body: { 'application/json': voteBody },
        answers: { 200: { description: 'Your vote.', schema: voteSchema } },
        errors: ['RUN_NOT_FOUND', 'RUN_NOT_FINISHED'],
      },
      handle: (req, res) => give(deps, req, res),
    },
    {
      method: 'delete',
      path: '/api/v1/runs/:chain_id/vote',
      access: WRITE,
      doc: {
        id: 'withdrawVote',
        tag: 'Feedback',
        summary: 'Take your vote back',
        answers: { 204: { description: 'You have no vote on the run. Sent again, it does no harm.' } },
        errors: ['RUN_NOT_FOUND'],
      },
      handle: (req, res) => withdraw(deps, req, res),
    },
  ];
}

async function give({ runs, votes }: VotesDeps, req: Request, res: Response): Promise<void> {
  const { id: runId, status } = await findRun(runs, req, res);
  const { vote } = await readBody(voteBody, req);
  if (status !== 'completed') throw new DomainError('RUN_NOT_FINISHED', { runId, status });
  if (!(await votes.give({ runId, userId: principalOf(res).id, vote })))
    throw new DomainError('RUN_NOT_FOUND', { runId });
  res.locals.auditDetails = { vote };
  res.json({ chain_id: runId, vote });
}

async function withdraw({ runs, votes }: VotesDeps, req: Request, res: Response): Promise<void> {
  const { id: runId } = await findRun(runs, req, res);
  await votes.withdraw({ runId, userId: principalOf(res).id });
  res.status(204).end();
}
