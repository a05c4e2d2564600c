/**
 * What a server understands of the chat completions protocol. Servers differ in three parameters; a refusal that names
 * one of them changes the dialect, which is then kept for the server. Called by `llm-extractor.ts`.
 */
import { APIError } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { JsonSchema } from './answer-schema';
import type { PromptMessage } from './prompt';

export interface Dialect {
  /** `json_schema` binds the answer to the schema; `json_object` only to JSON, so the prompt alone carries the schema. */
  format: 'json_schema' | 'json_object';
  /** Reasoning models want the newer name. */
  tokenLimit: 'max_tokens' | 'max_completion_tokens';
  /** Reasoning models refuse a temperature. */
  hasTemperature: boolean;
}

export const FIRST_DIALECT: Dialect = { format: 'json_schema', tokenLimit: 'max_tokens', hasTemperature: true };

/** The dialect to try after a refusal; undefined where the refusal is about something else. */
export function nextDialect(dialect: Dialect, error: unknown): Dialect | undefined {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return undefined;
  const named = `${error.param ?? ''} ${error.message}`.toLowerCase();
  if (dialect.tokenLimit === 'max_tokens' && named.includes('max_completion_tokens')) {
    return { ...dialect, tokenLimit: 'max_completion_tokens' };
  }
  if (dialect.hasTemperature && named.includes('temperature')) return { ...dialect, hasTemperature: false };
  if (dialect.format === 'json_schema' && /response_format|json_schema|structured output|grammar/.test(named)) {
    return { ...dialect, format: 'json_object' };
  }
  return undefined;
}

export interface Question {
  model: string;
  messages: PromptMessage[];
  schema: JsonSchema;
  outputTokensMax: number;
}

export function completionRequest(question: Question, dialect: Dialect): ChatCompletionCreateParamsNonStreaming {
  const { model, messages, schema, outputTokensMax } = question;
  return {
    model,
    messages,
    [dialect.tokenLimit]: outputTokensMax,
    ...(dialect.hasTemperature ? { temperature: 0 } : {}),
    response_format:
      dialect.format === 'json_schema'
        ? { type: 'json_schema', json_schema: { name: 'fields', strict: true, schema } }
        : { type: 'json_object' },
  };
}
