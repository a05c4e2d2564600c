/** The command line: every command with its arguments, options and help. What each one does stands in `commands/`. */
import { Option } from 'commander';
import { addBatchCommands } from './batch-commands';
import { controlCommand, type ControlVerb } from './commands/control';
import { healthCommand } from './commands/health';
import { runCommand, type RunOptions } from './commands/run';
import { pipelinesCommand, runsCommand, type RunsOptions } from './commands/runs';
import { showCommand } from './commands/show';
import { watchCommand } from './commands/watch';
import type { Surroundings } from './context';
import type { ExitCode } from './exit-codes';
import { addExperimentCommands } from './experiment-commands';
import { addLoopCommands } from './loop-commands';
import { addIdentityCommands } from './identity-commands';
import { addReceiptCommands } from './receipt-commands';
import { addSystemCommands } from './system-commands';
import { collect, textsOf } from './positional';
import { ProgramBuilder } from './program-builder';

const RUN_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'];
const LIST_LIMIT = 20;
const LIST_LIMIT_MAX = 100_000;
const DEADLINE_SECONDS_MAX = 30 * 86_400;

/** Runs the command of `args`. Throws what `failureOf` understands. */
export async function runProgram(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const builder = new ProgramBuilder(surroundings);
  addRun(builder);
  addLists(builder);
  addFollowing(builder);
  addControl(builder);
  addBatchCommands(builder);
  addLoopCommands(builder);
  addExperimentCommands(builder);
  addReceiptCommands(builder);
  addSystemCommands(builder);
  addIdentityCommands(builder);
  builder.action(builder.command('health', { about: 'about.health' }), (context) => healthCommand(context));
  await builder.program.parseAsync(args, { from: 'user' });
  return builder.exitCode;
}

function addRun(builder: ProgramBuilder): void {
  const { text } = builder;
  const command = builder
    .command('run', { about: 'about.run' })
    .argument('<pipeline>', text('argument.pipeline'))
    .argument('<files...>', text('argument.files'))
    .option('-o, --option <name=value>', text('flag.option'), collect)
    .option('--wait', text('flag.wait'), true)
    .option('--no-wait', text('flag.noWait'))
    .option('--priority <1-5>', text('flag.priority'), builder.wholeNumber(1, 5))
    .option('--deadline <seconds>', text('flag.deadline'), builder.wholeNumber(1, DEADLINE_SECONDS_MAX))
    .option('--no-cache', text('flag.noCache'))
    .option('--group <name>', text('flag.group'))
    .option('--out <folder>', text('flag.outFolder'))
    .option('-r, --recursive', text('flag.recursive'));
  builder.action<RunOptions>(command, (context, options, [pipeline, paths]) =>
    runCommand(context, { pipeline: String(pipeline), paths: textsOf(paths), options }),
  );
}

function addLists(builder: ProgramBuilder): void {
  const { text } = builder;
  const runs = builder
    .command('runs', { about: 'about.runs' })
    .addOption(new Option('--status <status>', text('flag.status')).choices(RUN_STATUSES))
    .option('--pipeline <pipeline>', text('flag.pipeline'))
    .option('--name <text>', text('flag.name'))
    .option('--limit <count>', text('flag.limit'), builder.wholeNumber(1, LIST_LIMIT_MAX), LIST_LIMIT)
    .option('--all', text('flag.all'));
  builder.action<RunsOptions>(runs, (context, options) => runsCommand(context, options));
  builder.action(builder.command('pipelines', { about: 'about.pipelines' }), (context) => pipelinesCommand(context));
}

function addFollowing(builder: ProgramBuilder): void {
  const id = builder.text('argument.id');
  const watch = builder.command('watch', { about: 'about.watch' }).argument('<id>', id);
  builder.action(watch, (context, _options, [runId]) => watchCommand(context, String(runId)));
  const show = builder.command('show', { about: 'about.show' }).argument('<id>', id);
  builder.action(show, (context, _options, [runId]) => showCommand(context, String(runId)));
}

function addControl(builder: ProgramBuilder): void {
  for (const verb of ['cancel', 'retry', 'delete'] as const satisfies readonly ControlVerb[]) {
    const command = builder
      .command(verb, { about: `about.${verb}` })
      .argument('<ids...>', builder.text('argument.ids'));
    builder.action(command, (context, _options, [ids]) => controlCommand(context, { verb, ids: textsOf(ids) }));
  }
}
