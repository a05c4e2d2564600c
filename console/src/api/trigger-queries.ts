/** What the console asks and orders about triggers, their rules, drift and schedules. */
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import { slotPath } from './loop-queries';
import type { CandidateExperimentChange, RetrainRule, Schedule } from './types';

const REFRESH_MS = 15_000;

export const TRIGGERS_KEY = ['triggers'] as const;

export const triggersQuery = queryOptions({
  queryKey: [...TRIGGERS_KEY, 'standing'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/triggers', { params: { query: {} }, signal })),
  refetchInterval: REFRESH_MS,
});

/** Looks afresh, which takes seconds; nothing is started. */
export function checkTriggers() {
  return answer(client.GET('/api/v1/triggers', { params: { query: { check: 'true' } } }));
}

export const firingsQuery = queryOptions({
  queryKey: [...TRIGGERS_KEY, 'firings'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/triggers/firings', { params: { query: {} }, signal })),
  select: ({ items }) => items,
  refetchInterval: REFRESH_MS,
});

export const driftQuery = (slot: string) =>
  queryOptions({
    queryKey: [...TRIGGERS_KEY, 'drift', slot],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/slots/{pipeline}/{slot}/drift', { params: { path: slotPath(slot) }, signal })),
    select: ({ items }) => items,
  });

export const rulesQuery = (slot: string) =>
  queryOptions({
    queryKey: [...TRIGGERS_KEY, 'rules', slot],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/slots/{pipeline}/{slot}/retrain-rules', { params: { path: slotPath(slot) }, signal })),
  });

/** Null gives a figure back to the pipeline. */
export interface RuleChange {
  kind: RetrainRule['kind'];
  threshold?: number | null;
  enabled?: boolean | null;
  cool_down_hours?: number | null;
  promotion?: RetrainRule['promotion'] | null;
}

export function changeRule(slot: string, rule: RuleChange) {
  const path = slotPath(slot);
  return answer(
    client.PATCH('/api/v1/slots/{pipeline}/{slot}/retrain-rules', { params: { path }, body: { rules: [rule] } }),
  );
}

export function changeCandidateExperiment(slot: string, experiment: CandidateExperimentChange) {
  const path = slotPath(slot);
  return answer(
    client.PATCH('/api/v1/slots/{pipeline}/{slot}/retrain-rules', { params: { path }, body: { experiment } }),
  );
}

export const schedulesQuery = queryOptions({
  queryKey: ['schedules'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/schedules', { signal })),
  select: ({ items }) => items,
  refetchInterval: REFRESH_MS,
});

export type ScheduleOrder = 'pause' | 'resume' | 'trigger';
type ScheduleId = 'treadle-retrain';

export function orderSchedule({ id }: Schedule, order: ScheduleOrder): Promise<Schedule> {
  const params = { path: { schedule_id: id as ScheduleId } };
  if (order === 'pause') return answer(client.POST('/api/v1/schedules/{schedule_id}/pause', { params, body: {} }));
  if (order === 'resume') return answer(client.POST('/api/v1/schedules/{schedule_id}/resume', { params }));
  return answer(client.POST('/api/v1/schedules/{schedule_id}/trigger', { params }));
}
