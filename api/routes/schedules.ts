/** Schedules of the system: seen, paused, resumed, carried out at once. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { SYSTEM_SCHEDULES } from '../../contracts/schedules';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import { scheduleView } from '../representations/triggers';
import { pauseBody, scheduleListSchema, scheduleSchema } from '../schemas/triggers';
import { readBody } from './read-body';
import { pathParameter, type Route } from './route';

type SchedulesDeps = Pick<ApiDeps, 'schedules'>;

const READ = { role: 'viewer', scope: 'models:read' } as const;
const START = { role: 'operator', scope: 'models:write' } as const;
/** A system that stands still for want of a schedule is nobody's fault but an administrator's. */
const ADMINISTER = { role: 'admin', scope: 'models:write' } as const;

const SCHEDULE = '/api/v1/schedules/:schedule_id';
const PARAMS = { schedule_id: z.enum(SYSTEM_SCHEDULES.map(({ id }) => id)) };
const ERRORS = ['SCHEDULE_UNKNOWN', 'WORKFLOW_SERVER_UNAVAILABLE'] as const;

export function scheduleRoutes(deps: SchedulesDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/schedules',
      access: READ,
      doc: {
        id: 'listSchedules',
        tag: 'System',
        summary: 'What the system does by itself, and when next',
        answers: { 200: { description: 'Those that are in place.', schema: scheduleListSchema } },
        errors: ['WORKFLOW_SERVER_UNAVAILABLE'],
      },
      handle: async (req, res) => {
        const schedules = await deps.schedules.list();
        res.json({ items: schedules.map((schedule) => scheduleView(schedule, localeOf(req))) });
      },
    },
    {
      method: 'post',
      path: `${SCHEDULE}/pause`,
      access: ADMINISTER,
      doc: {
        id: 'pauseSchedule',
        tag: 'System',
        summary: 'Pause a schedule',
        description: 'It stays paused when the system starts again. What runs already goes on.',
        params: PARAMS,
        body: { 'application/json': pauseBody },
        answers: { 200: { description: 'The schedule.', schema: scheduleSchema } },
        errors: ERRORS,
      },
      handle: (req, res) => pause(deps, req, res),
    },
    {
      method: 'post',
      path: `${SCHEDULE}/resume`,
      access: ADMINISTER,
      doc: {
        id: 'resumeSchedule',
        tag: 'System',
        summary: 'Resume a schedule',
        params: PARAMS,
        answers: { 200: { description: 'The schedule.', schema: scheduleSchema } },
        errors: ERRORS,
      },
      handle: (req, res) => steer(deps, { req, res }, (id) => deps.schedules.resume(id)),
    },
    {
      method: 'post',
      path: `${SCHEDULE}/trigger`,
      access: START,
      doc: {
        id: 'triggerSchedule',
        tag: 'System',
        summary: 'Carry out a schedule’s work now',
        description: 'Beside its regular times, paused or not; left out while the same work runs.',
        params: PARAMS,
        answers: { 202: { description: 'The schedule.', schema: scheduleSchema } },
        errors: ERRORS,
      },
      handle: (req, res) => {
        res.status(202);
        return steer(deps, { req, res }, (id) => deps.schedules.trigger(id));
      },
    },
  ];
}

async function pause(deps: SchedulesDeps, req: Request, res: Response): Promise<void> {
  const { reason } = await readBody(pauseBody, req);
  const { name } = principalOf(res);
  await steer(deps, { req, res }, (id) => deps.schedules.pause(id, `${name}: ${reason ?? 'paused'}`));
}

async function steer(
  { schedules }: SchedulesDeps,
  { req, res }: { req: Request; res: Response },
  act: (id: string) => Promise<void>,
): Promise<void> {
  const id = pathParameter(req, 'schedule_id');
  await act(id);
  res.locals.auditDetails = { schedule_id: id };
  res.json(scheduleView(await schedules.find(id), localeOf(req)));
}
