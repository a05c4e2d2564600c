/** The part of the command line that is about experiments. */
import { Option } from 'commander';
import {
  EXPERIMENT_VERBS,
  experimentsCommand,
  type ExperimentsOptions,
  showExperimentCommand,
  startExperimentCommand,
  steerExperimentCommand,
} from './commands/experiments';
import type { ProgramBuilder } from './program-builder';

const EXPERIMENT_STATES = ['running', 'paused', 'held', 'promoted', 'rolled_back', 'stopped', 'undecided'];
const LIST_LIMIT = 20;
const LIST_LIMIT_MAX = 100_000;

export function addExperimentCommands(builder: ProgramBuilder): void {
  const { text } = builder;
  const experiments = builder.command('experiments', { about: 'about.experiments' });
  const list = builder
    .command('list', { about: 'about.experiments.list', parent: experiments })
    .option('--slot <slot>', text('flag.slot'))
    .addOption(new Option('--state <state>', text('flag.status')).choices(EXPERIMENT_STATES))
    .option('--limit <count>', text('flag.limit'), builder.wholeNumber(1, LIST_LIMIT_MAX), LIST_LIMIT)
    .option('--all', text('flag.all'));
  builder.action<ExperimentsOptions>(list, (context, options) => experimentsCommand(context, options));
  const show = builder
    .command('show', { about: 'about.experiments.show', parent: experiments })
    .argument('<id>', text('argument.experimentId'));
  builder.action(show, (context, _options, [id]) => showExperimentCommand(context, String(id)));
  const start = builder
    .command('start', { about: 'about.experiments.start', parent: experiments })
    .argument('<file>', text('argument.design'));
  builder.action(start, (context, _options, [file]) => startExperimentCommand(context, String(file)));
  for (const verb of EXPERIMENT_VERBS) {
    const steer = builder
      .command(verb, { about: `about.experiments.${verb}`, parent: experiments })
      .argument('<id>', text('argument.experimentId'))
      .option('--reason <text>', text('flag.reason'));
    if (verb === 'promote') steer.option('--variant <name>', text('flag.variant'));
    builder.action<{ reason?: string; variant?: string }>(steer, (context, order, [id]) =>
      steerExperimentCommand(context, { verb, id: String(id), order }),
    );
  }
}
