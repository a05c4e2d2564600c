/**
 * Follows a socket of the API for as long as it matters: connects again when the connection breaks, and hands out the
 * messages one after the other. What is special to runs and batches stands in `follow-run.ts` and `follow-batch.ts`.
 */
import type { TreadleClient } from './client';
import { openBrowserSocket, type OpenSocket } from './open-socket';
import { TreadleError, TreadleUnreachableError } from './treadle-error';

export interface FollowOptions {
  /** `openNodeSocket` in Node. */
  openSocket?: OpenSocket;
  signal?: AbortSignal;
  /** Gives up after so long without a connection; never, unless given. */
  patienceMs?: number;
  /** Told when the connection is lost, and when it is back. */
  onConnection?: (state: 'lost' | 'back') => void;
}

export interface Follow<Message> extends FollowOptions {
  client: TreadleClient;
  /** Path with its query, asked for before each connection. */
  path: () => string;
  /** Asks the API over HTTP whether there is something to follow; throws `TreadleError` where there is not. */
  check: () => Promise<unknown>;
  /** Whether nothing comes after this message. */
  isLast: (message: Message) => boolean;
}

const RETRY_MS_MIN = 200;
const RETRY_MS_MAX = 5_000;

/** Throws `TreadleError` where the API refuses, `TreadleUnreachableError` at the end of the patience. */
export async function* follow<Message>(options: Follow<Message>): AsyncGenerator<Message, void, undefined> {
  const { signal, patienceMs = Infinity, onConnection } = options;
  let lostAt: number | undefined;
  let waitMs = RETRY_MS_MIN;
  while (!signal?.aborted) {
    for await (const message of connection(options)) {
      if (lostAt !== undefined) onConnection?.('back');
      lostAt = undefined;
      waitMs = RETRY_MS_MIN;
      yield message;
      if (options.isLast(message)) return;
    }
    if (signal?.aborted) return;
    // A browser does not tell why it was refused; the API tells it over HTTP.
    await options.check().catch((error: unknown) => rethrowRefusal(error));
    if (lostAt === undefined) onConnection?.('lost');
    lostAt ??= Date.now();
    if (Date.now() - lostAt + waitMs > patienceMs) throw new TreadleUnreachableError(options.client.url);
    await pause(waitMs, signal);
    waitMs = Math.min(waitMs * 2, RETRY_MS_MAX);
  }
}

/** 429 and 5xx pass by themselves, as an API does that is away. */
function rethrowRefusal(error: unknown): void {
  if (error instanceof TreadleUnreachableError) return;
  if (error instanceof TreadleError && (error.status === 429 || error.status >= 500)) return;
  throw error;
}

/** The messages of one connection, until it closes. */
async function* connection<Message>(options: Follow<Message>): AsyncGenerator<Message, void, undefined> {
  const { client, path, signal, openSocket = openBrowserSocket } = options;
  const received: Message[] = [];
  let isClosed = false;
  let wake = (): void => undefined;
  const close = openSocket(socketUrl(client.url, path()), protocolsFor(client.token), {
    opened: () => undefined,
    received: (text) => {
      received.push(JSON.parse(text) as Message);
      wake();
    },
    closed: () => {
      isClosed = true;
      wake();
    },
  });
  signal?.addEventListener('abort', close, { once: true });
  try {
    for (;;) {
      const message = received.shift();
      if (message !== undefined) yield message;
      else if (isClosed || signal?.aborted) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal?.removeEventListener('abort', close);
    close();
  }
}

/** The plain one is offered too, so that the server has something to choose that is no secret. */
function protocolsFor(token: string | undefined): string[] {
  return token === undefined ? ['treadle'] : ['treadle', `treadle.bearer.${token}`];
}

function socketUrl(url: string, path: string): string {
  return `${url.replace(/^http/, 'ws')}${path}`;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
