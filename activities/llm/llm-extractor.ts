/**
 * Field extraction by a language model behind any OpenAI-compatible server. Called by the documents pipeline where the
 * run asks for it and LLM_API_BASE is set. One try a call: retries are Temporal's, told by the error's class when.
 */
import OpenAI from 'openai';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import { resolveFieldSchema } from '../../contracts/documents/field-schemas';
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/page';
import type { ExtractedField, LlmUsage } from '../../contracts/documents/result';
import { DomainError } from '../../contracts/errors';
import { llmCostUsd, type LlmPriceTable } from '../../contracts/llm-prices';
import { fieldsOfAnswer } from '../../models/extraction/answer-fields';
import { redact } from '../rest/redact';
import { answerReader } from './answer';
import { type LlmAccount, type LlmCharge, UNRECORDED } from './account';
import { answerSchema } from './answer-schema';
import { completionRequest, FIRST_DIALECT, nextDialect, type Question } from './dialect';
import { mayBeCharged, toDomainError } from './llm-errors';
import { buildMessages } from './prompt';
import { usdMaxOf } from './worst-case';

export interface LlmExtractorOptions {
  /** Address of the server with its version path, such as `http://localhost:1234/v1`. */
  baseUrl: string;
  /** Sent as a bearer token; no header is sent without one. */
  apiKey?: string;
  model: string;
  /** Asked before each call: prices may be changed while the worker runs. */
  prices: () => Promise<LlmPriceTable>;
  /** Longest wait for a whole answer, all dialects tried included. */
  timeoutMs: number;
  /** Most tokens of an answer. Default 4,096: a full receipt or invoice takes a few hundred. */
  outputTokensMax?: number;
  /** Most characters of the document that are sent. Default 60,000, about 20,000 tokens; the middle is left out. */
  inputCharactersMax?: number;
}

export interface LlmExtraction {
  pages: readonly PageLayout[];
  schema: BuiltInFieldSchema | FieldJsonSchema;
  signal: AbortSignal;
  /** Who pays; without one nothing is recorded and nothing limited. */
  account?: LlmAccount;
}

export interface LlmExtractor {
  readonly model: string;
  /**
   * Throws DomainError LLM_REFUSED (4xx, refusal), LLM_THROTTLED (429), LLM_UNAVAILABLE (5xx, network, time),
   * LLM_ANSWER_INVALID (broken or unfit JSON), LLM_BUDGET_USED, OPTIONS_INVALID (unusable schema); an aborted signal
   * throws its reason.
   */
  extract(extraction: LlmExtraction): Promise<{ fields: ExtractedField[]; usage: LlmUsage }>;
}

const OUTPUT_TOKENS_MAX = 4_096;
const INPUT_CHARACTERS_MAX = 60_000;
/** More than any model takes: a count above it is a server's mistake. */
const TOKENS_MAX = 100_000_000;

export function createLlmExtractor(options: LlmExtractorOptions): LlmExtractor {
  const { model } = options;
  const ask = createAsk(options);
  const outputTokensMax = options.outputTokensMax ?? OUTPUT_TOKENS_MAX;
  return {
    model,
    async extract({ pages, schema: named, signal, account = UNRECORDED }) {
      const schema = resolveFieldSchema(named);
      const read = answerReader(schema);
      const wanted = answerSchema(schema);
      const messages = buildMessages(pages, wanted, options.inputCharactersMax ?? INPUT_CHARACTERS_MAX);
      const question = { model, messages, schema: wanted, outputTokensMax };
      const priceTable = await options.prices();
      const usdMax = usdMaxOf(question, priceTable);
      const charge = await account.reserve({ model, usdMax: usdMax ?? 0 });
      const startedAt = performance.now();
      const asked = await ask(question, signal);
      const usage = usageOf(asked, { model, priceTable, durationMs: Math.round(performance.now() - startedAt) });
      const worst = asked.mayBeCharged ? usdMax : 0;
      return charged({ charge, usage, worst }, () => {
        if ('failure' in asked) throw asked.failure;
        const content = contentOf(asked.completion, outputTokensMax, [options.apiKey ?? '']);
        return { fields: fieldsOfAnswer(pages, schema, read(content)), usage };
      });
    },
  };
}

/** Settles the charge whatever `read` does: an answer that cannot be used costs as much. */
async function charged<Result>(
  { charge, usage, worst }: { charge: LlmCharge; usage: LlmUsage; worst: number | null },
  read: () => Result,
): Promise<Result> {
  const settle = (errorCode: string | null): Promise<void> =>
    charge.settle({
      requests: usage.calls,
      inputTokens: usage.input_tokens,
      outputTokens: usage.output_tokens,
      durationMs: usage.duration_ms,
      costUsd: usage.cost_usd ?? worst,
      errorCode,
    });
  let result: Result;
  try {
    result = read();
  } catch (error) {
    await settle(error instanceof DomainError ? error.code : 'INVARIANT_BROKEN');
    throw error;
  }
  await settle(null);
  return result;
}

/** A reply of something that is no chat server has no usage that could be believed; then the cost is not known. */
function usageOf(
  asked: Asked,
  { model, priceTable, durationMs }: { model: string; priceTable: LlmPriceTable; durationMs: number },
): LlmUsage {
  const reported = 'completion' in asked ? (asked.completion as Partial<ChatCompletion> | null)?.usage : undefined;
  const inputTokens = tokenCount(reported?.prompt_tokens);
  const outputTokens = tokenCount(reported?.completion_tokens);
  return {
    model,
    calls: asked.calls,
    input_tokens: inputTokens ?? 0,
    output_tokens: outputTokens ?? 0,
    duration_ms: durationMs,
    cost_usd:
      inputTokens === null || outputTokens === null
        ? null
        : llmCostUsd(priceTable, { model, inputTokens, outputTokens }),
  };
}

function tokenCount(reported: unknown): number | null {
  const isCount = typeof reported === 'number' && Number.isSafeInteger(reported) && reported >= 0;
  return isCount && reported <= TOKENS_MAX ? reported : null;
}

/** What became of a question. The server may have charged for an answer that never came, but not for a refusal. */
type Asked = { calls: number; mayBeCharged: boolean } & ({ completion: ChatCompletion } | { failure: unknown });
type Ask = (question: Question, signal: AbortSignal) => Promise<Asked>;

/** Asks the server, changing the dialect where it refuses one; what worked is kept for the next question. */
function createAsk(options: LlmExtractorOptions): Ask {
  const client = createClient(options);
  const secrets = [options.apiKey ?? ''];
  let kept = FIRST_DIALECT;
  return async (question, signal) => {
    if (signal.aborted) return { failure: signal.reason, calls: 0, mayBeCharged: false };
    const limited = AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs)]);
    let dialect = kept;
    for (let calls = 1; ; calls++) {
      try {
        const request = completionRequest(question, dialect);
        const completion = await client.chat.completions.create(request, { signal: limited });
        kept = dialect;
        return { completion, calls, mayBeCharged: true };
      } catch (error) {
        const next = signal.aborted ? undefined : nextDialect(dialect, error);
        if (!next) {
          const failure: unknown = signal.aborted ? signal.reason : toDomainError(error, secrets);
          return { failure, calls, mayBeCharged: mayBeCharged(error) };
        }
        dialect = next;
      }
    }
  };
}

/** Everything that the client would read from the environment is set, so that only the configuration counts. */
function createClient({ baseUrl, apiKey, timeoutMs }: LlmExtractorOptions): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    ...(apiKey === undefined ? { defaultHeaders: { Authorization: null } } : {}),
  });
}

/** The answer's text. A server that is no chat server may reply with anything, so its shape is not taken on trust. */
function contentOf(completion: unknown, outputTokensMax: number, secrets: readonly string[]): string {
  const choice = firstChoice(completion);
  if (!choice) throw new DomainError('LLM_ANSWER_INVALID', { reason: 'the reply holds no answer' });
  const { finish_reason: finish, message } = choice;
  if (message.refusal) throw new DomainError('LLM_REFUSED', { status: 200, reason: redact(message.refusal, secrets) });
  if (finish === 'content_filter')
    throw new DomainError('LLM_REFUSED', { status: 200, reason: 'a content filter held the answer back' });
  if (finish === 'length') {
    throw new DomainError('LLM_ANSWER_INVALID', { reason: `it was cut off at ${outputTokensMax} tokens` });
  }
  if (typeof message.content !== 'string') throw new DomainError('LLM_ANSWER_INVALID', { reason: 'it is empty' });
  return message.content;
}

function firstChoice(completion: unknown): ChatCompletion.Choice | undefined {
  if (typeof completion !== 'object' || completion === null || !('choices' in completion)) return undefined;
  const { choices } = completion;
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  return isChoice(choice) ? choice : undefined;
}

function isChoice(value: unknown): value is ChatCompletion.Choice {
  return (
    typeof value === 'object' &&
    value !== null &&
    'message' in value &&
    typeof value.message === 'object' &&
    value.message !== null
  );
}
