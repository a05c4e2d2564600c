/** Blobs over HTTP: whoever holds one gets its bytes, nobody else learns of it, and nothing in it runs in a browser. */
import { randomBytes } from 'node:crypto';
import { pngBytes, startApi, type ApiUnderTest } from './api-under-test';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.close());

async function held(bytes: Uint8Array, mediaType: string): Promise<string> {
  const blob = await api.deps.blobStore.putBytes(bytes, mediaType);
  await api.deps.blobs.hold(blob, { projectId: api.projectId, ownerId: null });
  return blob.sha256;
}

it('gives the bytes with their own media type, for ever', async () => {
  const bytes = pngBytes(300_000);
  const answer = await api.request(`/api/v1/blobs/${await held(bytes, 'image/png')}`);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('content-disposition')).toMatch(/^inline/);
  expect(answer.headers.get('cache-control')).toContain('immutable');
});

it('answers 304 to who has it', async () => {
  const path = `/api/v1/blobs/${await held(pngBytes(), 'image/png')}`;
  const etag = (await api.request(path)).headers.get('etag') ?? '';
  const again = await api.request(path, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

it.each(['text/html', 'image/svg+xml', 'application/pdf', 'application/json', 'image/tiff'])(
  'never lets a browser open %s in place',
  async (mediaType) => {
    const bytes = Buffer.from(`<script>alert(1)</script>${randomBytes(8).toString('hex')}`);
    const answer = await api.request(`/api/v1/blobs/${await held(bytes, mediaType)}`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  },
);

it('hides a blob of another project, one that is unknown, and one whose bytes are gone', async () => {
  const sha256 = await held(pngBytes(), 'image/png');
  const foreign = await api.request(`/api/v1/blobs/${sha256}`, {
    headers: { authorization: `Bearer ${api.foreignToken}` },
  });
  const unknown = await api.request(`/api/v1/blobs/${'0'.repeat(64)}`);
  const noHash = await api.request('/api/v1/blobs/..%2f..%2fetc');
  await api.deps.blobStore.delete(sha256);
  const gone = await api.request(`/api/v1/blobs/${sha256}`);
  for (const answer of [foreign, unknown, noHash, gone]) {
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'BLOB_NOT_FOUND' });
  }
});
