/** The part of the command line that is about what the system knows and does by itself. */
import { schedulesCommand, type ScheduleVerb, steerScheduleCommand, triggersCommand } from './commands/triggers';
import type { ProgramBuilder } from './program-builder';

export function addSystemCommands(builder: ProgramBuilder): void {
  const { text } = builder;
  const triggers = builder
    .command('triggers', { about: 'about.triggers' })
    .option('--slot <slot>', text('flag.slot'))
    .option('--check', text('flag.check'));
  builder.action<{ slot?: string; check?: boolean }>(triggers, (context, options) => triggersCommand(context, options));
  const schedules = builder.command('schedules', { about: 'about.schedules' });
  builder.action(schedules, (context) => schedulesCommand(context));
  for (const verb of ['pause', 'resume', 'trigger'] as const satisfies readonly ScheduleVerb[]) {
    const steer = builder
      .command(verb, { about: `about.schedules.${verb}`, parent: schedules })
      .argument('<id>', text('argument.scheduleId'));
    if (verb === 'pause') steer.option('--reason <text>', text('flag.reason'));
    builder.action<{ reason?: string }>(steer, (context, { reason }, [id]) =>
      steerScheduleCommand(context, { verb, id: String(id), reason }),
    );
  }
}
