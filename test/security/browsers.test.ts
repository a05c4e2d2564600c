import { request } from 'node:http';
import { type ApiUnderTest, startApi } from '../api/api-under-test';

const FRIEND = 'https://pages.example';

describe('what a browser is told', () => {
  let api: ApiUnderTest;
  let open: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    open = await startApi({ settings: { CORS_ORIGINS: [FRIEND] } });
  });
  afterAll(async () => {
    await api.close();
    await open.close();
  });

  const PATHS = ['/', '/api/docs', '/api/openapi.json', '/api/v1/runs', '/nowhere', '/metrics'];

  it.each(PATHS)('%s: scripts come from here alone, and nobody may frame us', async (path) => {
    const { headers } = await api.request(path);
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
        const [name = '', ...values] = directive.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(policy.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
    expect(policy.get('script-src-attr')).toBe("'none'");
    expect(policy.get('style-src')).toBe("'self' 'unsafe-inline'");
    expect(policy.get('img-src')).toBe("'self' data: blob:");
    expect(policy.get('object-src')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    const { host } = new URL(api.url);
    expect(policy.get('connect-src')).toBe(`'self' ws://${host} wss://${host}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toMatch(/(^|, )camera=\(self\)(,|$)/);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('has no script or style in the pages themselves that its own policy would stop', async () => {
    for (const path of ['/', '/api/docs']) {
      const html = await (await api.request(path)).text();
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/i);
      expect(html).not.toMatch(/\son\w+=/i);
      expect(html).not.toMatch(/(src|href)="https?:/i);
    }
  });

  it('keeps to no cross-origin leave by default', async () => {
    const headers = { origin: FRIEND, 'access-control-request-method': 'POST' };
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const response = await api.request('/api/v1/documents/runs', { method, headers });
      for (const [name] of response.headers) expect(name).not.toMatch(/^access-control-/);
    }
  });

  it('lets named origins alone read answers, with a token and never with the cookie', async () => {
    const ask = (origin: string, init: RequestInit = {}) =>
      open.request('/api/v1/runs', { ...init, headers: { origin, ...(init.headers as Record<string, string>) } });
    const preflight = await ask(FRIEND, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(FRIEND);
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/Authorization/);
    // The header that every change by cookie needs.
    expect(preflight.headers.get('access-control-allow-headers')).not.toMatch(/X-Treadle-Request/i);
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();

    const answer = await ask(FRIEND);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, FRIEND]);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('vary')).toContain('Origin');
    expect(answer.headers.get('access-control-expose-headers')).toContain('Idempotency-Replayed');

    for (const origin of [
      'https://pages.example.evil.test',
      'http://pages.example',
      'https://pages.example:8443',
      'null',
    ]) {
      const foreign = await ask(origin);
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
      expect(foreign.headers.get('vary')).toContain('Origin');
    }
  });

  it('puts nothing of a forged Host header into its policy', async () => {
    const policy = await new Promise<string>((resolve, reject) => {
      const asked = request(`${api.url}/`, { headers: { host: "evil.test; script-src 'unsafe-inline'" } }, (res) => {
        res.resume();
        resolve(String(res.headers['content-security-policy']));
      });
      asked.on('error', reject).end();
    });
    expect(policy).toContain("connect-src 'self' ws://localhost wss://localhost");
    expect(policy).not.toContain('evil');
  });
});
