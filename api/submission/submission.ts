/** What a client submits, whichever form it came in, and the checks that all forms share. */
import { z } from 'zod';
import type { BlobRef } from '../../contracts/blob';
import type { Locale } from '../../contracts/errors';
import type { SubmissionOrigin } from '../../contracts/experiment';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { groupSchema, sessionSchema } from '../schemas/values';
import { optionsOf, parseOptions } from './option-fields';

const DEADLINE_SECONDS_MAX = 30 * 86_400;

const controlsSchema = z.strictObject({
  options: z.unknown().optional(),
  priority: z.int().min(1).max(5).default(2),
  deadline_seconds: z.int().min(1).max(DEADLINE_SECONDS_MAX).nullable().default(null),
  cache: z.enum(['use', 'bypass']).default('use'),
  session: sessionSchema,
  group: groupSchema,
});

/** How the text of a form's field becomes a value. */
export type ControlKind = 'integer' | 'text' | 'json';
export type ControlFields = ReadonlyMap<string, ControlKind>;

/** Fields beside the options; a form sends them as text. */
export const CONTROL_FIELDS: ControlFields = new Map([
  ['options', 'json'],
  ['priority', 'integer'],
  ['deadline_seconds', 'integer'],
  ['cache', 'text'],
  ['session', 'text'],
  ['group', 'text'],
] as const);

export interface Submission extends SubmissionOrigin {
  /** A blob just uploaded, or one that the project should hold already. */
  input: BlobRef | Pick<BlobRef, 'sha256'>;
  inputName: string;
  options: unknown;
  priority: number;
  deadlineSeconds: number | null;
  cache: 'use' | 'bypass';
}

/** Throws OPTIONS_INVALID. */
export function parseControls(
  pipeline: PipelineDefinition,
  values: Record<string, unknown>,
  locale: Locale,
): Omit<Submission, 'input' | 'inputName'> {
  const controls = parseOptions(controlsSchema, values, locale);
  const { options, priority, deadline_seconds: deadlineSeconds, cache, session, group } = controls;
  return {
    options: parseOptions(optionsOf(pipeline.name).schema, options ?? {}, locale),
    priority,
    deadlineSeconds,
    cache,
    session,
    group,
    explicitOptions: namesIn(options),
  };
}

const GROUP_HEADER = 'x-treadle-group';

/**
 * A gateway that knows the users' groups may name one in a header, without a look into the body. It has precedence: what
 * the body says is the word of whoever sends it, such as a browser.
 */
export function withGroup(
  values: Record<string, unknown>,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, unknown> {
  const group = headers[GROUP_HEADER];
  return group === undefined || group === '' ? values : { ...values, group };
}

/** The options that the caller set: no experiment changes them. */
export function namesIn(options: unknown): string[] {
  return typeof options === 'object' && options !== null ? Object.keys(options) : [];
}
