/** `treadle runs` and `treadle pipelines`: lists. */
import { answer } from '../../client/client';
import type { components } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { table } from '../table';
import { takeItems, type Wanted } from '../take-items';

export interface RunsOptions extends Wanted {
  status?: components['schemas']['RunStatus'];
  pipeline?: string;
  name?: string;
}

export async function runsCommand(context: CommandContext, options: RunsOptions): Promise<ExitCode> {
  const { client, text, output } = context;
  const { status, pipeline, name } = options;
  const filter = {
    ...(status === undefined ? {} : { status }),
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(name === undefined ? {} : { name }),
  };
  const runs = await takeItems(options, (page) =>
    answer(client.GET('/api/v1/runs', { params: { query: { ...filter, ...page } } })),
  );
  output.list(runs, {
    head: [
      text('head.id'),
      text('head.status'),
      text('head.progress'),
      text('head.pipeline'),
      text('head.created'),
      text('head.name'),
    ],
    row: (run) => [
      run.chain_id,
      text(`status.${run.status}`),
      percent(run.progress),
      run.pipeline,
      run.created_at,
      run.input.name,
    ],
    empty: text('noRuns'),
  });
  return EXIT.ok;
}

export async function pipelinesCommand({ client, text, output }: CommandContext): Promise<ExitCode> {
  const { items } = await answer(client.GET('/api/v1/pipelines'));
  if (output.isJson) output.list(items, { head: [], row: () => [], empty: '' });
  else for (const pipeline of items) output.answer(pipeline, () => `${pipelineLines(pipeline, text)}\n\n`);
  return EXIT.ok;
}

function pipelineLines(pipeline: components['schemas']['Pipeline'], text: CommandContext['text']): string {
  const { properties } = pipeline.options_schema;
  const options = typeof properties === 'object' && properties !== null ? Object.entries(properties) : [];
  const rows = options.map(([name, property]) => [name, detail(property, 'default'), detail(property, 'description')]);
  const stages = pipeline.stages.map((stage) => stage.name).join(' → ');
  const head = [text('head.option'), text('head.default'), text('head.meaning')];
  return `${pipeline.name} (${stages})\n${pipeline.accepts.join(', ')}\n${table(head, rows)}`;
}

function detail(property: unknown, name: string): string {
  if (typeof property !== 'object' || property === null) return '';
  const value: unknown = Reflect.get(property, name);
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

export function percent(progress: number): string {
  return `${Math.round(progress * 100)}%`;
}
