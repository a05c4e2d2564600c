/** One GET of JSON from a service that is not to be trusted: bounded in size, not led elsewhere, its form checked. */
import type { z } from 'zod';
import { ServiceTrouble } from './product-service';

export interface JsonRequest {
  url: string;
  signal: AbortSignal;
  headers?: Record<string, string>;
  /** Beside 200: statuses whose body is an answer. */
  alsoAnswers?: readonly number[];
}

const BODY_BYTES_MAX = 512 * 1024;
const TOO_MANY_REQUESTS = 429;
/** Where a service names none, or one that cannot be read. */
const RETRY_AFTER_SECONDS = 60;
const RETRY_AFTER_SECONDS_MAX = 86_400;

/** Addresses hold keys, so no error tells one. @throws ServiceTrouble, or whatever `fetch` throws */
export async function fetchJson<Schema extends z.ZodType>(
  { url, signal, headers = {}, alsoAnswers = [] }: JsonRequest,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const response = await fetch(url, {
    signal,
    redirect: 'manual',
    headers: { accept: 'application/json', ...headers },
  });
  const { status } = response;
  if (status !== 200 && !alsoAnswers.includes(status)) {
    await response.body?.cancel();
    if (status !== TOO_MANY_REQUESTS) throw new ServiceTrouble('failed', `HTTP ${status}`);
    throw new ServiceTrouble('refused', `HTTP ${status}`, retryAfterSeconds(response.headers.get('retry-after')));
  }
  const parsed = schema.safeParse(parsedJson(await boundedText(response)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ServiceTrouble('unusable', `its answer has another form at "${issue?.path.join('.') ?? ''}"`);
}

async function boundedText({ body }: Response): Promise<string> {
  if (!body) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > BODY_BYTES_MAX)
      throw new ServiceTrouble('unusable', `its answer has more than ${BODY_BYTES_MAX} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceTrouble('unusable', 'its answer is no JSON');
  }
}

/** In seconds, or as a date. */
function retryAfterSeconds(header: string | null): number {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1_000;
  if (!Number.isFinite(seconds)) return RETRY_AFTER_SECONDS;
  return Math.min(RETRY_AFTER_SECONDS_MAX, Math.max(1, Math.ceil(seconds)));
}
