/** What a client submits as a batch, whichever form it came in, and the checks that both forms share. */
import { z } from 'zod';
import type { BlobRef } from '../../contracts/blob';
import type { Locale } from '../../contracts/errors';
import type { SubmissionOrigin } from '../../contracts/experiment';
import type { PipelineDefinition } from '../../contracts/pipeline';
import type { RunError } from '../../contracts/run';
import { BATCH_NAME_LENGTH_MAX, batchControls } from '../schemas/batches';
import { optionsOf, parseOptions } from './option-fields';
import { type ControlFields, namesIn } from './submission';

/** One input in the order of the request: stored just now, held already, to be fetched, or not to be used. */
export type SubmittedItem = { name: string } & (
  { blob: BlobRef } | { sha256: string } | { url: string } | { error: RunError }
);

export interface BatchControls extends SubmissionOrigin {
  /** Null where the client gave none. */
  name: string | null;
  options: unknown;
  priority: number;
  cache: 'use' | 'bypass';
}

export interface BatchSubmission extends BatchControls {
  items: SubmittedItem[];
}

const controlsSchema = z.strictObject({ ...batchControls, options: z.unknown().optional() });

/** Fields beside the options; a form sends them as text. */
export const BATCH_CONTROL_FIELDS: ControlFields = new Map([
  ['name', 'text'],
  ['options', 'json'],
  ['priority', 'integer'],
  ['cache', 'text'],
  ['session', 'text'],
  ['group', 'text'],
] as const);

/** Throws OPTIONS_INVALID. */
export function parseBatchControls(
  pipeline: PipelineDefinition,
  values: Record<string, unknown>,
  locale: Locale,
): BatchControls {
  const { name, options, priority, cache, session, group } = parseOptions(controlsSchema, values, locale);
  return {
    name: name || null,
    options: parseOptions(optionsOf(pipeline.name).schema, options ?? {}, locale),
    priority,
    cache,
    session,
    group,
    explicitOptions: namesIn(options),
  };
}

/** What the batch is called where nobody named it: its first input, and how many come with it. */
export function defaultBatchName(items: readonly Pick<SubmittedItem, 'name'>[]): string {
  const [first] = items;
  const suffix = items.length > 1 ? ` (+${items.length - 1})` : '';
  const letters = [...(first?.name ?? '')].slice(0, BATCH_NAME_LENGTH_MAX - suffix.length);
  return `${letters.join('')}${suffix}`;
}
