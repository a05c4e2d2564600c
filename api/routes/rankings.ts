/** Ranked lists of results as they are to be shown, and clicks on them. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { ShownList } from '../../contracts/interleaving';
import { findPipeline } from '../../contracts/pipelines';
import type { OwnedRun } from '../../db/repositories/runs';
import { listsToShow } from '../../models/serving/mixed-lists';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { clickBody, clickSchema, rankingsSchema } from '../schemas/rankings';
import { findRun } from './find-run';
import { readBody } from './read-body';
import type { Route } from './route';

type RankingsDeps = Pick<ApiDeps, 'runs' | 'shownLists' | 'clicks'>;

export function rankingRoutes(deps: RankingsDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id/rankings',
      access: { role: 'viewer', scope: 'runs:read' },
      doc: {
        id: 'getRankings',
        tag: 'Feedback',
        summary: 'The ranked lists that a result offers to choose from',
        description:
          'As they are to be shown: what is read first is kept, and clicks refer to it. In an interleaved experiment ' +
          'they are mixed from the results of both variants. None for results that rank nothing.',
        answers: { 200: { description: 'The lists.', schema: rankingsSchema } },
        errors: ['RUN_NOT_FOUND', 'RUN_NOT_FINISHED'],
      },
      handle: async (req, res) => {
        const run = await findRun(deps.runs, req, res);
        const lists = await listsOf(deps, run, { mayMix: true });
        res.json({ chain_id: run.id, items: lists.map(({ target, ids }) => ({ target, ids })) });
      },
    },
    {
      method: 'post',
      path: '/api/v1/runs/:chain_id/clicks',
      access: { role: 'annotator', scope: 'feedback:write' },
      doc: {
        id: 'click',
        tag: 'Feedback',
        summary: 'Say what you chose of a ranked list',
        description: 'Each entry counts once for each person; sent again, it does no harm.',
        body: { 'application/json': clickBody },
        answers: {
          200: { description: 'Your click, with its place in the list as it was shown.', schema: clickSchema },
        },
        errors: ['RUN_NOT_FOUND', 'RUN_NOT_FINISHED', 'CLICK_INVALID'],
      },
      handle: (req, res) => click(deps, req, res),
    },
  ];
}

/** The first reading decides. Throws RUN_NOT_FINISHED, and RUN_NOT_FOUND where the run goes meanwhile. */
async function listsOf(
  { shownLists }: RankingsDeps,
  run: OwnedRun,
  { mayMix }: { mayMix: boolean },
): Promise<ShownList[]> {
  const { id: runId, status } = run;
  if (status !== 'completed') throw new DomainError('RUN_NOT_FINISHED', { runId, status });
  const shown = await shownLists.ofRun(runId);
  const pipeline = findPipeline(run.pipeline);
  const own = pipeline?.rankings?.(run.finalResult) ?? [];
  if (shown.length > 0 || own.length === 0) return shown;
  const mix = mayMix ? await shownLists.toMix(runId) : undefined;
  const other = mix && { ...mix, lists: pipeline?.rankings?.(mix.result) ?? [] };
  const kept = await shownLists.keep(runId, listsToShow(runId, own, other));
  if (!kept) throw new DomainError('RUN_NOT_FOUND', { runId });
  return kept;
}

/** Of lists that nobody asked for: whoever clicks has seen them as they stand in the result, which is then kept. */
async function click(deps: RankingsDeps, req: Request, res: Response): Promise<void> {
  const run = await findRun(deps.runs, req, res);
  const { target, id } = await readBody(clickBody, req);
  const lists = await listsOf(deps, run, { mayMix: false });
  const list = lists.find((each) => each.target === target);
  const position = list?.ids.indexOf(id) ?? -1;
  if (position < 0) throw new DomainError('CLICK_INVALID', { runId: run.id, target, id });
  const { id: userId, projectId } = principalOf(res);
  const given = { projectId, runId: run.id, userId, target, entry: id, position };
  if (!(await deps.clicks.give(given))) throw new DomainError('RUN_NOT_FOUND', { runId: run.id });
  res.json({ chain_id: run.id, target, id, position });
}
