import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';

describe('the edge of the API', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const metric = async (name: string): Promise<string[]> => {
    const text = await (await fetch(`${api.url}/metrics`)).text();
    return text.split('\n').filter((line) => line.startsWith(name));
  };

  const GUARDED: [string, string][] = [
    ['GET', '/api/v1/runs'],
    ['GET', '/api/v1/runs/x'],
    ['GET', '/status/x'],
    ['GET', '/api/v1/runs/x/result'],
    ['GET', '/api/v1/runs/x/manifest'],
    ['GET', '/api/v1/runs/x/events'],
    ['POST', '/api/v1/runs/x/cancel'],
    ['POST', '/api/v1/runs/x/retry'],
    ['DELETE', '/api/v1/runs/x'],
    ['GET', '/api/v1/operations'],
    ['GET', '/api/v1/operations/statistics'],
    ['GET', '/api/v1/pipelines'],
    ['POST', '/api/v1/documents/runs'],
    ['POST', '/cr-extract'],
  ];

  it.each(GUARDED)('%s %s asks for a token and tells a missing one from a wrong one', async (method, path) => {
    const missing = await fetch(api.url + path, { method });
    expect(missing.status).toBe(401);
    expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="treadle"');
    expect(await missing.json()).toMatchObject({ code: 'TOKEN_MISSING' });
    for (const authorization of [
      'Bearer trd_wrong',
      'Basic dXNlcjpwYXNz',
      'Bearer \u00e4\u00f6',
      'Bearer',
      `Bearer ${'x'.repeat(600)}`,
    ]) {
      const wrong = await fetch(api.url + path, { method, headers: { authorization } });
      expect(wrong.status).toBe(401);
      expect(wrong.headers.get('www-authenticate')).toContain('invalid_token');
      expect(await wrong.json()).toMatchObject({ code: 'TOKEN_INVALID' });
    }
  });

  it('forgets a revoked token within seconds', async () => {
    const { id, token } = await api.deps.identity.createPrincipal({
      name: 'leaver',
      projectId: api.projectId,
      role: 'viewer',
    });
    const ask = async (): Promise<number> =>
      (await fetch(`${api.url}/api/v1/pipelines`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await ask()).toBe(200);
    const whose = { projectId: api.projectId, ownerId: id };
    const [key] = await api.deps.keys.list(whose, { limit: 1 });
    await api.deps.keys.revoke(key!.id, whose);
    const deadline = Date.now() + 10_000;
    while ((await ask()) === 200 && Date.now() < deadline) await sleep(200);
    expect(await ask()).toBe(401);
  });

  it('answers an unknown address, broken escapes and a wrong method with a problem in the caller’s language', async () => {
    const response = await api.request('/nowhere', { headers: { 'accept-language': 'ko' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    expect(await response.json()).toEqual({
      type: '/errors/ROUTE_NOT_FOUND',
      title: '주소가 없습니다',
      status: 404,
      detail: 'GET /nowhere은(는) 없습니다. API 문서를 확인하십시오.',
      code: 'ROUTE_NOT_FOUND',
      details: { method: 'GET', path: '/nowhere' },
      instance: '/nowhere',
      request_id: expect.any(String),
    });
    const options = { body: '{"blob":{"sha256":"x"},"colour":1}', method: 'POST' };
    const korean = { 'accept-language': 'ko', 'content-type': 'application/json' };
    const refused = (await (await api.request('/api/v1/documents/runs', { ...options, headers: korean })).json()) as {
      detail: string;
    };
    expect(refused.detail).toMatch(/[가-힣].*blob\.sha256|blob\.sha256.*[가-힣]/);
    expect((await api.request('/api/v1/runs/%E0%A4%A')).status).toBe(400);
    expect((await api.request('/api/v1/pipelines', { method: 'DELETE' })).status).toBe(404);
  });

  it('sends safe headers, names no software, opens itself to no other origin, and gives each request an id', async () => {
    const response = await api.request('/api/v1/pipelines', {
      headers: { origin: 'https://elsewhere.test', 'x-request-id': 'my-id' },
    });
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('x-request-id')).toBe('my-id');
    expect((await api.request('/api/v1/pipelines')).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('hides what went wrong inside, and logs it under the request’s id', async () => {
    const { operations } = api.deps;
    const statistics = operations.statistics.bind(operations);
    operations.statistics = () => Promise.reject(new Error('relation "secrets" does not exist'));
    try {
      const response = await api.request('/api/v1/operations/statistics');
      expect(response.status).toBe(500);
      const text = await response.text();
      expect(text).not.toContain('secrets');
      const { code, request_id: requestId } = JSON.parse(text) as Record<string, unknown>;
      expect(code).toBe('INVARIANT_BROKEN');
      const logged = api.logLines().find((line) => line.request_id === requestId && line.err !== undefined);
      expect(logged).toMatchObject({ level: 'error', err: { message: expect.stringContaining('secrets') } });
    } finally {
      operations.statistics = statistics;
    }
  });

  it('writes no token into its log', () => {
    expect(JSON.stringify(api.logLines())).not.toContain(api.token);
  });

  it('is healthy and ready, and says what is not when Temporal is away', async () => {
    expect(await (await fetch(`${api.url}/api/health`)).json()).toMatchObject({ status: 'ok', version: 'test' });
    const ready = await fetch(`${api.url}/api/ready`);
    expect(ready.status).toBe(200);
    const ok = { status: 'ok', ms: expect.any(Number) };
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      checks: { database: ok, temporal: ok, blob_store: ok, models: ok },
    });

    const lonely = await startApi({ temporalAway: true });
    try {
      const notReady = await fetch(`${lonely.url}/api/ready`);
      expect(notReady.status).toBe(503);
      expect(notReady.headers.get('retry-after')).toBe('5');
      expect(await notReady.json()).toMatchObject({
        status: 'not_ready',
        checks: { database: ok, temporal: { status: 'failed' } },
      });
      const run = await lonely.submitRun();
      const cancel = await lonely.request(`/api/v1/runs/${run.id}/cancel`, { method: 'POST' });
      expect(cancel.status).toBe(503);
      expect(await cancel.json()).toMatchObject({ code: 'WORKFLOW_SERVER_UNAVAILABLE' });
    } finally {
      await lonely.close();
    }
  });

  it('counts requests under the pattern of their route, and unknown addresses under one label', async () => {
    await api.request('/api/v1/runs/3fa85f64-5717-4562-b3fc-2c963f66afa6');
    await api.request('/no/such/address');
    await api.upload(pngBytes());
    const lines = await metric('api_requests_total');
    expect(lines).toContainEqual(
      expect.stringContaining('{method="GET",endpoint="/api/v1/runs/:chain_id",status="404"}'),
    );
    expect(lines).toContainEqual(expect.stringContaining('{method="GET",endpoint="unmatched",status="404"}'));
    expect(lines).toContainEqual(
      expect.stringContaining('{method="POST",endpoint="/api/v1/documents/runs",status="202"}'),
    );
    const buckets = (await metric('api_latency_seconds_bucket')).filter((line) =>
      line.includes('/api/v1/documents/runs'),
    );
    expect(buckets.map((line) => /le="([^"]+)"/.exec(line)?.[1])).toEqual([
      '0.01',
      '0.05',
      '0.1',
      '0.5',
      '1',
      '5',
      '10',
      '+Inf',
    ]);
    expect(await metric('treadle_runs{')).toContain('treadle_runs{pipeline="documents",status="queued"} 1');
  });

  it('counts a request as active until it ends, also when its client goes away', async () => {
    const active = async (): Promise<number> => Number((await metric('active_connections '))[0]?.split(' ')[1]);
    expect(await active()).toBe(1);
    const upload = httpRequest(`${api.url}/api/v1/documents/runs`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.token}`,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': 1000,
      },
    });
    upload.on('error', () => {});
    upload.write('--b\r\n');
    while ((await active()) < 2) await sleep(5);
    upload.destroy();
    while ((await active()) > 1) await sleep(5);
    expect(await metric('api_requests_total')).toContainEqual(expect.stringContaining('status="499"'));
  });

  it('gives its metrics without a token to loopback only', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    expect((await fetch(`${api.url}/metrics`, { headers: forwarded })).status).toBe(401);
    expect((await api.request('/metrics', { headers: forwarded })).status).toBe(200);
  });
});
