/** `treadle triggers` and `treadle schedules`: why the system learns by itself, and when. */
import { answer } from '../../client/client';
import type { components } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { table } from '../table';
import { figure } from './models';

type TriggerList = components['schemas']['TriggerList'];
type Trigger = components['schemas']['Trigger'];
type Schedule = components['schemas']['Schedule'];
export type ScheduleVerb = 'pause' | 'resume' | 'trigger';

export async function triggersCommand(
  { client, text, output }: CommandContext,
  { slot, check }: { slot?: string; check?: boolean },
): Promise<ExitCode> {
  const query = {
    check: check ? ('true' as const) : ('false' as const),
    // A slot that the server does not know, it refuses in its words.
    ...(slot === undefined ? {} : { slot: slot as Trigger['slot'] }),
  };
  const found = await answer(client.GET('/api/v1/triggers', { params: { query } }));
  output.answer(found, () => triggerLines(found, text));
  return EXIT.ok;
}

function triggerLines({ recommendation, items }: TriggerList, text: CommandContext['text']): string {
  if (items.length === 0) return text('noTriggers');
  const head = ['slot', 'rule', 'fired', 'value', 'threshold', 'severity', 'reason'] as const;
  const rows = items.map((trigger) => [
    trigger.slot,
    trigger.kind,
    trigger.enabled ? text(trigger.fired ? 'yes' : 'no') : text('off'),
    trigger.value === null ? '' : figure(trigger.value),
    figure(trigger.threshold),
    trigger.severity,
    trigger.reason,
  ]);
  const lines = table(
    head.map((name) => text(`head.${name}`)),
    rows,
  );
  return `${text('recommended', { recommendation })}\n${lines}`;
}

export async function schedulesCommand({ client, text, output }: CommandContext): Promise<ExitCode> {
  const { items } = await answer(client.GET('/api/v1/schedules'));
  output.list(items, {
    head: [text('head.id'), text('head.next'), text('head.last'), text('head.purpose')],
    row: (schedule) => scheduleRow(schedule, text),
    empty: text('noSchedules'),
  });
  return EXIT.ok;
}

export async function steerScheduleCommand(
  { client, text, output }: CommandContext,
  { verb, id, reason }: { verb: ScheduleVerb; id: string; reason?: string | undefined },
): Promise<ExitCode> {
  // Which schedules there are the server knows, of whatever release it is.
  const params = { path: { schedule_id: id as 'treadle-retrain' } };
  const steer = {
    pause: () => {
      const body = reason === undefined ? {} : { reason };
      return answer(client.POST('/api/v1/schedules/{schedule_id}/pause', { params, body }));
    },
    resume: () => answer(client.POST('/api/v1/schedules/{schedule_id}/resume', { params })),
    trigger: () => answer(client.POST('/api/v1/schedules/{schedule_id}/trigger', { params })),
  };
  const schedule = await steer[verb]();
  output.answer(schedule, () => table([], [scheduleRow(schedule, text)]));
  return EXIT.ok;
}

function scheduleRow(schedule: Schedule, text: CommandContext['text']): string[] {
  const { id, paused, note, next_at: next, recent, purpose } = schedule;
  const when = paused ? `${text('status.paused')}${note === null ? '' : ` (${note})`}` : (next[0] ?? '');
  return [id, when, recent.at(-1)?.at ?? text('never'), purpose];
}
