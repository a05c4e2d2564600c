/** The part of the command line that is about batches. */
import { Option } from 'commander';
import { BATCH_STEERS } from './batch-calls';
import { RESULT_FORMATS, type ResultFormat, STDOUT } from './batch-results';
import { batchCommand, type BatchOptions, batchResultsCommand } from './commands/batch';
import { batchesCommand, type BatchesOptions, steerBatchCommand } from './commands/batches';
import { collect, textsOf } from './positional';
import type { ProgramBuilder } from './program-builder';

const BATCH_STATUSES = ['running', 'paused', 'cancelling', 'completed', 'cancelled'];
const LIST_LIMIT = 20;
const LIST_LIMIT_MAX = 100_000;

export function addBatchCommands(builder: ProgramBuilder): void {
  const { text } = builder;
  const batch = builder
    .command('batch', { about: 'about.batch' })
    // An option after a subcommand is the subcommand's: both have --out.
    .enablePositionalOptions()
    .argument('<pipeline>', text('argument.pipeline'))
    .argument('[files...]', text('argument.files'))
    .option('-o, --option <name=value>', text('flag.option'), collect)
    .option('--from-list <file>', text('flag.fromList'))
    .option('--name <name>', text('flag.batchName'))
    .option('--wait', text('flag.batchWait'))
    .option('--priority <1-5>', text('flag.priority'), builder.wholeNumber(1, 5))
    .option('--no-cache', text('flag.noCache'))
    .option('--group <name>', text('flag.group'))
    .option('--out <file>', text('flag.outFile'))
    .option('-r, --recursive', text('flag.recursive'));
  builder.action<BatchOptions>(batch, (context, options, [pipeline, paths]) =>
    batchCommand(context, { pipeline: String(pipeline), paths: textsOf(paths), options }),
  );
  for (const verb of BATCH_STEERS) {
    const steer = builder
      .command(verb, { about: `about.batch.${verb}`, parent: batch })
      .argument('<id>', text('argument.batchId'));
    builder.action(steer, (context, _options, [id]) => steerBatchCommand(context, { verb, batchId: String(id) }));
  }
  const results = builder
    .command('results', { about: 'about.batch.results', parent: batch })
    .argument('<id>', text('argument.batchId'))
    .addOption(new Option('--format <format>', text('flag.format')).choices(RESULT_FORMATS))
    .option('--out <file>', text('flag.outFile'), STDOUT);
  builder.action<{ format?: ResultFormat; out: string }>(results, (context, { format, out }, [id]) =>
    batchResultsCommand(context, { batchId: String(id), out, format }),
  );
  addList(builder);
}

function addList(builder: ProgramBuilder): void {
  const { text } = builder;
  const batches = builder
    .command('batches', { about: 'about.batches' })
    .addOption(new Option('--status <status>', text('flag.status')).choices(BATCH_STATUSES))
    .option('--limit <count>', text('flag.limit'), builder.wholeNumber(1, LIST_LIMIT_MAX), LIST_LIMIT)
    .option('--all', text('flag.all'));
  builder.action<BatchesOptions>(batches, (context, options) => batchesCommand(context, options));
}
