/** The part of the command line that is about the loop: versions, what serves, learning. */
import { Argument, Option } from 'commander';
import { CONSENT_CHOICES, type ConsentChoice, consentCommand } from './commands/consent';
import { datasetsCommand, feedbackCommand, suspectsCommand } from './commands/learning-data';
import {
  compareModelsCommand,
  deploymentsCommand,
  modelsCommand,
  type ModelsOptions,
  promoteCommand,
  rollbackCommand,
  servedCommand,
} from './commands/models';
import {
  cancelRetrainCommand,
  evaluateCommand,
  retrainCommand,
  type RetrainOptions,
  retrainsCommand,
} from './commands/retrains';
import { type UploadOptions, uploadModelCommand } from './commands/upload-model';
import { collect, textsOf } from './positional';
import type { ProgramBuilder } from './program-builder';

const MODEL_STATES = ['candidate', 'shadow', 'production', 'archived'];
const LIST_LIMIT = 20;
/** The most that one answer of the API holds. */
const LIST_LIMIT_MAX = 500;
const MODELS_LIMIT_MAX = 100_000;

export function addLoopCommands(builder: ProgramBuilder): void {
  addModels(builder);
  addService(builder);
  addLearning(builder);
}

function addModels(builder: ProgramBuilder): void {
  const { text } = builder;
  const models = builder
    .command('models', { about: 'about.models' })
    .enablePositionalOptions()
    .option('--slot <slot>', text('flag.slot'))
    .addOption(new Option('--state <state>', text('flag.status')).choices(MODEL_STATES))
    .option('--limit <count>', text('flag.limit'), builder.wholeNumber(1, MODELS_LIMIT_MAX), LIST_LIMIT)
    .option('--all', text('flag.all'));
  builder.action<ModelsOptions>(models, (context, options) => modelsCommand(context, options));
  const compare = builder
    .command('compare', { about: 'about.models.compare', parent: models })
    .argument('<ids...>', text('argument.modelIds'));
  builder.action(compare, (context, _options, [ids]) => compareModelsCommand(context, textsOf(ids)));
  const upload = builder
    .command('upload', { about: 'about.models.upload', parent: models })
    .argument('<slot>', text('argument.slot'))
    .argument('<files...>', text('argument.modelFiles'))
    .option('--parent <id>', text('flag.parent'))
    .option('--parameter <name=value>', text('flag.parameter'), collect)
    .option('--metric <name=value>', text('flag.metric'), collect);
  builder.action<UploadOptions>(upload, (context, options, [slot, paths]) =>
    uploadModelCommand(context, { slot: String(slot), paths: textsOf(paths), options }),
  );
  const evaluate = builder
    .command('evaluate', { about: 'about.models.evaluate', parent: models })
    .argument('<id>', text('argument.modelId'))
    .option('--watch', text('flag.watch'));
  builder.action<{ watch?: boolean }>(evaluate, (context, { watch }, [id]) =>
    evaluateCommand(context, { id: String(id), watch }),
  );
}

function addService(builder: ProgramBuilder): void {
  const { text } = builder;
  const promote = builder
    .command('promote', { about: 'about.promote' })
    .argument('<id>', text('argument.modelId'))
    .option('--reason <text>', text('flag.reason'));
  builder.action<{ reason?: string }>(promote, (context, { reason }, [id]) =>
    promoteCommand(context, { id: String(id), reason }),
  );
  const rollback = builder
    .command('rollback', { about: 'about.rollback' })
    .argument('<slot>', text('argument.slot'))
    .option('--reason <text>', text('flag.reason'));
  builder.action<{ reason?: string }>(rollback, (context, { reason }, [slot]) =>
    rollbackCommand(context, { slot: String(slot), reason }),
  );
  const served = builder
    .command('served', { about: 'about.served' })
    .argument('<slot>', text('argument.slot'))
    .option('--at <time>', text('flag.at'))
    .option('--history', text('flag.history'))
    .option('--limit <count>', text('flag.limit'), builder.wholeNumber(1, LIST_LIMIT_MAX), LIST_LIMIT);
  builder.action<{ at?: string; history?: boolean; limit: number }>(served, (context, options, [slot]) => {
    const { at, history, limit } = options;
    if (history) return deploymentsCommand(context, { slot: String(slot), limit });
    return servedCommand(context, { slot: String(slot), at });
  });
}

function addLearning(builder: ProgramBuilder): void {
  const { text } = builder;
  const retrain = builder
    .command('retrain', { about: 'about.retrain' })
    .argument('<slot>', text('argument.slot'))
    .option('--by-hand', text('flag.byHand'))
    .option('--reason <text>', text('flag.reason'))
    .option('--watch', text('flag.watch'));
  builder.action<RetrainOptions>(retrain, (context, options, [slot]) =>
    retrainCommand(context, { slot: String(slot), options }),
  );
  type ListOptions = { slot?: string; limit: number };
  const listed = (name: 'retrains' | 'datasets') =>
    builder
      .command(name, { about: `about.${name}` })
      .option('--slot <slot>', text('flag.slot'))
      .option('--limit <count>', text('flag.limit'), builder.wholeNumber(1, LIST_LIMIT_MAX), LIST_LIMIT);
  const retrains = listed('retrains').enablePositionalOptions();
  builder.action<ListOptions>(retrains, (context, options) => retrainsCommand(context, options));
  const cancel = builder
    .command('cancel', { about: 'about.retrains.cancel', parent: retrains })
    .argument('<id>', text('argument.retrainId'));
  builder.action(cancel, (context, _options, [id]) => cancelRetrainCommand(context, String(id)));
  const datasets = listed('datasets').enablePositionalOptions();
  builder.action<ListOptions>(datasets, (context, options) => datasetsCommand(context, options));
  const suspects = builder
    .command('suspects', { about: 'about.datasets.suspects', parent: datasets })
    .argument('<id>', text('argument.datasetId'));
  builder.action(suspects, (context, _options, [id]) => suspectsCommand(context, String(id)));
  builder.action(builder.command('feedback', { about: 'about.feedback' }), (context) => feedbackCommand(context));
  const consent = builder
    .command('consent', { about: 'about.consent' })
    .addArgument(new Argument('[choice]', text('argument.consent')).choices(Object.keys(CONSENT_CHOICES)))
    .option('--installation', text('flag.installation'));
  builder.action<{ installation?: boolean }>(consent, (context, { installation }, [choice]) =>
    consentCommand(context, { choice: choice as ConsentChoice | undefined, installation }),
  );
}
