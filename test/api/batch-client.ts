/** What tests of batches say to the API, and how they carry a batch on without its workflow. */
import type { BatchCounts, BatchMessage } from '../../contracts/batch';
import type { ApiUnderTest } from './api-under-test';
import { Follower } from './follower';
import { completeRun, failRun } from './runs-at-work';

export interface Accepted {
  batch_id: string;
  chain_ids: (string | null)[];
  total_files: number;
  rejected: { position: number; name: string; problem: { code: string; detail: string } }[];
}

export interface BatchReply {
  batch_id: string;
  name: string;
  status: string;
  attempt: number;
  priority: number;
  progress: number;
  counts: BatchCounts;
  links: Record<string, string>;
}

export interface ItemReply {
  position: number;
  name: string;
  chain_id: string | null;
  status: string;
  cached: boolean;
  error: { code: string } | null;
}

export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

export class BatchClient {
  constructor(
    readonly api: ApiUnderTest,
    private readonly token = api.token,
  ) {}

  request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, ...(init.headers as Record<string, string>) };
    return this.api.request(path, { ...init, headers });
  }

  submitFiles(files: readonly NamedFile[], fields: Record<string, string> = {}, path?: string): Promise<Response> {
    const form = new FormData();
    const [firstField, ...rest] = Object.entries(fields);
    if (firstField) form.append(...firstField);
    for (const { name, bytes } of files) form.append('files', new Blob([Uint8Array.from(bytes)]), name);
    for (const [name, value] of rest) form.append(name, value);
    return this.request(path ?? '/api/v1/documents/batches', { method: 'POST', body: form });
  }

  submitReferences(body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return this.request('/api/v1/documents/batches', { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async accepted(files: readonly NamedFile[], fields?: Record<string, string>): Promise<Accepted> {
    return (await (await this.submitFiles(files, fields)).json()) as Accepted;
  }

  async batch(id: string): Promise<BatchReply> {
    return (await (await this.request(`/api/v1/batches/${id}`)).json()) as BatchReply;
  }

  /** All items, read page by page. */
  async items(id: string, query = 'limit=100'): Promise<ItemReply[]> {
    const items: ItemReply[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next = cursor === '' ? '' : `&cursor=${cursor}`;
      const response = await this.request(`/api/v1/batches/${id}/items?${query}${next}`);
      const page = (await response.json()) as { items: ItemReply[]; next_cursor: string | null };
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    return items;
  }

  follow(id: string): Follower<BatchMessage> {
    return new Follower<BatchMessage>(`${this.api.url}/ws/batch/${id}`, { token: this.token });
  }

  /** As its workflow ends a batch whose items have ended. */
  async end(id: string, status: 'completed' | 'cancelled' = 'completed'): Promise<void> {
    await this.api.deps.database.pool.query(
      `with ended as (update batches set status = $2, ended_at = now() where id = $1)
       select pg_notify('treadle_batches', $1::text)`,
      [id, status],
    );
  }

  async endRun(id: string, how: 'complete' | 'fail'): Promise<void> {
    const run = await this.api.deps.runs.find(id, { projectId: this.api.projectId });
    if (!run) throw new Error(`The run ${id} has no row.`);
    await (how === 'complete' ? completeRun : failRun)(this.api, run);
  }
}
