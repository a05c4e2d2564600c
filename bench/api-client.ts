/** The HTTP API as a patient client sees it: tries again while a server is away. For benchmarks that kill servers. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunReply {
  chain_id: string;
  status: string;
  input: { sha256: string };
  /** Slot -> version that served it. */
  models: Record<string, string>;
  final_result: unknown;
}

export interface EventReply {
  type: string;
  at: string;
}

export interface FileToSend {
  name: string;
  bytes: Uint8Array;
  options: Record<string, unknown>;
}

const JSON_TYPE = 'application/json';
const PATIENCE_MS = 300_000;
const PAUSE_MS = 300;

export class ApiClient {
  constructor(
    private readonly server: { url: string; token: string },
    private readonly pipeline = 'documents',
  ) {}

  /** Sends the file again and again until the API says that it has the run; equal submissions are one run. */
  async submitUntilAccepted(file: FileToSend): Promise<string> {
    const reply = await this.patiently<{ chain_id: string }>(() => {
      const form = new FormData();
      form.set('options', JSON.stringify(file.options));
      form.set('file', new Blob([Uint8Array.from(file.bytes)]), file.name);
      return this.fetch(`/api/v1/${this.pipeline}/runs`, { method: 'POST', body: form });
    });
    return reply.chain_id;
  }

  /** Any other call: POST where there is a body or that was asked for, else GET. */
  call<Reply>(
    path: string,
    { method, body }: { method?: 'POST' | 'PATCH' | 'DELETE'; body?: unknown } = {},
  ): Promise<Reply> {
    const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': JSON_TYPE } };
    return this.patiently(() => this.fetch(path, { method: method ?? (body === undefined ? 'GET' : 'POST'), ...json }));
  }

  run(id: string): Promise<RunReply> {
    return this.patiently(() => this.fetch(`/api/v1/runs/${id}`));
  }

  /** Waits until the run has ended well. */
  async untilEnded(id: string): Promise<RunReply> {
    for (;;) {
      const run = await this.run(id);
      if (run.status === 'completed') return run;
      if (run.status === 'failed' || run.status === 'cancelled') throw new Error(`Run ${id} is ${run.status}.`);
      await sleep(PAUSE_MS);
    }
  }

  async events(id: string): Promise<EventReply[]> {
    const { items } = await this.patiently<{ items: EventReply[] }>(() => this.fetch(`/api/v1/runs/${id}/events`));
    return items;
  }

  async allRuns(): Promise<RunReply[]> {
    const runs: RunReply[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: RunReply[]; next_cursor: string | null } = await this.patiently(() =>
        this.fetch(`/api/v1/runs?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
      );
      runs.push(...page.items);
      cursor = page.next_cursor;
    }
    return runs;
  }

  async untilReady(): Promise<void> {
    await this.patiently(() => this.fetch('/api/ready'));
  }

  private fetch(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    return fetch(`${this.server.url}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${this.server.token}` },
      signal: AbortSignal.timeout(30_000),
    });
  }

  /** Tries again after network errors and 5xx; anything else that is not a success is an error at once. */
  private async patiently<Reply>(request: () => Promise<Response>): Promise<Reply> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      let trouble: string;
      try {
        const reply = await request();
        if (reply.status === 204) return undefined as Reply;
        if (reply.ok) return (await reply.json()) as Reply;
        trouble = `${reply.status} ${await reply.text()}`;
        if (reply.status < 500) throw new Error(`The API refused the request: ${trouble}`);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('The API refused')) throw error;
        trouble = String(error);
      }
      if (Date.now() > deadline) throw new Error(`The API did not answer for ${PATIENCE_MS / 1_000} s: ${trouble}`);
      await sleep(PAUSE_MS);
    }
  }
}
