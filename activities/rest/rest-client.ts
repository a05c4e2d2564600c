/**
 * Requests to the REST server of another product (MLflow, Label Studio): address, credentials, time limit, and errors in
 * terms of our registry. One try a call: retries are Temporal's, told by the error's class when.
 */
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { DomainError, type ErrorCode } from '../../contracts/errors';
import { redact } from './redact';
import { retryAfterSeconds } from './retry-after';

export interface RestServer {
  /** Absolute, with the path under which the server lives; without user and password. */
  baseUrl: string;
  /** Value of the header `authorization`; null sends none. */
  authorization: (signal: AbortSignal | undefined) => Promise<string | null>;
  /** Blotted out of whatever the server says. */
  secrets: readonly string[];
  errorCodes: { unavailable: ErrorCode; refused: ErrorCode };
  /** Longest wait for a whole answer unless the request names another. */
  timeoutMs: number;
}

export interface RestRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address, beginning with a slash; its parts already escaped. */
  path: string;
  query?: Record<string, string | number | boolean>;
  json?: unknown;
  /** A body that is not held in memory. */
  stream?: { open: () => Readable; sizeBytes: number; mediaType: string };
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

/** Statuses of a request that may succeed unchanged later. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 409, 425]);
const CAUSES_MAX = 5;

export class RestClient {
  constructor(private readonly server: RestServer) {}

  /**
   * The answer's JSON in the form of `schema`. Throws the server's `unavailable` (no connection, no answer in time, 5xx,
   * 429) or `refused` (other 4xx, redirections, an answer of another form); an aborted signal throws its reason.
   */
  async json<Schema extends z.ZodType>(request: RestRequest, schema: Schema): Promise<z.infer<Schema>> {
    return this.guarded(request, async (signal) => {
      const response = await this.answer(request, signal);
      const parsed = schema.safeParse(parseJson(await response.text()));
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      const reason = `its answer has another form (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`;
      throw this.refused(request, { status: response.status, reason });
    });
  }

  /** For answers that nobody reads. */
  async send(request: RestRequest): Promise<void> {
    await this.guarded(request, async (signal) => {
      const response = await this.answer(request, signal);
      await response.arrayBuffer();
    });
  }

  /** The answer's bytes as they come; the time limit holds to their end. */
  async open(request: RestRequest): Promise<Readable> {
    return this.guarded(request, async (signal) => {
      const { body } = await this.answer(request, signal);
      return body === null ? Readable.from([]) : Readable.fromWeb(body, { signal });
    });
  }

  private async guarded<Result>(request: RestRequest, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const timeout = AbortSignal.timeout(request.timeoutMs ?? this.server.timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    try {
      return await work(signal);
    } catch (error) {
      if (request.signal?.aborted) throw request.signal.reason;
      const known = knownCause(error);
      if (known) throw known;
      const reason = timeout.aborted ? 'no answer in time' : connectionReason(error);
      throw new DomainError(this.server.errorCodes.unavailable, { reason });
    }
  }

  private async answer(request: RestRequest, signal: AbortSignal): Promise<Response> {
    const { method, stream, json } = request;
    const authorization = await this.server.authorization(signal);
    const body = stream?.open();
    let broken: Error | undefined;
    body?.once('error', (error) => (broken = error));
    const response = await fetch(this.addressOf(request), {
      method,
      signal,
      redirect: 'manual',
      headers: {
        accept: 'application/json, */*;q=0.5',
        ...(authorization === null ? {} : { authorization }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(stream ? { 'content-type': stream.mediaType, 'content-length': String(stream.sizeBytes) } : {}),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body ? { body: Readable.toWeb(body) as ReadableStream, duplex: 'half' } : {}),
    }).catch((error: unknown) => {
      throw broken ?? error;
    });
    if (!response.ok) throw await this.failure(request, response);
    return response;
  }

  private addressOf({ path, query = {} }: RestRequest): string {
    const url = new URL(this.server.baseUrl.replace(/\/+$/, '') + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return url.href;
  }

  private async failure(request: RestRequest, response: Response): Promise<DomainError> {
    const { status, headers } = response;
    const text = await response.text();
    const { unavailable } = this.server.errorCodes;
    if (status === 429) {
      return new DomainError(unavailable, { reason: 'HTTP 429', retryAfterSeconds: retryAfterSeconds(headers) });
    }
    if (status >= 500 || TRANSIENT.has(status)) return new DomainError(unavailable, { reason: `HTTP ${status}` });
    const location = headers.get('location');
    if (location !== null) return this.refused(request, { status, reason: `it leads on to ${location}` });
    const { message, code } = readProblem(text);
    return this.refused(request, { status, reason: message, code });
  }

  private refused(request: RestRequest, seen: { status: number; reason: string; code?: string }): DomainError {
    return new DomainError(this.server.errorCodes.refused, {
      status: seen.status,
      request: `${request.method} ${request.path}`,
      reason: redact(seen.reason, this.server.secrets),
      code: seen.code ?? '',
    });
  }
}

/** Whether the server said no with this status or this code of its own. */
export function isRefusal(error: unknown, answer: number | string): boolean {
  if (!(error instanceof DomainError)) return false;
  return typeof answer === 'number' ? error.details['status'] === answer : error.details['code'] === answer;
}

/** MLflow: `error_code`, `message`; Django REST: `detail`, `validation_errors`; else the text without its markup. */
function readProblem(text: string): { message: string; code: string } {
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { message: plain(text), code: '' };
  const told = body as Record<string, unknown>;
  const errors = told['validation_errors'] ?? undefined;
  const message = told['message'] ?? told['detail'];
  const parts = [
    typeof message === 'string' ? message : text,
    ...(errors === undefined || typeof message !== 'string' ? [] : [JSON.stringify(errors)]),
  ];
  return { message: plain(parts.join(' ')), code: typeof told['error_code'] === 'string' ? told['error_code'] : '' };
}

function plain(text: string): string {
  const words = text
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return words === '' ? 'it says no more' : words;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An error of ours: the answer's, or that of the stream which was being sent. */
function knownCause(error: unknown): DomainError | undefined {
  return causes(error).find((cause): cause is DomainError => cause instanceof DomainError);
}

function connectionReason(error: unknown): string {
  for (const cause of causes(error)) {
    if (typeof cause === 'object' && 'code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return 'the connection broke off';
}

function causes(error: unknown): object[] {
  const found: object[] = [];
  let next = error;
  while (typeof next === 'object' && next !== null && found.length < CAUSES_MAX) {
    found.push(next);
    next = 'cause' in next ? next.cause : undefined;
  }
  return found;
}
