/** How right the item classifier is by what people say, for a dashboard. */
import type { Request, Response } from 'express';
import { receipts } from '../../contracts/receipts/definition';
import { AUTO_CATEGORY_CONFIDENCE_MIN } from '../../contracts/receipts/receipt';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { accuracyWeekView } from '../representations/receipt';
import { accuracyQuery, accuracySchema } from '../schemas/receipts';
import { parseQuery, type Route } from './route';

type AccuracyDeps = Pick<ApiDeps, 'receiptAccuracy' | 'settings'>;

export function receiptAccuracyRoutes(deps: AccuracyDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/receipts/accuracy',
      access: { role: 'viewer', scope: 'feedback:read' },
      doc: {
        id: 'getReceiptAccuracy',
        tag: 'Receipts',
        summary: 'How right the categories were, week by week and version by version',
        query: accuracyQuery,
        answers: { 200: { description: 'Of the whole project.', schema: accuracySchema } },
      },
      handle: (req, res) => showAccuracy(deps, req, res),
    },
  ];
}

async function showAccuracy({ receiptAccuracy, settings }: AccuracyDeps, req: Request, res: Response): Promise<void> {
  const { weeks, days } = parseQuery(accuracyQuery, req);
  const { TIME_ZONE: timeZone, FEEDBACK_GOALS_PER_DAY: goals } = settings;
  const of = { projectId: principalOf(res).projectId, timeZone };
  res.json({
    time_zone: timeZone,
    confidence_min: AUTO_CATEGORY_CONFIDENCE_MIN,
    weeks: (await receiptAccuracy.weeks(of, weeks)).map(accuracyWeekView),
    goal_per_day: goals[receipts.name] ?? null,
    days: await receiptAccuracy.days(of, days),
  });
}
