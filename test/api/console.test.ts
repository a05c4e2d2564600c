/** The console over HTTP: what browsers get, what programs get, and how it is kept by caches. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { ConsoleFiles } from '../../api/console/console-files';
import { serveConsole } from '../../api/console/serve-console';
import { type ApiUnderTest, startApi } from './api-under-test';

const PAGE = '<!doctype html><title>Treadle</title>';
const SCRIPT = 'console.log("가나다");'.repeat(100);
const HTML = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8';

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Unlike `fetch` it neither tidies the path nor decodes the body. */
function get(base: string, path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(base);
    request({ hostname, port, path, ...options }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }));
    })
      .once('error', reject)
      .end();
  });
}

describe('a built console', () => {
  let folder: string;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'treadle-console-'));
    mkdirSync(join(folder, 'console', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    const file = (name: string) => join(folder, 'console', name);
    writeFileSync(file('index.html'), PAGE);
    writeFileSync(file('favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(file('assets/index-abc.js'), SCRIPT);
    writeFileSync(file('assets/index-abc.js.br'), brotliCompressSync(SCRIPT));
    writeFileSync(file('assets/index-abc.js.gz'), gzipSync(SCRIPT));
    const app = express();
    app.disable('etag').use(serveConsole(new ConsoleFiles(join(folder, 'console'))));
    app.use((_req, res) => void res.status(404).json({ code: 'ROUTE_NOT_FOUND' }));
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['/', '/runs', '/runs/0198c0de', '/settings/keys', '/a/b/c.d'])(
    'gives a browser its page at %s, to be asked for each time',
    async (path) => {
      const answer = await get(url, path, { headers: { accept: HTML } });
      expect(answer.status).toBe(200);
      expect(answer.body.toString()).toBe(PAGE);
      expect(answer.headers['cache-control']).toBe('no-cache');
      const again = { accept: HTML, 'if-none-match': answer.headers.etag ?? '' };
      expect((await get(url, path, { headers: again })).status).toBe(304);
    },
  );

  it.each(['/api/v1/nowhere', '/api', '/ws/pipeline/x', '/status/x', '/metrics/x', '/cr-extract', '/batch/x'])(
    'gives nobody a page at %s',
    async (path) => {
      const answer = await get(url, path, { headers: { accept: HTML } });
      expect([answer.status, answer.headers['content-type']]).toEqual([404, expect.stringContaining('json')]);
    },
  );

  it('gives programs no page, and answers no change', async () => {
    for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }]) {
      expect((await get(url, '/runs', { headers })).status).toBe(404);
    }
    expect((await get(url, '/runs', { method: 'POST', headers: { accept: HTML } })).status).toBe(404);
    expect((await get(url, '/assets/gone.js', { headers: { accept: '*/*' } })).status).toBe(404);
  });

  it('sends a file that is named by its content for good, in the encoding that the client knows', async () => {
    const encodings = [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
      ['br;q=0, gzip;q=0.5', 'gzip'],
    ];
    for (const [accepted = '', sent] of encodings) {
      const { headers, body } = await get(url, '/assets/index-abc.js', { headers: { 'accept-encoding': accepted } });
      expect(headers['content-encoding']).toBe(sent);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['content-type']).toMatch('javascript; charset=utf-8');
      expect(headers.vary).toBe('Accept-Encoding');
      if (sent === 'gzip') expect(gunzipSync(body).toString()).toBe(SCRIPT);
      if (sent === undefined) expect(body.toString()).toBe(SCRIPT);
    }
  });

  it.each(['/../secret.txt', '/assets/../../secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/..%2fsecret.txt'])(
    'keeps to its folder: %s',
    async (path) => {
      expect((await get(url, path)).status).toBe(404);
    },
  );
});

describe('a console that is not built', () => {
  it('tells a browser how to build it, in its language, and takes no program for one', async () => {
    const app = express();
    app.use(serveConsole(new ConsoleFiles(join(tmpdir(), 'treadle-no-such-console'))));
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = await get(url, '/', { headers: { accept: HTML, 'accept-language': 'ko' } });
    expect(answer.status).toBe(503);
    expect(answer.body.toString()).toMatch(/콘솔이 빌드되지 않았습니다.*npm run build/s);
    expect((await get(url, '/')).status).toBe(404);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('the API', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it('shows the console at its root, under its strict content policy', async () => {
    const answer = await get(api.url, '/', { headers: { accept: HTML } });
    expect(answer.headers['content-type']).toMatch('text/html');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('answers programs that ask for what is not there with a problem', async () => {
    const answer = await get(api.url, '/api/v1/nowhere', { headers: { accept: HTML } });
    expect(answer.headers['content-type']).toMatch('application/problem+json');
  });
});
