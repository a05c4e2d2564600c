import { randomUUID } from 'node:crypto';
import { documents } from '../../contracts/documents/definition';
import { runWorkflowId } from '../../contracts/workflow-ids';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { completeRun, failRun, RESULT, workStage } from './runs-at-work';

describe('runs in the API', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const get = async (
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await api.request(path, headers ? { headers } : {});
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const send = async (method: string, path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await api.request(path, { method });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };

  it('tells progress while a run works and the result when it is done', async () => {
    const run = await api.submitRun();
    await workStage(api, run, 'inspect');
    const path = `/api/v1/runs/${run.id}`;
    expect((await get(path)).body).toMatchObject({
      chain_id: run.id,
      pipeline: 'documents',
      status: 'running',
      progress: 0.25,
      completed_tasks: 1,
      total_tasks: 4,
      final_result: null,
      error: null,
      observed_at: expect.any(String),
      links: {
        socket: `/ws/pipeline/${run.id}`,
        workflow: `http://127.0.0.1:8233/namespaces/default/workflows/${encodeURIComponent(runWorkflowId(run))}`,
      },
    });
    expect(await get(`${path}/result`)).toMatchObject({ status: 409, body: { code: 'RUN_NOT_FINISHED' } });

    await completeRun(api, run);
    expect((await get(`/status/${run.id}`)).body).toMatchObject({
      status: 'completed',
      progress: 1,
      final_result: RESULT,
      cost_usd: 0.25,
    });
    expect((await get(`${path}/result`)).body).toEqual(RESULT);
    const { stages } = (await get(`${path}/manifest`)).body as { stages: Record<string, unknown>[] };
    expect(stages.map(({ name, status, version, attempts }) => ({ name, status, version, attempts }))).toEqual(
      ['inspect', 'read', 'layout', 'extract'].map((name) => ({
        name,
        status: 'completed',
        version: '1',
        attempts: 1,
      })),
    );
    const { items } = (await get(`${path}/events?after=7`)).body as { items: { seq: number; type: string }[] };
    expect(items.map(({ seq, type }) => [seq, type])).toEqual([
      [8, 'task_started'],
      [9, 'task_completed'],
      [10, 'run_completed'],
    ]);
  });

  it('tells a failure as a problem in the reader’s language', async () => {
    const run = await api.submitRun();
    await failRun(api, run);
    const korean = await get(`/api/v1/runs/${run.id}`, { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' });
    expect(korean.body.error).toMatchObject({
      code: 'DOCUMENT_ENCRYPTED',
      title: '암호화된 문서입니다',
      stage: 'inspect',
    });
    const english = await get(`/api/v1/runs/${run.id}`);
    expect(english.body.error).toMatchObject({ title: 'The document is encrypted' });
  });

  it('hides runs of other projects everywhere', async () => {
    const run = await api.submitRun();
    const foreign = { authorization: `Bearer ${api.foreignToken}` };
    const paths = ['', '/result', '/manifest', '/events', '/cancel', '/retry'].map(
      (rest) => `/api/v1/runs/${run.id}${rest}`,
    );
    for (const path of [...paths, `/status/${run.id}`, '/api/v1/runs/no-uuid', `/api/v1/operations?run=${run.id}`]) {
      const method = /cancel|retry/.test(path) ? 'POST' : 'GET';
      const response = await api.request(path, { method, headers: foreign });
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.json()).toMatchObject({ code: 'RUN_NOT_FOUND' });
    }
    expect((await api.request(`/api/v1/runs/${run.id}`, { method: 'DELETE', headers: foreign })).status).toBe(404);
    expect((await get('/api/v1/runs', foreign)).body).toMatchObject({ items: [] });
  });

  it('pages through all runs without gaps or doubles, also where many were made in one millisecond', async () => {
    const source = await api.submitRun({ name: 'page me.png' });
    await api.deps.database.pool.query(
      `insert into runs (id, pipeline, project_id, owner_id, input, input_name, options, models, fingerprint, priority,
         status, total_tasks, created_at)
       select gen_random_uuid(), pipeline, project_id, owner_id, input, input_name, options, models, n::text, priority,
         'failed', total_tasks, '2026-01-01'::timestamptz + make_interval(secs => n * 0.0001)
       from runs, generate_series(1, 99) n where id = $1`,
      [source.id],
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Record<string, unknown> = (
        await get(`/api/v1/runs?name=PAGE%20me&limit=7${cursor && `&cursor=${cursor}`}`)
      ).body;
      seen.push(...(page.items as { chain_id: string }[]).map((item) => item.chain_id));
      cursor = page.next_cursor as string | null;
    }
    expect(seen).toHaveLength(100);
    expect(new Set(seen).size).toBe(100);
    const failed = (await get('/api/v1/runs?name=page&status=failed&pipeline=documents&limit=200')).body;
    expect(failed.items).toHaveLength(99);
    expect(await get('/api/v1/runs?cursor=nonsense')).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
    expect(await get('/api/v1/runs?colour=red')).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('colour') },
    });
  });

  it('cancels a running run through its workflow, as often as one asks', async () => {
    const run = await api.submitRun();
    for (let time = 0; time < 2; time += 1) {
      expect(await send('POST', `/api/v1/runs/${run.id}/cancel`)).toMatchObject({
        status: 202,
        body: { chain_id: run.id },
      });
    }
    const history = await api.temporal.workflow.getHandle(runWorkflowId(run)).fetchHistory();
    expect(history.events?.some((event) => event.workflowExecutionCancelRequestedEventAttributes)).toBe(true);
  });

  it('cancels a run whose workflow never started in its row, and retries it', async () => {
    const source = await api.submitRun();
    const { run } = await api.deps.runs.submit(
      { ...source, id: randomUUID(), fingerprint: randomUUID() },
      documents.stages,
    );
    const path = `/api/v1/runs/${run.id}`;
    expect(await send('POST', `${path}/cancel`)).toMatchObject({
      status: 202,
      body: { status: 'cancelled', error: { code: 'RUN_CANCELLED' } },
    });
    expect(await send('POST', `${path}/cancel`)).toMatchObject({ status: 202, body: { status: 'cancelled' } });

    expect(await send('POST', `${path}/retry`)).toMatchObject({
      status: 202,
      body: { chain_id: run.id, status: 'queued', joined: false },
    });
    expect((await get(path)).body).toMatchObject({ attempt: 2, status: 'queued', error: null });
    const workflow = await api.temporal.workflow.getHandle(runWorkflowId({ ...run, attempt: 2 })).describe();
    expect(workflow.status.name).toBe('RUNNING');
    expect(await send('POST', `${path}/retry`)).toMatchObject({ status: 409, body: { code: 'RUN_NOT_RETRYABLE' } });
  });

  it('joins an equal active run in place of a retry', async () => {
    const file = pngBytes();
    const { chain_id: first } = (await (await api.upload(file)).json()) as { chain_id: string };
    const run = await api.deps.runs.find(first, { projectId: api.projectId });
    await failRun(api, run!);
    const { chain_id: second } = (await (await api.upload(file)).json()) as { chain_id: string };
    expect(second).not.toBe(first);
    expect(await send('POST', `/api/v1/runs/${first}/retry`)).toMatchObject({
      status: 202,
      body: { chain_id: second, joined: true },
    });
  });

  it('deletes an ended run and no active one; a finished one cannot be cancelled', async () => {
    const run = await api.submitRun();
    const path = `/api/v1/runs/${run.id}`;
    expect(await send('DELETE', path)).toMatchObject({ status: 409, body: { code: 'RUN_ACTIVE' } });
    await completeRun(api, run);
    expect(await send('POST', `${path}/cancel`)).toMatchObject({ status: 409, body: { code: 'RUN_FINISHED' } });
    expect(await send('POST', `${path}/retry`)).toMatchObject({ status: 409, body: { code: 'RUN_NOT_RETRYABLE' } });
    expect(await send('DELETE', path)).toMatchObject({ status: 204 });
    expect(await get(path)).toMatchObject({ status: 404 });
    expect(await send('DELETE', path)).toMatchObject({ status: 404 });
  });

  it('shows the operation log of a run and its statistics', async () => {
    const run = await api.submitRun();
    const entry = { operation: 'readPage', worker: 'w', attempt: 1, metadata: { page: 1 } };
    const at = new Date();
    await api.deps.operations.append([
      { ...entry, at, status: 'completed', runId: run.id, durationMs: 10 },
      { ...entry, at, status: 'failed', runId: run.id, durationMs: 30 },
    ]);
    const { items } = (await get(`/api/v1/operations?run=${run.id}`)).body as { items: unknown[] };
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      operation: 'readPage',
      status: 'failed',
      worker: 'w',
      chain_id: run.id,
      duration_ms: 30,
      metadata: { page: 1 },
    });
    expect((await get('/api/v1/operations/statistics?since_seconds=60')).body).toMatchObject({
      items: [{ operation: 'readPage', count: 2, completed: 1, failed: 1, mean_ms: 20, max_ms: 30 }],
    });
  });

  it('describes the pipelines with their options as JSON schema', async () => {
    const { items } = (await get('/api/v1/pipelines')).body as { items: Record<string, unknown>[] };
    expect(items[0]).toMatchObject({
      name: 'documents',
      options_schema: {
        type: 'object',
        properties: { ocr_engine: { enum: ['ppocr', 'tesseract'], default: 'ppocr' } },
      },
      links: { submit: '/api/v1/documents/runs' },
    });
  });
});
