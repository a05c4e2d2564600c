import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runWorkflowId } from '../../contracts/workflow-ids';
import { RESULTS_CHANNEL } from '../../db/repositories/runs';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { completeRun, RESULT } from './runs-at-work';

describe('submitting a run', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const rowCount = async (): Promise<number> =>
    Number((await api.deps.database.pool.query<{ n: string }>('select count(*) as n from runs')).rows[0]?.n);
  const problem = async (response: Response): Promise<Record<string, unknown>> => {
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    return (await response.json()) as Record<string, unknown>;
  };

  it('stores the file under its hash, writes the row and starts the workflow with everything it needs', async () => {
    const file = pngBytes();
    const response = await api.upload(file, {
      name: '영수증 1.png',
      before: { priority: '1' },
      after: { options: '{"ocr_engine":"tesseract","languages":["ko"]}', deadline_seconds: '600' },
    });
    expect(response.status).toBe(202);
    const answer = (await response.json()) as { chain_id: string };
    expect(answer).toEqual({ chain_id: expect.any(String), cached: false, status: 'queued', joined: false });
    expect(response.headers.get('location')).toBe(`/api/v1/runs/${answer.chain_id}`);

    const run = (await (await api.request(`/api/v1/runs/${answer.chain_id}`)).json()) as Record<string, unknown>;
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(run).toMatchObject({
      input: { name: '영수증 1.png', sha256, size_bytes: file.length, media_type: 'image/png' },
      options: { ocr_engine: 'tesseract', languages: ['ko'], extractor: 'local', field_schema: 'generic', pages: null },
      models: { 'documents/tesseract': 'v1', 'documents/layout': 'v1', 'documents/extractor': 'v1' },
      priority: 1,
      deadline_seconds: 600,
    });
    expect((await api.deps.blobStore.read(sha256)).equals(file)).toBe(true);

    const [row] = await api.deps.runs.list({ projectId: api.projectId }, { limit: 1 });
    const workflow = await api.temporal.workflow.getHandle(runWorkflowId(row!)).describe();
    expect(workflow).toMatchObject({
      type: 'processDocument',
      taskQueue: 'treadle-workflow',
      priority: { priorityKey: 1 },
    });
    expect(workflow.typedSearchAttributes.getAll()).toEqual(
      expect.arrayContaining([{ key: { name: 'Pipeline', type: 'KEYWORD' }, value: 'documents' }]),
    );
    expect(await workflow.staticSummary()).toBe('documents · 영수증 1.png · 200 B');
    await api.temporal.workflow.getHandle(runWorkflowId(row!)).terminate();
  });

  it('takes the older form: /cr-extract with options as single fields', async () => {
    const response = await api.upload(pngBytes(), {
      path: '/cr-extract',
      before: { languages: 'ko,en', ocr_engine: 'ppocr' },
      after: { field_schema: '{"type":"object","properties":{"total":{"type":"number"}}}', pages: '1-3' },
    });
    expect(response.status).toBe(202);
    const { chain_id: runId } = (await response.json()) as { chain_id: string };
    const status = (await (await api.request(`/status/${runId}`)).json()) as Record<string, unknown>;
    expect(status).toMatchObject({
      chain_id: runId,
      completed_tasks: 0,
      total_tasks: 4,
      final_result: null,
      options: {
        languages: ['ko', 'en'],
        field_schema: { type: 'object', properties: { total: { type: 'number' } } },
        pages: '1-3',
      },
    });
  });

  it('makes one run of a hundred equal uploads at once', async () => {
    const before = await rowCount();
    const file = pngBytes();
    const answers = await Promise.all(
      Array.from(
        { length: 100 },
        async () => (await (await api.upload(file)).json()) as { chain_id: string; joined: boolean },
      ),
    );
    expect(new Set(answers.map(({ chain_id: runId }) => runId)).size).toBe(1);
    expect(answers.filter(({ joined }) => !joined)).toHaveLength(1);
    expect(await rowCount()).toBe(before + 1);
    expect(await api.temporaryFiles()).toEqual([]);
  });

  it('answers from the cache until the entry expires, and runs again on bypass or with other options', async () => {
    const file = pngBytes();
    const first = (await (await api.upload(file)).json()) as { chain_id: string };
    const run = await api.deps.runs.find(first.chain_id, { projectId: api.projectId });
    await completeRun(api, run!);

    const cached = await api.upload(file);
    expect(cached.status).toBe(200);
    expect(await cached.json()).toEqual({ chain_id: first.chain_id, cached: true, result: RESULT });

    const sha256 = createHash('sha256').update(file).digest('hex');
    const reference = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ blob: { sha256 } }),
    };
    const byReference = await api.request('/api/v1/documents/runs', reference);
    expect(await byReference.json()).toEqual({ chain_id: first.chain_id, cached: true, result: RESULT });

    const other = (await (await api.upload(file, { after: { pages: '1' } })).json()) as { cached: boolean };
    expect(other.cached).toBe(false);
    const bypass = (await (await api.upload(file, { after: { cache: 'bypass' } })).json()) as {
      cached: boolean;
      chain_id: string;
    };
    expect(bypass.cached).toBe(false);
    expect(bypass.chain_id).not.toBe(first.chain_id);

    // Every process is told when a result is gone; none answers from its memory then.
    expect(((await (await api.upload(file)).json()) as { cached: boolean }).cached).toBe(true);
    await api.deps.database.pool.query("update result_cache set expires_at = now() - interval '1 second'");
    await api.deps.database.pool.query(`select pg_notify('${RESULTS_CHANNEL}', '')`);
    await sleep(200);
    const expired = (await (await api.upload(file)).json()) as { cached: boolean; chain_id: string };
    expect(expired).toMatchObject({ cached: false, chain_id: bypass.chain_id });
  });

  it('forgets a result at once when another process deletes its run', async () => {
    const file = pngBytes();
    const { chain_id: id } = (await (await api.upload(file)).json()) as { chain_id: string };
    const run = await api.deps.runs.find(id, { projectId: api.projectId });
    if (!run) throw new Error(`Run ${id} has no row.`);
    await completeRun(api, run);
    expect(((await (await api.upload(file)).json()) as { cached: boolean }).cached).toBe(true);
    await api.deps.runs.delete([id]);
    await sleep(200);
    expect(((await (await api.upload(file)).json()) as { cached: boolean }).cached).toBe(false);
  });

  it('takes a blob that the project holds by its hash, and knows nothing of other projects’ blobs', async () => {
    const run = await api.submitRun();
    const body = JSON.stringify({ blob: { sha256: run.input.sha256 }, name: 'again.png', options: { pages: '2' } });
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    expect((await api.request('/api/v1/documents/runs', init)).status).toBe(202);

    const foreign = { ...init, headers: { ...init.headers, authorization: `Bearer ${api.foreignToken}` } };
    const refused = await api.request('/api/v1/documents/runs', foreign);
    expect(refused.status).toBe(404);
    expect(await problem(refused)).toMatchObject({ code: 'BLOB_NOT_FOUND' });
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 400, 'UPLOAD_EMPTY'],
    ['text named .jpg', Buffer.from('This is no picture, whatever the name says.'), 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['unknown bytes', Buffer.from([0, 1, 2, 3]), 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['a file over the limit', pngBytes(1024 ** 2 + 1), 413, 'UPLOAD_TOO_LARGE'],
  ])('refuses %s and keeps nothing of it', async (_what, file, status, code) => {
    const before = await rowCount();
    const response = await api.upload(file, { name: 'photo.jpg' });
    expect(response.status).toBe(status);
    expect(await problem(response)).toMatchObject({ code, status, type: `/errors/${code}` });
    expect(await rowCount()).toBe(before);
    expect(await api.temporaryFiles()).toEqual([]);
  });

  it.each([
    ['a wrong option', { options: '{"ocr_engine":"magic"}' }, 'ocr_engine'],
    ['an unknown option', { options: '{"ocr_motor":"ppocr"}' }, 'ocr_motor'],
    ['an unknown field', { motor: 'ppocr' }, 'motor'],
    ['broken JSON', { options: '{"ocr_engine":' }, 'options'],
    ['options that are no object', { options: '[1]' }, ''],
    ['a wrong priority', { priority: '9' }, 'priority'],
    ['a priority that is no number', { priority: 'high' }, 'priority'],
    ['a wrong deadline', { deadline_seconds: '0' }, 'deadline_seconds'],
    ['a wrong cache mode', { cache: 'no' }, 'cache'],
    ['an option given twice', { options: '{"pages":"1"}', pages: '2' }, 'pages'],
    ['a field that every object has', { __proto__x: '1', constructor: '1' }, '__proto__x'],
  ])('refuses %s and names it, before or after the file', async (_what, fields, field) => {
    for (const form of [{ before: fields }, { after: fields }]) {
      const response = await api.upload(pngBytes(), form);
      expect(response.status).toBe(422);
      const answer = await problem(response);
      expect(answer).toMatchObject({ code: 'OPTIONS_INVALID', details: { fields: expect.arrayContaining([field]) } });
      expect(answer.detail).toContain(field);
    }
    expect(await api.temporaryFiles()).toEqual([]);
  });

  it('refuses a form without a file, with two files, without a boundary, and a body of another kind', async () => {
    const post = (body: NonNullable<RequestInit['body']>, headers?: Record<string, string>): Promise<Response> =>
      api.request('/api/v1/documents/runs', { method: 'POST', body, ...(headers ? { headers } : {}) });
    const empty = new FormData();
    empty.append('pages', '1');
    expect(await problem(await post(empty))).toMatchObject({ code: 'UPLOAD_MISSING' });
    const two = new FormData();
    two.append('file', new Blob([pngBytes()]), 'a.png');
    two.append('file', new Blob([pngBytes()]), 'b.png');
    expect(await problem(await post(two))).toMatchObject({ code: 'REQUEST_INVALID' });
    expect(await problem(await post('x', { 'content-type': 'multipart/form-data' }))).toMatchObject({
      code: 'REQUEST_INVALID',
    });
    expect(await problem(await post('x', { 'content-type': 'text/plain' }))).toMatchObject({ code: 'REQUEST_INVALID' });
    expect(await problem(await post('{"blob":', { 'content-type': 'application/json' }))).toMatchObject({
      code: 'REQUEST_INVALID',
    });
    const cut = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n\x89PNG';
    expect(await problem(await post(cut, { 'content-type': 'multipart/form-data; boundary=b' }))).toMatchObject({
      code: 'REQUEST_INVALID',
    });
    expect(await api.temporaryFiles()).toEqual([]);
  });

  it('refuses the language model at once where none is configured', async () => {
    const answer = await api.upload(pngBytes(), { after: { extractor: 'llm' } });
    expect(answer.status).toBe(422);
    expect(await problem(answer)).toMatchObject({ code: 'LLM_NOT_CONFIGURED' });
  });

  it('refuses an unknown pipeline', async () => {
    const response = await api.upload(pngBytes(), { path: '/api/v1/nothing/runs' });
    expect(response.status).toBe(404);
    expect(await problem(response)).toMatchObject({ code: 'ROUTE_NOT_FOUND' });
  });

  it('keeps only the last piece of a name, without control characters', async () => {
    const run = await api.submitRun({ name: '../../etc/\u202epasswd\u0085.png' });
    expect(run.inputName).toBe('passwd.png');
  });

  it('says BLOB_STORE_FULL on a full disk, keeps nothing, and goes on when there is space', async () => {
    const disk = await mkdtemp(join(tmpdir(), 'treadle-disk-'));
    const mounted =
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk], { stdio: 'ignore' }).status === 0;
    if (!mounted) return console.warn('skipped: only root may mount the small disk that this test fills');
    const cramped = await startApi({ home: disk });
    try {
      const response = await cramped.upload(pngBytes(900_000));
      expect(response.status).toBe(507);
      expect(await problem(response)).toMatchObject({ code: 'BLOB_STORE_FULL' });
      expect(await cramped.temporaryFiles()).toEqual([]);
      expect((await cramped.upload(pngBytes(50_000))).status).toBe(202);
    } finally {
      spawnSync('umount', ['-l', disk]);
      await cramped.close();
    }
  });

  /** Sends the head of a form and a piece of its file, then leaves the rest to the caller. */
  const beginUpload = (): ReturnType<typeof httpRequest> => {
    const upload = httpRequest(`${api.url}/api/v1/documents/runs`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.token}`,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': 1_000_000,
      },
    });
    upload.on('error', () => {});
    upload.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
    upload.write(pngBytes(200_000));
    return upload;
  };

  it('keeps neither file nor row of a client that disconnects in mid-upload', async () => {
    const before = await rowCount();
    const upload = beginUpload();
    while ((await api.temporaryFiles()).length === 0) await sleep(5);
    upload.destroy();
    while ((await api.temporaryFiles()).length > 0) await sleep(5);
    expect(await rowCount()).toBe(before);
  });

  it('accepts a run while Temporal is away, and says so only in the log', async () => {
    const lonely = await startApi({ temporalAway: true });
    try {
      const response = await lonely.upload(pngBytes());
      expect(response.status).toBe(202);
      expect(await response.json()).toMatchObject({ status: 'queued' });
      expect(lonely.logLines()).toContainEqual(expect.objectContaining({ level: 'warn', run_id: expect.any(String) }));
    } finally {
      await lonely.close();
    }
  });

  it('ends an upload that falls silent', async () => {
    const impatient = await startApi({ settings: { UPLOAD_IDLE_SECONDS_MAX: 1 } });
    try {
      const upload = httpRequest(`${impatient.url}/api/v1/documents/runs`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${impatient.token}`,
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': 1_000_000,
        },
      });
      const answered = new Promise<number | undefined>((resolve) =>
        upload.on('response', (response) => resolve(response.statusCode)),
      );
      upload.on('error', () => {});
      upload.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
      upload.write(pngBytes(1000));
      // Whoever notices first: the reader of the form, or Node's own watch over requests.
      expect([400, 408]).toContain(await answered);
      upload.destroy();
      expect(await impatient.temporaryFiles()).toEqual([]);
    } finally {
      await impatient.close();
    }
  });
});
