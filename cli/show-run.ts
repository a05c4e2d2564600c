/** A run as lines for a person: what it is, how it went, what it found. */
import type { CommandContext } from './context';
import { table } from './table';
import type { Run } from './watch-run';

export function runLines(run: Run, context: Pick<CommandContext, 'text' | 'client'>): string {
  const { text } = context;
  const rows = [
    [text('label.run'), run.chain_id],
    [text('label.status'), text(`status.${run.status}`)],
    [text('label.input'), `${run.input.name} · ${run.input.media_type} · ${run.input.size_bytes} B`],
    [text('head.pipeline'), run.pipeline],
    [text('label.owner'), run.owner.name],
    [text('label.created'), run.created_at],
    ...(run.ended_at === null ? [] : [[text('label.ended'), run.ended_at]]),
    [text('label.workflow'), run.links.workflow],
    ...(run.error ? [[text('label.error'), errorLine(run.error)]] : []),
  ];
  const result = run.final_result === null ? '' : `\n\n${resultLines(run.final_result, context)}`;
  return `${table([], rows)}${result}`;
}

export function errorLine({ detail, code, stage }: NonNullable<Run['error']>): string {
  return `${stage === null ? '' : `${stage}: `}${detail} [${code}]`;
}

/** A result that lists fields becomes a table of them, any other is shown as it is. */
export function resultLines(result: unknown, { text }: Pick<CommandContext, 'text'>): string {
  const fields = fieldsOf(result);
  if (!fields) return JSON.stringify(result, null, 2);
  const head = [text('head.field'), text('head.value'), text('head.confidence')];
  return table(
    head,
    fields.map(({ name, value, confidence }) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
      typeof confidence === 'number' ? confidence.toFixed(2) : '',
    ]),
  );
}

interface Field {
  name: string;
  value: unknown;
  confidence?: unknown;
}

function fieldsOf(result: unknown): Field[] | undefined {
  if (typeof result !== 'object' || result === null || !('fields' in result)) return undefined;
  const { fields } = result;
  return Array.isArray(fields) && fields.every(isField) ? fields : undefined;
}

function isField(field: unknown): field is Field {
  return (
    typeof field === 'object' && field !== null && 'name' in field && typeof field.name === 'string' && 'value' in field
  );
}
