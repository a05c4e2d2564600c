import { createHash } from 'node:crypto';
import { promises as dns } from 'node:dns';
import type { ServerResponse } from 'node:http';
import { BlobFetcher, type FetchLimits } from '../../../../activities/spine/fetching/fetch-blob';
import { isPublicAddress } from '../../../../activities/spine/fetching/public-address';
import { type BlobFolder, createBlobFolder } from '../../../factories/blob-folder';
import { type FileServer, startFileServer } from '../../../factories/file-server';
import { twoColouredImage } from '../../../factories/image';

const ACCEPTS = ['image/png'];
const BYTES_MAX = 100_000;

let server: FileServer;
let folder: BlobFolder;
let png: Buffer;
let unreachable = 0;

beforeAll(async () => {
  png = await twoColouredImage({ width: 8, height: 8 }).png().toBuffer();
  const redirect = (location: string) => (_: unknown, res: ServerResponse) =>
    void res.writeHead(302, { location }).end();
  server = await startFileServer({
    '/a.png': (_, res) => void res.writeHead(200, { 'content-type': 'text/html' }).end(png),
    '/text': (_, res) => void res.end('not an image'),
    '/empty': (_, res) => void res.end(),
    '/moved': redirect('/moved-again'),
    '/moved-again': redirect('a.png'),
    '/round': redirect('/round'),
    '/to-file': redirect('file:///etc/passwd'),
    '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
    '/large': (_, res) => void res.end(Buffer.concat([png, Buffer.alloc(BYTES_MAX)])),
    '/endless': (_, res) => {
      res.write(png);
      const timer = setInterval(() => res.write(Buffer.alloc(20_000)), 1);
      res.once('close', () => clearInterval(timer));
    },
    '/slow': (_, res) => void res.write(png.subarray(0, 10)),
    '/silent': () => {},
    '/broken-off': (_, res) => {
      res.writeHead(200, { 'content-length': png.length });
      res.write(png.subarray(0, 20), () => res.destroy());
    },
    '/twice-away': (_, res) => {
      unreachable += 1;
      if (unreachable < 3) res.destroy();
      else res.end(png);
    },
  });
});
afterAll(() => server.close());
beforeEach(() => {
  folder = createBlobFolder();
});
afterEach(() => {
  folder.remove();
});

function fetchFrom(url: string, limits: Partial<FetchLimits> = {}, signal = new AbortController().signal) {
  const all = { bytesMax: BYTES_MAX, secondsMax: 30, mayConnect: () => true, ...limits };
  return new BlobFetcher(folder.store, all).fetch({ url, accepts: ACCEPTS, signal });
}
const path = (name: string) => `${server.url}${name}`;

describe('where private hosts are allowed', () => {
  it('stores the bytes; what they are is told by them, not by the server', async () => {
    const blob = await fetchFrom(path('/a.png'));
    expect(blob).toEqual({
      sha256: createHash('sha256').update(png).digest('hex'),
      size_bytes: png.length,
      media_type: 'image/png',
    });
    expect(await folder.store.read(blob)).toEqual(png);
  });

  it('follows redirections, relative ones too', async () => {
    expect(await fetchFrom(path('/moved'))).toMatchObject({ size_bytes: png.length });
  });

  it('tries again where the connection breaks', async () => {
    expect(await fetchFrom(path('/twice-away'))).toMatchObject({ size_bytes: png.length });
  });

  it.each([
    ['/nowhere', 'URL_STATUS', { status: 404 }],
    ['/round', 'URL_TOO_MANY_REDIRECTS', { limit: 5 }],
    ['/to-file', 'URL_REFUSED', {}],
    ['/text', 'MEDIA_TYPE_UNSUPPORTED', { seen: 'text/plain' }],
    ['/empty', 'UPLOAD_EMPTY', {}],
    ['/large', 'URL_TOO_LARGE', { limitBytes: BYTES_MAX }],
    ['/endless', 'URL_TOO_LARGE', { limitBytes: BYTES_MAX }],
    ['/broken-off', 'URL_UNREACHABLE', {}],
  ])('refuses %s with %s and keeps nothing', async (name, code, details) => {
    await expect(fetchFrom(path(name))).rejects.toMatchObject({ code, details });
    expect(await folder.hashes()).toEqual([]);
  });

  it.each(['/slow', '/silent'])('gives up %s after a time', async (name) => {
    await expect(fetchFrom(path(name), { secondsMax: 0.3 })).rejects.toMatchObject({
      code: 'URL_TOO_SLOW',
      details: { seconds: 0.3 },
    });
  });

  it('cannot reach a port where nobody listens, nor a host that is not there', async () => {
    const gone = await startFileServer({});
    await gone.close();
    await expect(fetchFrom(gone.url)).rejects.toMatchObject({
      code: 'URL_UNREACHABLE',
      details: { reason: 'ECONNREFUSED' },
    });
    await expect(fetchFrom('http://nowhere.invalid/')).rejects.toMatchObject({ code: 'URL_UNREACHABLE' });
  });

  it('ends with the reason of its signal', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const fetching = fetchFrom(path('/silent'), {}, controller.signal);
    setTimeout(() => controller.abort(reason), 50);
    await expect(fetching).rejects.toBe(reason);
  });
});

it.each(['http://169.254.169.254/latest/meta-data/', 'http://[::1]/', 'http://localhost/'])(
  'refuses a redirection to %s, which the address itself would not be allowed',
  async (location) => {
    const redirecting = await startFileServer({ '/': (_, res) => void res.writeHead(307, { location }).end() });
    const mayConnect = (address: string) => address === '127.0.0.1' && redirecting.requests.length === 0;
    await expect(fetchFrom(redirecting.url, { mayConnect })).rejects.toMatchObject({ code: 'URL_REFUSED' });
    expect(redirecting.requests).toEqual(['/']);
    await redirecting.close();
  },
);

describe('where only public hosts are allowed', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.0.1:8080/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://localhost/',
    'http://LOCALHOST/',
    'https://user:password@127.0.0.1/',
    'file:///etc/passwd',
    'ftp://example.com/a.png',
    'data:image/png;base64,AAAA',
    'example.com/a.png',
    '',
  ])('refuses %s', async (url) => {
    await expect(fetchFrom(url, { mayConnect: isPublicAddress })).rejects.toMatchObject({ code: 'URL_REFUSED' });
  });

  it('refuses a name that leads into our own network, without a connection to it', async () => {
    const { port } = new URL(server.url);
    const before = server.requests.length;
    await expect(fetchFrom(`http://localhost:${port}/a.png`, { mayConnect: isPublicAddress })).rejects.toMatchObject({
      code: 'URL_REFUSED',
    });
    expect(await dns.lookup('localhost')).toMatchObject({ address: expect.stringMatching(/^(127\.|::1)/) });
    expect(server.requests).toHaveLength(before);
  });
});
