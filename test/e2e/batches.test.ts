/** Batches in the whole compiled system, over HTTP and sockets only, as a stranger uses it. */
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { startSystem, type System } from '../../bench/system';
import type { BatchCounts, BatchMessage } from '../../contracts/batch';
import { textPdf, truncatedPdf } from '../factories/pdf';

interface BatchReply {
  batch_id: string;
  status: string;
  attempt: number;
  counts: BatchCounts;
}

interface Accepted {
  batch_id: string;
  chain_ids: (string | null)[];
  rejected: { position: number }[];
}

interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

let system: System;
let serial = 0;

beforeAll(async () => {
  system = await startSystem();
}, 600_000);

afterAll(() => system.stop(), 120_000);

async function call<Reply>(path: string, init: RequestInit = {}, token = system.token): Promise<Reply> {
  const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) };
  const response = await fetch(`${system.url}${path}`, { ...init, headers });
  return (await response.json()) as Reply;
}

const order = (id: string, what: string, token?: string): Promise<BatchReply> =>
  call(`/api/v1/batches/${id}/${what}`, { method: 'POST' }, token);
const show = (id: string): Promise<BatchReply> => call(`/api/v1/batches/${id}`);

/** Every document is another one: none is answered by an earlier result. */
function documents(count: number, pages = 1): NamedFile[] {
  return Array.from({ length: count }, () => {
    serial += 1;
    const text = [`Invoice number: INV-${serial}`, `Total: ${serial}.50`];
    return { name: `invoice-${serial}.pdf`, bytes: textPdf(Array.from({ length: pages }, () => text)) };
  });
}

async function submit(files: readonly NamedFile[], fields: Record<string, string> = {}): Promise<Accepted> {
  const form = new FormData();
  form.set('field_schema', 'invoice');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const { name, bytes } of files) form.append('files', new Blob([Uint8Array.from(bytes)]), name);
  return call('/api/v1/documents/batches', { method: 'POST', body: form });
}

async function until(id: string, condition: (batch: BatchReply) => boolean): Promise<BatchReply> {
  for (;;) {
    const batch = await show(id);
    if (condition(batch)) return batch;
    await sleep(100);
  }
}

const ended = (id: string): Promise<BatchReply> =>
  until(id, ({ status }) => ['completed', 'cancelled'].includes(status));

/** All messages until the one of the given type. */
function followed(id: string, last: BatchMessage['type']): Promise<BatchMessage[]> {
  const socket = new WebSocket(`${system.url.replace('http', 'ws')}/ws/batch/${id}`, {
    headers: { authorization: `Bearer ${system.token}` },
  });
  const messages: BatchMessage[] = [];
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as BatchMessage;
      messages.push(message);
      if (message.type !== last) return;
      socket.close();
      resolve(messages);
    });
  });
}

describe('a batch', () => {
  it('of 100 documents is one call, followed to its end and downloaded in both forms', async () => {
    const { batch_id: id, chain_ids: runIds } = await submit(documents(100), { name: 'Hundred' });
    const messages = await followed(id, 'batch_completed');
    expect(messages[0]?.type).toBe('snapshot');
    expect(messages.at(-1)).toMatchObject({ status: 'completed', progress: 1, counts: { total: 100, completed: 100 } });
    const progress = messages.map((message) => message.progress);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));

    const headers = { authorization: `Bearer ${system.token}` };
    const download = async (kind: string): Promise<string> =>
      (await fetch(`${system.url}/api/v1/batches/${id}/results.${kind}`, { headers })).text();
    const lines = (await download('jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { chain_id: string; result: { fields: { name: string; value: unknown }[] } });
    expect(lines.map(({ chain_id: runId }) => runId)).toEqual(runIds);
    const numbers = lines.map(({ result }) => result.fields.find(({ name }) => name === 'invoice_number')?.value);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => `INV-${serial - 99 + index}`));
    const table = (await download('csv')).trimEnd().split('\r\n');
    expect(table[0]).toMatch(/^\ufeff?position,name,chain_id,status,error_code,invoice_number,/);
    expect(table).toHaveLength(101);
    expect(table[1]).toContain(`completed,,INV-${serial - 99},`);
  });

  it('of which 10 of 50 are bad reads the other 40', async () => {
    const bad = [
      ...Array.from({ length: 5 }, (_, index) => ({
        name: `cut-${index}.pdf`,
        bytes: truncatedPdf(0.5 + index / 100),
      })),
      ...Array.from({ length: 5 }, (_, index) => ({
        name: `text-${index}.pdf`,
        bytes: Buffer.from(`no document ${index}`),
      })),
    ];
    const { batch_id: id, rejected } = await submit([...documents(20), ...bad, ...documents(20)]);
    expect(rejected.map(({ position }) => position)).toEqual([25, 26, 27, 28, 29]);
    expect(await ended(id)).toMatchObject({
      status: 'completed',
      counts: { total: 50, completed: 40, failed: 10, rejected: 5 },
    });
    const { items } = await call<{ items: { position: number; error: { code: string } }[] }>(
      `/api/v1/batches/${id}/items?status=failed`,
    );
    expect(items.map(({ position, error }) => [position, error.code])).toEqual(
      [20, 21, 22, 23, 24].map((position) => [position, 'DOCUMENT_UNREADABLE']),
    );
  });

  it('of the same file 500 times is read once', async () => {
    const [file] = documents(1);
    const { batch_id: id, chain_ids: runIds } = await submit(Array.from({ length: 500 }, () => file!));
    expect(new Set(runIds).size).toBe(1);
    expect((await ended(id)).counts).toMatchObject({ total: 500, completed: 500 });
    const { items } = await call<{ items: unknown[] }>(`/api/v1/runs?batch_id=${id}`);
    expect(items).toHaveLength(1);
  });

  it('stands still while it is paused and goes on from there', async () => {
    const { batch_id: id } = await submit(documents(60, 2));
    expect((await order(id, 'pause')).status).toBe('paused');
    const still = await until(id, ({ counts }) => counts.running === 0);
    await sleep(1_500);
    expect((await show(id)).counts.queued).toBeLessThanOrEqual(still.counts.queued);
    expect(await show(id)).toMatchObject({ status: 'paused' });
    expect((await show(id)).counts.queued).toBeGreaterThan(0);
    expect((await order(id, 'resume')).status).toBe('running');
    expect((await ended(id)).counts).toMatchObject({ completed: 60 });
  });

  it('obeys two operators at once, and ends as it should', async () => {
    const user = await call<{ id: string }>('/api/v1/users', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'second operator', kind: 'program', role: 'operator' }),
    });
    const { token } = await call<{ token: string }>('/api/v1/keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'second', user_id: user.id }),
    });
    const { batch_id: id } = await submit(documents(40));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        order(id, index % 2 === 0 ? 'pause' : 'resume', index % 3 === 0 ? token : system.token),
      ),
    );
    const others = answers.filter(({ status }) => status !== 'paused' && status !== 'running');
    expect(others).toEqual([]);
    expect((await order(id, 'pause', token)).status).toBe('paused');
    expect((await order(id, 'pause')).status).toBe('paused');
    await order(id, 'resume');
    expect(await ended(id)).toMatchObject({ status: 'completed', counts: { completed: 40 } });
  });

  it('can be cancelled at any moment, and then run again what was not done', async () => {
    for (const waitMs of [0, 50, 400, 1_500]) {
      const { batch_id: id } = await submit(documents(16, 3));
      const end = followed(id, 'batch_cancelled');
      await sleep(waitMs);
      const cancelled = await order(id, 'cancel');
      if (cancelled.status === 'completed' || 'code' in cancelled)
        throw new Error('The batch was too fast to be cancelled.');
      const { counts } = (await end).at(-1)!;
      expect(counts.completed + counts.cancelled).toBe(16);
      expect(counts.cancelled).toBeGreaterThan(0);
      expect((await order(id, 'cancel')).status).toBe('cancelled');
      expect(await order(id, 'resume')).toMatchObject({ code: 'BATCH_FINISHED' });

      const retried = await order(id, 'retry');
      expect(retried).toMatchObject({ status: 'running', attempt: 2, counts: { completed: counts.completed } });
      expect(await ended(id)).toMatchObject({ status: 'completed', counts: { completed: 16, cancelled: 0 } });
      expect(await order(id, 'retry')).toMatchObject({ code: 'BATCH_NOTHING_TO_RETRY' });
    }
  });

  it('leaves a run alone that somebody else needs, when it is cancelled', async () => {
    const shared = documents(1, 30);
    const first = await submit([...shared, ...documents(5, 5)]);
    const second = await submit(shared);
    expect(second.chain_ids[0]).toBe(first.chain_ids[0]);
    await order(first.batch_id, 'cancel');
    expect((await ended(first.batch_id)).status).toBe('cancelled');
    expect(await ended(second.batch_id)).toMatchObject({ status: 'completed', counts: { completed: 1 } });
  });
});
