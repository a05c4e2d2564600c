/**
 * A local server that speaks the chat completions protocol as OpenAI-compatible servers do: completions with usage,
 * errors, rate limits, slow and broken answers. Each test queues what the next requests get; requests are kept to be
 * looked at. It knows nothing of models: it says what it is told to say.
 */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { once } from 'node:events';

/** A request as the server saw it. */
export interface SeenRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: ChatRequest;
}

export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: string; json_schema?: { name: string; strict: boolean; schema: Record<string, unknown> } };
  max_tokens?: number;
  max_completion_tokens?: number;
  temperature?: number;
}

export interface ServerAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as it is where it is text, else as JSON. */
  body: unknown;
  /** Waits so long before the head, or with `stallBody` between head and body. */
  delayMs?: number;
  stallBody?: boolean;
  /** Ends the connection without an answer. */
  hangUp?: boolean;
}

export interface LlmServer {
  baseUrl: string;
  requests: SeenRequest[];
  /** Answers of the next requests, in order; the last one is repeated. */
  reply(...answers: ServerAnswer[]): void;
  close(): Promise<void>;
}

export async function startLlmServer(): Promise<LlmServer> {
  const requests: SeenRequest[] = [];
  let queue: ServerAnswer[] = [completionAnswer('{}')];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: ChatRequest = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      requests.push({ path: request.url ?? '', headers: request.headers, body });
      const answer = queue.length > 1 ? queue.shift() : queue[0];
      if (answer) send(response, answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    reply: (...answers) => {
      queue = [...answers];
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, answer: ServerAnswer): void {
  if (answer.hangUp) {
    response.destroy();
    return;
  }
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const head = (): void => {
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.flushHeaders();
  };
  if (answer.stallBody) head();
  const timer = setTimeout(() => {
    if (!answer.stallBody) head();
    response.end(text);
  }, answer.delayMs ?? 0);
  response.on('close', () => clearTimeout(timer));
}

/** A completion in the protocol's full shape. `content` is the text of the answer, usually JSON. */
export function completionAnswer(content: string | object, overrides: Record<string, unknown> = {}): ServerAnswer {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return {
    body: {
      id: 'chatcmpl-9nYb3sQF0yI1s',
      object: 'chat.completion',
      created: 1_732_147_200,
      model: 'gpt-4o-mini-2024-07-18',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: text, refusal: null, annotations: [] },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: {
        prompt_tokens: 1_200,
        completion_tokens: 80,
        total_tokens: 1_280,
        prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
      },
      service_tier: 'default',
      system_fingerprint: 'fp_0ba0d124f1',
      ...overrides,
    },
  };
}

/** A completion whose one choice ends otherwise: cut off, refused, filtered. */
export function choiceAnswer(choice: { content: string | null; finish?: string; refusal?: string }): ServerAnswer {
  const message = { role: 'assistant', content: choice.content, refusal: choice.refusal ?? null };
  return completionAnswer('', {
    choices: [{ index: 0, message, logprobs: null, finish_reason: choice.finish ?? 'stop' }],
  });
}

/** An error in the protocol's shape. */
export function errorAnswer(
  status: number,
  error: { message: string; type?: string; param?: string | null; code?: string | null },
  headers: Record<string, string> = {},
): ServerAnswer {
  return { status, headers, body: { error: { type: 'invalid_request_error', param: null, code: null, ...error } } };
}
