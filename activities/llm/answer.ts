/**
 * Reads a language model's answer and checks it: JSON, the properties of the schema, each value as the schema says.
 * What does not fit is LLM_ANSWER_INVALID; a field schema that no validator can compile is OPTIONS_INVALID.
 */
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FieldJsonSchema } from '../../contracts/documents/options';
import type { FieldValue } from '../../contracts/documents/result';
import { DomainError } from '../../contracts/errors';
import { PAIRS_KEY } from './answer-schema';
import { timedRegExp } from './timed-pattern';

export type Answer = Record<string, FieldValue>;

/** Reads the text of an answer. Values of properties that the answer leaves out are null. */
export type ReadAnswer = (text: string) => Answer;

/** Prepares the check before the model is asked, so that a wrong schema costs nothing. */
export function answerReader(schema: FieldJsonSchema): ReadAnswer {
  const names = Object.keys(schema.properties);
  if (names.length === 0) return (text) => readPairs(parseObject(text));
  const validate = compile(schema);
  return (text) => {
    const parsed = withoutNulls(parseObject(text));
    if (!isRecord(parsed) || !validate(parsed)) {
      const [problem] = validate.errors ?? [];
      throw invalid(`${problem?.instancePath ?? ''} ${problem?.message ?? 'is no object'}`.trim());
    }
    return Object.fromEntries(names.map((name) => [name, Object.hasOwn(parsed, name) ? (parsed[name] ?? null) : null]));
  };
}

/** Top-level properties may be absent whatever `required` says: a document need not show them. */
function compile(schema: FieldJsonSchema): ValidateFunction {
  const ajv = new Ajv({ strict: false, code: { regExp: timedRegExp } });
  addFormats(ajv);
  try {
    return ajv.compile({ ...schema, required: [], additionalProperties: false });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'it cannot be compiled';
    throw new DomainError('OPTIONS_INVALID', {
      problem: `The option "field_schema" is no usable JSON schema: ${reason}`,
    });
  }
}

/** Servers without structured output may wrap the object in a code fence or think aloud before it. */
function parseObject(text: string): unknown {
  const bare = text
    .replace(/^\s*<think>[\s\S]*?<\/think>/u, '')
    .replace(/^\s*```(?:json)?\s*/u, '')
    .replace(/\s*```\s*$/u, '');
  try {
    return JSON.parse(bare);
  } catch {
    throw invalid('it is no JSON');
  }
}

function readPairs(parsed: unknown): Answer {
  const pairs: unknown = isRecord(parsed) ? parsed[PAIRS_KEY] : undefined;
  if (!Array.isArray(pairs)) throw invalid(`it has no list "${PAIRS_KEY}"`);
  const answer = new Map<string, FieldValue>();
  for (const pair of pairs) {
    if (!isRecord(pair) || typeof pair['label'] !== 'string' || !isFieldValue(pair['value']))
      throw invalid('a pair is malformed');
    let name = pair['label'];
    for (let count = 2; answer.has(name); count++) name = `${pair['label']} ${count}`;
    answer.set(name, pair['value']);
  }
  return Object.fromEntries(answer);
}

/** The same value without properties that are null: absent and null mean the same in an answer. */
function withoutNulls(value: unknown): FieldValue {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, own]) => (own === null ? [] : [[key, withoutNulls(own)]])),
    );
  }
  return isScalar(value) ? value : null;
}

function isFieldValue(value: unknown): value is FieldValue {
  if (value === null || isScalar(value)) return true;
  return Array.isArray(value) ? value.every(isFieldValue) : isRecord(value) && Object.values(value).every(isFieldValue);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isRecord(value: unknown): value is Record<string, FieldValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(reason: string): DomainError {
  return new DomainError('LLM_ANSWER_INVALID', { reason });
}
