/** `treadle experiments`: comparisons on live traffic, begun, looked at and steered. */
import { readFileSync } from 'node:fs';
import { answer } from '../../client/client';
import type { components } from '../../client/schema';
import { errorCode } from '../../config/error-text';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { UsageError } from '../failure';
import { table } from '../table';
import { takeItems, type Wanted } from '../take-items';
import { figure } from './models';
import { percent } from './runs';

type Experiment = components['schemas']['Experiment'];
type Results = components['schemas']['ExperimentResults'];
type NewExperiment = components['schemas']['NewExperiment'];

export const EXPERIMENT_VERBS = ['pause', 'resume', 'ramp', 'stop', 'promote'] as const;
export type ExperimentVerb = (typeof EXPERIMENT_VERBS)[number];

export interface ExperimentsOptions extends Wanted {
  slot?: string;
  state?: Experiment['state'];
}

export async function experimentsCommand(context: CommandContext, options: ExperimentsOptions): Promise<ExitCode> {
  const { client, text, output } = context;
  const { slot, state } = options;
  const filter = {
    // A slot that the server does not know, it refuses in its words.
    ...(slot === undefined ? {} : { slot: slot as NonNullable<Experiment['slot']> }),
    ...(state === undefined ? {} : { state }),
  };
  const experiments = await takeItems(options, (page) =>
    answer(client.GET('/api/v1/experiments', { params: { query: { ...filter, ...page } } })),
  );
  const head = ['id', 'status', 'slot', 'coverage', 'created', 'name'] as const;
  output.list(experiments, {
    head: head.map((name) => text(`head.${name}`)),
    row: (experiment) => [
      experiment.id,
      text(`experiment.${experiment.state}`),
      experiment.slot ?? experiment.pipeline,
      percent(experiment.coverage),
      experiment.created_at,
      experiment.name,
    ],
    empty: text('noExperiments'),
  });
  return EXIT.ok;
}

export async function showExperimentCommand(context: CommandContext, id: string): Promise<ExitCode> {
  const { client, text, output } = context;
  const params = { path: { experiment_id: id } };
  const results = await answer(client.GET('/api/v1/experiments/{experiment_id}', { params }));
  output.answer(results, () => `${experimentLines(results, text)}\n\n${resultLines(results, text)}`);
  return EXIT.ok;
}

/** The design is a file, because it has more parts than a command line can show. */
export async function startExperimentCommand(context: CommandContext, path: string): Promise<ExitCode> {
  const { client, text, output } = context;
  const body = readDesign(path, text);
  const experiment = await answer(client.POST('/api/v1/experiments', { body }));
  output.answer(experiment, () => experimentLines(experiment, text));
  return EXIT.ok;
}

export async function steerExperimentCommand(
  { client, text, output }: CommandContext,
  { verb, id, order }: { verb: ExperimentVerb; id: string; order: { reason?: string; variant?: string } },
): Promise<ExitCode> {
  const path = `/api/v1/experiments/{experiment_id}/${verb}` as const;
  const experiment = await answer(client.POST(path, { params: { path: { experiment_id: id } }, body: order }));
  output.answer(experiment, () => experimentLines(experiment, text));
  return EXIT.ok;
}

/** What is no design, the server says. Throws UsageError for what is no JSON. */
function readDesign(path: string, text: CommandContext['text']): NewExperiment {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as NewExperiment;
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(text('fileNotJson', { path }), { cause: error });
    const key = errorCode(error) === 'ENOENT' ? 'fileMissing' : 'fileUnreadable';
    throw new UsageError(text(key, { path }), { cause: error });
  }
}

function experimentLines(experiment: Experiment, text: CommandContext['text']): string {
  const { id, name, state, slot, pipeline, mode, coverage, ramp, ramp_step: step, verdict } = experiment;
  const rows = [
    [text('label.experiment'), id],
    [text('label.name'), name],
    [text('label.status'), text(`experiment.${state}`)],
    [text('head.slot'), slot ?? pipeline],
    [text('label.mode'), mode],
    [text('head.coverage'), `${percent(coverage)} (${step + 1}/${ramp.length})`],
    ...(verdict === null ? [] : [[text('head.verdict'), verdict.text]]),
  ];
  return table([], rows);
}

function resultLines(
  { results, findings, variants, holdout_findings: holdout, sample_ratio_p: ratioP }: Results,
  text: CommandContext['text'],
): string {
  const metrics = [...new Set(results.flatMap(({ means }) => Object.keys(means)))];
  const versions = new Map(variants.map(({ name, model, options }) => [name, model?.version ?? optionsText(options)]));
  const rows = results.map(({ variant, group, count, means }) => [
    group === null ? variant : `${variant} (${group})`,
    versions.get(variant) ?? '',
    String(count),
    ...metrics.map((metric) => figure(Object.entries(means).find(([name]) => name === metric)?.[1] ?? undefined)),
  ]);
  const spread = ratioP === null ? '' : `${spreadText(ratioP, text)}\n\n`;
  const arms = spread + table([text('head.variant'), text('head.version'), text('head.runs'), ...metrics], rows);
  const heldOut = holdout.length === 0 ? '' : `\n\n${holdoutLines(holdout, text)}`;
  if (findings.length === 0) return `${arms}${heldOut}`;
  const head = ['variant', 'metric', 'role', 'difference', 'verdict'] as const;
  const found = findings.map(({ variant, metric, role, difference, low, high, verdict }) => [
    variant,
    metric,
    text(`metricRole.${role}`),
    intervalText({ difference, low, high }),
    text(`finding.${verdict}`),
  ]);
  return `${arms}\n\n${table(
    head.map((name) => text(`head.${name}`)),
    found,
  )}${heldOut}`;
}

type Interval = Pick<Results['findings'][number], 'difference' | 'low' | 'high'>;

/** Too few outcomes bound nothing yet. */
function intervalText({ difference, low, high }: Interval): string {
  if (difference === null) return '';
  return low === null || high === null ? figure(difference) : `${figure(difference)} [${figure(low)}, ${figure(high)}]`;
}

/** As `--option` takes them. */
function optionsText(options: Readonly<Record<string, unknown>> | null): string {
  return Object.entries(options ?? {})
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}

/** Below it the units were not spread as planned. */
const RATIO_P_MIN = 0.001;

function spreadText(p: number, text: CommandContext['text']): string {
  return text(p < RATIO_P_MIN ? 'spreadOff' : 'spreadFits', { p: figure(p) });
}

/** What a promotion has gained: units that kept the control against all others. */
function holdoutLines(findings: Results['holdout_findings'], text: CommandContext['text']): string {
  const head = ['metric', 'holdout', 'rest', 'difference'] as const;
  const rows = findings.map(({ metric, holdout, rest, ...interval }) => [
    metric,
    holdout === null ? '' : figure(holdout),
    rest === null ? '' : figure(rest),
    intervalText(interval),
  ]);
  return table(
    head.map((name) => text(`head.${name}`)),
    rows,
  );
}
