import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { batchWorkflowId } from '../../contracts/workflow-ids';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { type Accepted, BatchClient, type BatchReply, type NamedFile } from './batch-client';
import { type FormPart, formBody } from './form-body';

const files = (count: number): NamedFile[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${index}.png`, bytes: pngBytes() }));

describe('batches', () => {
  let api: ApiUnderTest;
  let client: BatchClient;
  let foreign: BatchClient;
  beforeAll(async () => {
    api = await startApi();
    client = new BatchClient(api);
    foreign = new BatchClient(api, api.foreignToken);
  });
  afterAll(() => api.close());

  const rowCount = async (table: string): Promise<number> =>
    Number((await api.deps.database.pool.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n);
  const codeOf = async (response: Response): Promise<[number, unknown]> => [
    response.status,
    ((await response.json()) as { code?: string }).code,
  ];

  describe('submitted as files', () => {
    it('of 100 make 100 held runs, one batch and one workflow in one request', async () => {
      const response = await client.submitFiles(files(100), { name: ' 영수증 ', languages: 'ko', priority: '5' });
      expect(response.status).toBe(202);
      const accepted = (await response.json()) as Accepted;
      expect(response.headers.get('location')).toBe(`/api/v1/batches/${accepted.batch_id}`);
      expect(accepted).toMatchObject({ total_files: 100, rejected: [] });
      expect(new Set(accepted.chain_ids).size).toBe(100);

      expect(await client.batch(accepted.batch_id)).toMatchObject({
        name: '영수증',
        pipeline: 'documents',
        status: 'running',
        options: { languages: ['ko'] },
        priority: 5,
        total_files: 100,
        progress: 0,
        counts: { total: 100, queued: 100, running: 0, completed: 0, failed: 0, cancelled: 0, cached: 0, rejected: 0 },
        owner: { name: 'tester' },
        ended_at: null,
      });
      const items = await client.items(accepted.batch_id);
      expect(items.map(({ chain_id: id }) => id)).toEqual(accepted.chain_ids);
      expect(items.map(({ name }) => name)).toEqual(files(100).map(({ name }) => name));

      const workflowId = batchWorkflowId({ pipeline: 'documents', id: accepted.batch_id, attempt: 1 });
      const workflow = api.temporal.workflow.getHandle(workflowId);
      expect((await workflow.describe()).type).toBe('processBatch');
      await workflow.terminate();
      const { rows } = await api.deps.database.pool.query<{ held: boolean }>(
        'select distinct held from runs where batch_id = $1',
        [accepted.batch_id],
      );
      expect(rows).toEqual([{ held: true }]);
    });

    it('go ahead though 10 of 50 are bad, each bad one with its reason in the caller’s language', async () => {
      const bad: NamedFile[] = [
        ...Array.from({ length: 4 }, () => ({ name: 'empty.png', bytes: Buffer.alloc(0) })),
        ...Array.from({ length: 3 }, () => ({ name: 'text.png', bytes: Buffer.from('no picture') })),
        ...Array.from({ length: 3 }, () => ({ name: 'large.png', bytes: pngBytes(1024 ** 2 + 1) })),
      ];
      const good = files(40);
      const mixed = good.flatMap((file, index) => (index % 4 === 0 ? [bad[index / 4]!, file] : [file]));
      const accepted = await client.accepted(mixed);
      const badAt = mixed.flatMap((file, position) => (good.includes(file) ? [] : [position]));
      expect(accepted.rejected.map(({ position }) => position)).toEqual(badAt);
      expect(accepted.rejected.map(({ problem }) => problem.code)).toEqual([
        ...Array<string>(4).fill('UPLOAD_EMPTY'),
        ...Array<string>(3).fill('MEDIA_TYPE_UNSUPPORTED'),
        ...Array<string>(3).fill('UPLOAD_TOO_LARGE'),
      ]);
      expect(accepted.chain_ids.flatMap((id, position) => (id === null ? [position] : []))).toEqual(badAt);
      expect((await client.batch(accepted.batch_id)).counts).toMatchObject({
        total: 50,
        queued: 40,
        failed: 10,
        rejected: 10,
      });
      const rejected = await client.items(accepted.batch_id, 'status=rejected&limit=3');
      expect(rejected.map(({ position }) => position)).toEqual(badAt);
      const korean = await client.request(`/api/v1/batches/${accepted.batch_id}/items?status=rejected&limit=1`, {
        headers: { 'accept-language': 'ko' },
      });
      expect(await korean.json()).toMatchObject({ items: [{ error: { title: '빈 파일입니다' } }] });
      expect(await api.temporaryFiles()).toEqual([]);
    });

    it('of nothing but bad ones are a batch all the same; without any file there is none', async () => {
      const accepted = await client.accepted([{ name: 'a.png', bytes: Buffer.alloc(0) }]);
      expect(accepted).toMatchObject({ total_files: 1, chain_ids: [null], rejected: [{ position: 0, name: 'a.png' }] });
      const before = await rowCount('batches');
      expect(await codeOf(await client.submitFiles([], { name: 'empty' }))).toEqual([400, 'BATCH_EMPTY']);
      expect(await rowCount('batches')).toBe(before);
    });

    it('of which 500 are the same file lead to one run', async () => {
      const [file] = files(1);
      const before = await rowCount('runs');
      const accepted = await client.accepted(
        Array.from({ length: 500 }, (_, index) => ({ ...file!, name: `${index}.png` })),
      );
      expect(accepted.chain_ids).toHaveLength(500);
      expect(new Set(accepted.chain_ids).size).toBe(1);
      expect(await rowCount('runs')).toBe(before + 1);
      await client.endRun(accepted.chain_ids[0]!, 'complete');
      expect((await client.batch(accepted.batch_id)).counts).toMatchObject({ total: 500, completed: 500, cached: 0 });
      const again = await client.accepted([file!, file!]);
      expect(again.chain_ids).toEqual([accepted.chain_ids[0], accepted.chain_ids[0]]);
      expect((await client.batch(again.batch_id)).counts).toMatchObject({ total: 2, completed: 2, cached: 2 });
      const bypass = await client.accepted([file!], { cache: 'bypass' });
      expect(bypass.chain_ids[0]).not.toBe(accepted.chain_ids[0]);
    });

    it('take the older address, and wrong fields refuse the whole form', async () => {
      const older = await client.submitFiles(files(2), { ocr_engine: 'tesseract' }, '/batch/cr-extract');
      expect(older.status).toBe(202);
      const { batch_id: id } = (await older.json()) as Accepted;
      expect(await client.batch(id)).toMatchObject({
        name: '0.png (+1)',
        priority: 4,
        options: { ocr_engine: 'tesseract' },
      });
      const before = await rowCount('batches');
      for (const fields of [
        { motor: 'x' },
        { priority: '9' },
        { options: '{"pages":"x"}' },
        { name: 'a'.repeat(201) },
      ]) {
        expect(await codeOf(await client.submitFiles(files(2), fields))).toEqual([422, 'OPTIONS_INVALID']);
      }
      expect(await rowCount('batches')).toBe(before);
    });

    it('whose client hangs up half-way leave nothing that anybody could find', async () => {
      const tables = ['batches', 'batch_items', 'runs', 'blobs'];
      const before = await Promise.all(tables.map(rowCount));
      const parts: FormPart[] = files(20).map(({ name, bytes }) => ({ field: 'files', name, bytes }));
      const pieces = [...formBody([...parts, { field: 'files', name: 'last.png', bytes: pngBytes(200_000) }], 10_000)];
      const upload = httpRequest(`${api.url}/api/v1/documents/batches`, {
        method: 'POST',
        headers: { authorization: `Bearer ${api.token}`, 'content-type': 'multipart/form-data; boundary=b' },
      }).on('error', () => {});
      for (const piece of pieces.slice(0, -2)) upload.write(piece);
      while ((await api.temporaryFiles()).length === 0) await sleep(5);
      await sleep(200);
      upload.destroy();
      while ((await api.temporaryFiles()).length > 0) await sleep(5);
      await sleep(100);
      expect(await Promise.all(tables.map(rowCount))).toEqual(before);
    });

    it('of 5,000 are one request and one batch', async () => {
      const upload = httpRequest(`${api.url}/api/v1/documents/batches`, {
        method: 'POST',
        headers: { authorization: `Bearer ${api.token}`, 'content-type': 'multipart/form-data; boundary=b' },
      });
      const answered = new Promise<Accepted>((resolve) =>
        upload.on('response', (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => resolve(JSON.parse(text) as Accepted));
        }),
      );
      const parts = (function* (): Generator<FormPart> {
        for (let index = 0; index < 5_000; index += 1)
          yield { field: 'files', name: `${index}.png`, bytes: pngBytes(500) };
      })();
      for (const piece of formBody(parts)) {
        if (!upload.write(piece)) await new Promise((resolve) => upload.once('drain', resolve));
      }
      upload.end();
      const accepted = await answered;
      expect(accepted).toMatchObject({ total_files: 5_000, rejected: [] });
      expect(new Set(accepted.chain_ids).size).toBe(5_000);
      const items = await client.items(accepted.batch_id, 'limit=1000');
      expect(items.map(({ position }) => position)).toEqual(Array.from({ length: 5_000 }, (_, index) => index));
      expect(items.map(({ name }) => name)).toEqual(Array.from({ length: 5_000 }, (_, index) => `${index}.png`));
    });
  });

  describe('submitted as references', () => {
    it('take blobs that the project holds, and reject the others', async () => {
      const run = await api.submitRun();
      const missing = 'a'.repeat(64);
      const blob = { sha256: run.input.sha256 };
      const items = [{ blob, name: '../one.png' }, { blob: { sha256: missing } }, { blob }];
      const response = await client.submitReferences({ items, options: { pages: '1' }, priority: 3, name: 'by hash' });
      expect(response.status).toBe(202);
      const accepted = (await response.json()) as Accepted;
      expect(accepted.chain_ids).toEqual([expect.any(String), null, accepted.chain_ids[0]]);
      expect(accepted.rejected).toMatchObject([
        { position: 1, name: missing.slice(0, 12), problem: { code: 'BLOB_NOT_FOUND' } },
      ]);
      expect((await client.items(accepted.batch_id)).map(({ name }) => name)).toEqual([
        'one.png',
        missing.slice(0, 12),
        run.input.sha256.slice(0, 12),
      ]);
      const theirs = (await (await foreign.submitReferences({ items: [{ blob }] })).json()) as Accepted;
      expect(theirs.rejected).toMatchObject([{ problem: { code: 'BLOB_NOT_FOUND' } }]);
    });

    it('keep addresses to be fetched later', async () => {
      const items = [{ url: 'https://files.example/a%20b.pdf?x=1' }, { url: 'https://files.example/', name: 'c.pdf' }];
      const accepted = (await (await client.submitReferences({ items })).json()) as Accepted;
      expect(accepted).toMatchObject({ chain_ids: [null, null], rejected: [] });
      expect(await client.items(accepted.batch_id)).toMatchObject([
        { name: 'a b.pdf', url: items[0]!.url, status: 'fetching' },
        { name: 'c.pdf', status: 'fetching' },
      ]);
    });

    it.each([
      ['no items', { items: [] }, 400, 'BATCH_EMPTY'],
      ['items that are none', { items: 5 }, 422, 'OPTIONS_INVALID'],
      ['an item of neither kind', { items: [{ name: 'a' }] }, 422, 'OPTIONS_INVALID'],
      [
        'an item of both kinds',
        { items: [{ blob: { sha256: 'a'.repeat(64) }, url: 'http://a' }] },
        422,
        'OPTIONS_INVALID',
      ],
      ['a hash that is none', { items: [{ blob: { sha256: '../x' } }] }, 422, 'OPTIONS_INVALID'],
      ['an unknown field', { items: [{ url: 'http://a' }], motor: 1 }, 422, 'OPTIONS_INVALID'],
      ['too many items', { items: Array(20_001).fill({ url: 'http://a' }) }, 413, 'BATCH_TOO_LARGE'],
      ['a body that is too large', { items: [{ url: 'a'.repeat(9e6) }] }, 413, 'REQUEST_BODY_TOO_LARGE'],
    ])('are refused for %s', async (_what, body, status, code) => {
      expect(await codeOf(await client.submitReferences(body))).toEqual([status, code]);
    });

    it('of 20,000 items fit', async () => {
      const run = await api.submitRun();
      const response = await client.submitReferences({
        items: Array(20_000).fill({ blob: { sha256: run.input.sha256 } }),
      });
      expect(response.status).toBe(202);
      expect(((await response.json()) as Accepted).total_files).toBe(20_000);
    });
  });

  describe('in a list', () => {
    it('come newest first, page by page, by status', async () => {
      const ids = [];
      for (let index = 0; index < 5; index += 1) ids.unshift((await client.accepted(files(1))).batch_id);
      await client.end(ids[1]!);
      const page = async (query: string): Promise<{ items: BatchReply[]; next_cursor: string | null }> =>
        (await (await client.request(`/api/v1/batches?${query}`)).json()) as never;
      const first = await page('limit=3');
      expect(first.items.map(({ batch_id: id }) => id)).toEqual(ids.slice(0, 3));
      const second = await page(`limit=2&cursor=${first.next_cursor}`);
      expect(second.items.map(({ batch_id: id }) => id)).toEqual(ids.slice(3));
      expect((await page('status=completed&limit=1')).items[0]?.batch_id).toBe(ids[1]);
      expect(await codeOf(await client.request('/api/v1/batches?cursor=x'))).toEqual([400, 'REQUEST_INVALID']);
      expect(
        ((await (await foreign.request('/api/v1/batches?status=completed')).json()) as { items: [] }).items,
      ).toEqual([]);
    });
  });

  describe('of another project', () => {
    it.each([
      ['GET', ''],
      ['GET', '/items'],
      ['GET', '/results.jsonl'],
      ['GET', '/results.csv'],
      ['POST', '/pause'],
      ['POST', '/resume'],
      ['POST', '/cancel'],
      ['POST', '/retry'],
      ['DELETE', ''],
    ])('do not exist: %s %s', async (method, path) => {
      const { batch_id: id } = await client.accepted(files(1));
      const address = (batchId: string): string => `/api/v1/batches/${batchId}${path}`;
      expect(await codeOf(await foreign.request(address(id), { method }))).toEqual([404, 'BATCH_NOT_FOUND']);
      expect(await codeOf(await client.request(address('no-id'), { method }))).toEqual([404, 'BATCH_NOT_FOUND']);
    });

    it('cannot be followed', async () => {
      const { batch_id: id } = await client.accepted(files(1));
      const [status, body] = await foreign.follow(id).refusal();
      expect([status, body.code]).toEqual([404, 'BATCH_NOT_FOUND']);
    });
  });

  describe('at their end', () => {
    it('run again what failed, and only that', async () => {
      const { batch_id: id, chain_ids: runIds } = await client.accepted([
        ...files(3),
        { name: 'bad.png', bytes: Buffer.alloc(0) },
      ]);
      expect(await codeOf(await client.request(`/api/v1/batches/${id}/retry`, { method: 'POST' }))).toEqual([
        409,
        'BATCH_ACTIVE',
      ]);
      await client.endRun(runIds[0]!, 'complete');
      await client.endRun(runIds[1]!, 'fail');
      await client.endRun(runIds[2]!, 'fail');
      await client.end(id);
      const retried = await client.request(`/api/v1/batches/${id}/retry`, { method: 'POST' });
      expect(retried.status).toBe(202);
      expect(await retried.json()).toMatchObject({
        status: 'running',
        attempt: 2,
        counts: { total: 4, completed: 1, queued: 2, failed: 1, rejected: 1 },
      });
      expect((await client.items(id)).map(({ chain_id: runId }) => runId)).toEqual(runIds);
      for (const runId of runIds.slice(1, 3)) await client.endRun(runId!, 'complete');
      await client.end(id);
      expect(await codeOf(await client.request(`/api/v1/batches/${id}/retry`, { method: 'POST' }))).toEqual([
        409,
        'BATCH_NOTHING_TO_RETRY',
      ]);
    });

    it('can be deleted, twice too, and leave their runs', async () => {
      const { batch_id: id, chain_ids: runIds } = await client.accepted(files(1));
      const remove = () => client.request(`/api/v1/batches/${id}`, { method: 'DELETE' });
      expect(await codeOf(await remove())).toEqual([409, 'BATCH_ACTIVE']);
      await client.endRun(runIds[0]!, 'complete');
      await client.end(id);
      expect((await remove()).status).toBe(204);
      expect(await codeOf(await remove())).toEqual([404, 'BATCH_NOT_FOUND']);
      expect((await client.request(`/api/v1/runs/${runIds[0]}`)).status).toBe(200);
    });

    it('take no orders any more, but that a cancelled one may be cancelled again', async () => {
      const { batch_id: id } = await client.accepted(files(1));
      const order = (what: string) => client.request(`/api/v1/batches/${id}/${what}`, { method: 'POST' });
      await client.end(id, 'cancelled');
      expect((await order('cancel')).status).toBe(200);
      expect(await codeOf(await order('pause'))).toEqual([409, 'BATCH_FINISHED']);
      await client.end(id, 'completed');
      expect(await codeOf(await order('cancel'))).toEqual([409, 'BATCH_FINISHED']);
    });
  });

  it('are accepted while Temporal is away; only orders wait for it', async () => {
    const lonely = await startApi({ temporalAway: true });
    try {
      const alone = new BatchClient(lonely);
      const { batch_id: id } = await alone.accepted(files(2));
      expect(await alone.batch(id)).toMatchObject({ status: 'running', counts: { queued: 2 } });
      expect(await codeOf(await alone.request(`/api/v1/batches/${id}/pause`, { method: 'POST' }))).toEqual([
        503,
        'WORKFLOW_SERVER_UNAVAILABLE',
      ]);
    } finally {
      await lonely.close();
    }
  });
});
