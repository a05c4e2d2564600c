/** `treadle models`, `promote`, `rollback`, `served`: versions, and which of them serves. */
import { answer } from '../../client/client';
import type { components } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { slotPath } from '../slot-name';
import { table } from '../table';
import { takeItems, type Wanted } from '../take-items';

export type Model = components['schemas']['Model'];
export type Deployment = components['schemas']['Deployment'];

export interface ModelsOptions extends Wanted {
  slot?: string;
  state?: Model['state'];
}

export async function modelsCommand(context: CommandContext, options: ModelsOptions): Promise<ExitCode> {
  const { client, text, output } = context;
  const { slot, state } = options;
  const filter = {
    // A slot that the server does not know, it refuses in its words.
    ...(slot === undefined ? {} : { slot: slot as Model['slot'] }),
    ...(state === undefined ? {} : { state }),
  };
  const models = await takeItems(options, (page) =>
    answer(client.GET('/api/v1/models', { params: { query: { ...filter, ...page } } })),
  );
  const head = ['id', 'slot', 'version', 'status', 'origin', 'created', 'metrics'] as const;
  output.list(models, {
    head: head.map((name) => text(`head.${name}`)),
    row: (model) => [
      model.id,
      model.slot,
      model.version,
      text(`model.${model.state}`),
      text(`origin.${model.origin}`),
      model.created_at,
      testMetrics(model),
    ],
    empty: text('noModels'),
  });
  return EXIT.ok;
}

/** What was measured on test rows says most. */
function testMetrics({ metrics }: Model): string {
  const tested = Object.entries(metrics).filter(([name]) => name.startsWith('test_'));
  return tested.map(([name, value]) => `${name.slice('test_'.length)}=${figure(value)}`).join(' ');
}

/** A row a metric, a column a version. */
export async function compareModelsCommand(context: CommandContext, ids: readonly string[]): Promise<ExitCode> {
  const { client, text, output } = context;
  const query = { ids: ids.join(',') };
  const { items } = await answer(client.GET('/api/v1/models/compare', { params: { query } }));
  if (output.isJson) output.list(items, { head: [], row: () => [], empty: '' });
  else if (items.length === 0) output.answer(items, () => text('noModels'));
  else output.answer(items, () => comparison(items, text));
  const found = new Set<string>(items.map(({ id }) => id));
  const absent = ids.filter((id) => !found.has(id));
  for (const id of absent) output.notice(text('modelAbsent', { id }));
  return absent.length === 0 ? EXIT.ok : EXIT.notFound;
}

function comparison(items: readonly Model[], text: CommandContext['text']): string {
  const metrics = [...new Set(items.flatMap((model) => Object.keys(model.metrics)))].sort();
  const rows = [
    [text('head.slot'), ...items.map(({ slot }) => slot)],
    [text('head.status'), ...items.map(({ state }) => text(`model.${state}`))],
    [text('head.origin'), ...items.map(({ origin }) => text(`origin.${origin}`))],
    [text('head.dataset'), ...items.map(({ dataset }) => (dataset === null ? '' : String(dataset.version)))],
    ...metrics.map((name) => [name, ...items.map((model) => figure(model.metrics[name]))]),
  ];
  return table(['', ...items.map(({ version }) => version)], rows);
}

export async function promoteCommand(
  context: CommandContext,
  { id, reason }: { id: string; reason?: string | undefined },
): Promise<ExitCode> {
  const { client } = context;
  const body = reason === undefined ? {} : { reason };
  const params = { path: { model_id: id } };
  return told(context, await answer(client.POST('/api/v1/models/{model_id}/promote', { params, body })));
}

export async function rollbackCommand(
  context: CommandContext,
  { slot, reason }: { slot: string; reason?: string | undefined },
): Promise<ExitCode> {
  const { client, text } = context;
  const body = reason === undefined ? {} : { reason };
  const params = { path: slotPath(slot, text) };
  return told(context, await answer(client.POST('/api/v1/slots/{pipeline}/{slot}/rollback', { params, body })));
}

export async function servedCommand(
  context: CommandContext,
  { slot, at }: { slot: string; at?: string | undefined },
): Promise<ExitCode> {
  const { client, text } = context;
  const params = { path: slotPath(slot, text), query: at === undefined ? {} : { at } };
  return told(context, await answer(client.GET('/api/v1/slots/{pipeline}/{slot}/served', { params })));
}

/** Versions that served a slot, newest first. */
export async function deploymentsCommand(
  context: CommandContext,
  { slot, limit }: { slot: string; limit: number },
): Promise<ExitCode> {
  const { client, text, output } = context;
  const params = { path: slotPath(slot, text), query: { limit } };
  const { items } = await answer(client.GET('/api/v1/slots/{pipeline}/{slot}/deployments', { params }));
  output.list(items, {
    head: [text('head.since'), text('head.version'), text('head.by'), text('head.reason')],
    row: ({ since, version, by, reason }) => [since, version, by ?? text('bySystem'), reason],
    empty: text('noModels'),
  });
  return EXIT.ok;
}

function told({ output, text }: CommandContext, deployment: Deployment): ExitCode {
  const { slot, version, since, by, reason } = deployment;
  output.answer(deployment, () => text('serves', { slot, version, since, by: by ?? text('bySystem'), reason }));
  return EXIT.ok;
}

/** Four digits say enough of a rate. */
export function figure(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(4)));
}
