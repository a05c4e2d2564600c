import { setTimeout as sleep } from 'node:timers/promises';
import { HEADERS_BYTES_MAX, HEADERS_COUNT_MAX, URL_LENGTH_MAX } from '../../api/middleware/request-size';
import { type ApiUnderTest, startApi } from '../api/api-under-test';
import { RawClient, statusesOf } from './raw-client';

const HOST = 'Host: api.test\r\n';

describe('bytes that are meant to be understood in two ways', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  /** What follows the head would be a request of its own to whoever reads the head in the other way. */
  const HIDDEN = `GET /api/health?hidden HTTP/1.1\r\n${HOST}\r\n`;
  const TWO_MEANINGS: readonly (readonly [name: string, head: string])[] = [
    ['a length and chunks', `Content-Length: ${HIDDEN.length + 5}\r\nTransfer-Encoding: chunked\r\n`],
    ['chunks and a length', `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n`],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 5\r\n'],
    ['a list of lengths', 'Content-Length: 0, 5\r\n'],
    ['a signed length', 'Content-Length: +5\r\n'],
    ['a hexadecimal length', 'Content-Length: 0x5\r\n'],
    ['a length beyond numbers', 'Content-Length: 99999999999999999999999\r\n'],
    ['an unknown coding', 'Transfer-Encoding: xchunked\r\n'],
    ['chunks that are not last', 'Transfer-Encoding: chunked, identity\r\n'],
    ['a space before the colon', 'Transfer-Encoding : chunked\r\n'],
    ['a folded header', 'Transfer-Encoding:\r\n chunked\r\n'],
    ['a bare line feed', 'X: a\nTransfer-Encoding: chunked\r\n'],
    ['a bare carriage return', 'X: a\rTransfer-Encoding: chunked\r\n'],
    ['a NUL in a header', 'X: a\0b\r\n'],
    ['a header without a name', ': a\r\n'],
    ['a header without a colon', 'chunked\r\n'],
  ];

  it.each(TWO_MEANINGS)('%s: refused, and the connection ends', async (_name, head) => {
    const client = new RawClient(api.url);
    const stream = await client.send(`POST /api/v1/sign-out HTTP/1.1\r\n${HOST}${head}\r\n0\r\n\r\n${HIDDEN}`).rest();
    expect(statusesOf(stream)).toEqual([400]);
    expect(stream).toMatch(/^Connection: close\r$/m);
    expect(JSON.parse(stream.slice(stream.indexOf('{')))).toMatchObject({ code: 'REQUEST_INVALID', status: 400 });
  });

  const BROKEN_CHUNKS: readonly (readonly [name: string, chunks: string])[] = [
    ['a size that is no number', 'g\r\n'],
    ['a signed size', '-1\r\nab\r\n'],
    ['a size beyond numbers', 'fffffffffffffffff\r\na'],
    ['more than its size', '1\r\nab\r\n0\r\n\r\n'],
    ['a line feed alone', '1\na\n0\n\n'],
  ];

  it.each(BROKEN_CHUNKS)('a chunk with %s: what follows is never read as a request', async (_name, chunks) => {
    const head = `POST /api/v1/sign-in HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const stream = await new RawClient(api.url).send(`${head}${chunks}${HIDDEN}`).rest();
    expect(statusesOf(stream)).toEqual([400]);
  });

  it('refuses an old or foreign protocol, a request without a host, and a method that nobody knows', async () => {
    for (const bytes of [
      'GET /api/health HTTP/1.1\r\n\r\n',
      `GET /api/health HTTP/9.9\r\n${HOST}\r\n`,
      `FROB /api/health HTTP/1.1\r\n${HOST}\r\n`,
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      '{"jsonrpc":"2.0"}\r\n\r\n',
    ]) {
      expect(statusesOf(await new RawClient(api.url).send(bytes).rest())).toEqual([400]);
    }
  });

  it('answers requests in a row on one connection in their order', async () => {
    const client = new RawClient(api.url);
    const paths = ['/api/health', '/api/v1/runs', '/nowhere', '/api/v1/runs/%E0%A4%A', '/api/health'];
    const stream = await client
      .send(paths.map((path) => `GET ${path} HTTP/1.1\r\n${HOST}\r\n`).join(''))
      .until(/(HTTP\/1\.1[^]*){5}\}$/);
    expect(statusesOf(stream)).toEqual([200, 401, 404, 400, 200]);
    client.end();
  });

  it('does not take the end of one request for the beginning of the next after it has refused it', async () => {
    const client = new RawClient(api.url);
    const body = `${'x'.repeat(50)}${HIDDEN}`;
    const stream = await client
      .send(`POST /api/v1/documents/runs HTTP/1.1\r\n${HOST}Content-Length: ${body.length}\r\n\r\n${body}`)
      .send(`GET /api/health HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`)
      .rest();
    expect(statusesOf(stream)).toEqual([401, 200]);
    expect(await (await fetch(`${api.url}/metrics`)).text()).not.toContain('hidden');
  });

  it('bounds the address, the number of headers and their bytes', async () => {
    const answer = async (line: string, headers = '') => {
      const client = new RawClient(api.url);
      return statusesOf(await client.send(`${line} HTTP/1.1\r\n${HOST}Connection: close\r\n${headers}\r\n`).rest());
    };
    const many = (count: number) => Array.from({ length: count }, (_, n) => `X-${n}: a\r\n`).join('');
    expect(await answer(`GET /api/health?${'a'.repeat(URL_LENGTH_MAX - 12)}`)).toEqual([200]);
    expect(await answer(`GET /api/health?${'a'.repeat(URL_LENGTH_MAX)}`)).toEqual([414]);
    expect(await answer('GET /api/health', many(HEADERS_COUNT_MAX - 2))).toEqual([200]);
    expect(await answer('GET /api/health', many(HEADERS_COUNT_MAX - 1))).toEqual([431]);
    expect(await answer('GET /api/health', many(HEADERS_BYTES_MAX / 20))).toEqual([431]);
    expect(await answer('GET /api/health', `X: ${'a'.repeat(HEADERS_BYTES_MAX)}\r\n`)).toEqual([431]);
    expect(await answer('GET /api/v1/runs/%00')).toEqual([400]);
    expect(await answer('GET /api/v1/runs?name=%00')).toEqual([400]);
  });

  it('lets a client that asks first upload only once it was let in', async () => {
    const head = (token: string) =>
      `POST /api/v1/documents/runs HTTP/1.1\r\n${HOST}Authorization: Bearer ${token}\r\n` +
      `Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
    const stranger = new RawClient(api.url).send(head('trd_wrong'));
    await stranger.until(/^HTTP\/1\.1 401/m);
    expect(statusesOf(stranger.text)).toEqual([401]);
    stranger.end();
    const known = new RawClient(api.url).send(head(api.token));
    await known.until(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
    expect(statusesOf(await known.send('{}').rest())).toEqual([100, 422]);
    const odd = new RawClient(api.url).send(
      `GET /api/health HTTP/1.1\r\n${HOST}Expect: cake\r\nConnection: close\r\n\r\n`,
    );
    expect(statusesOf(await odd.rest())).toEqual([417]);
  });

  it('makes no new series of the metrics for odd methods', async () => {
    for (const method of ['PROPFIND', 'M-SEARCH', 'LINK', 'TRACE', 'PUT', 'OPTIONS']) {
      const close = 'Connection: close\r\n';
      await new RawClient(api.url).send(`${method} /odd HTTP/1.1\r\n${HOST}${close}\r\n`).rest();
    }
    const text = await (await fetch(`${api.url}/metrics`)).text();
    const methods = [...text.matchAll(/^api_requests_total\{method="([^"]+)",endpoint="unmatched"/gm)].map(
      ([, m]) => m,
    );
    expect(new Set(methods)).toEqual(new Set(['GET', 'PUT', 'OPTIONS', 'other']));
  });

  it('refuses broken upgrades to a socket without an error of ours', async () => {
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
    const token = `Authorization: Bearer ${api.token}\r\n`;
    for (const [line, headers] of [
      ['GET //[ HTTP/1.1', token],
      ['GET /ws/pipeline/x HTTP/1.1', token],
      ['GET /ws/pipeline/%00 HTTP/1.1', token],
      [`GET /ws/pipeline/x?${'a'.repeat(URL_LENGTH_MAX)} HTTP/1.1`, token],
      ['POST /ws/pipeline/x HTTP/1.1', token],
      ['GET /ws/pipeline/x HTTP/1.1', 'Sec-WebSocket-Protocol: treadle.bearer.,,,\r\n'],
    ]) {
      const [status] = statusesOf(
        await new RawClient(api.url).send(`${line}\r\n${HOST}${upgrade}${headers}\r\n`).rest(),
      );
      expect([400, 401, 404, 414]).toContain(status);
    }
  });
});

describe('clients that hold a connection without using it', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi({ settings: { UPLOAD_IDLE_SECONDS_MAX: 2, CONNECTIONS_MAX: 20 } });
  });
  afterAll(() => api.close());

  const trickle = async (client: RawClient, text: string): Promise<void> => {
    for (const letter of text) {
      if (!client.isOpen) return;
      client.send(letter);
      await sleep(100);
    }
  };

  it('are let go while they trickle their headers', async () => {
    const client = new RawClient(api.url);
    await trickle(client.send('GET /api/health HTTP/1.1\r\nX: '), 'a'.repeat(200));
    const stream = await client.rest();
    expect(statusesOf(stream)).toEqual([408]);
    expect(stream).toContain('REQUEST_TOO_SLOW');
  });

  it.each([
    ['JSON', 'application/json', '{"blob":"'],
    [
      'a form',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n',
    ],
  ])('are let go while they trickle a body of %s, and nothing of it is kept', async (_name, mediaType, start) => {
    const client = new RawClient(api.url).send(
      `POST /api/v1/documents/runs HTTP/1.1\r\n${HOST}Authorization: Bearer ${api.token}\r\n` +
        `Content-Type: ${mediaType}\r\nContent-Length: 100000\r\n\r\n${start}`,
    );
    await trickle(client, 'a'.repeat(200));
    expect(statusesOf(await client.rest())).toEqual([408]);
    while ((await api.temporaryFiles()).length > 0) await sleep(10);
  });

  it('are let go while they say nothing at all', async () => {
    const silent = new RawClient(api.url);
    expect(await silent.rest()).not.toContain(' 200 ');
    const afterOne = new RawClient(api.url).send(`GET /api/health HTTP/1.1\r\n${HOST}\r\n`);
    expect(statusesOf(await afterOne.rest())).toEqual([200]);
  });

  it('cannot take more connections than there are', async () => {
    const clients = Array.from({ length: 30 }, () => new RawClient(api.url));
    await Promise.all(clients.map((client) => Promise.race([client.closed, sleep(500)])));
    expect(clients.filter((client) => client.isOpen).length).toBeLessThanOrEqual(20);
    for (const client of clients) client.end();
    while (
      !(await fetch(`${api.url}/api/health`).then(
        (reply) => reply.ok,
        () => false,
      ))
    )
      await sleep(20);
  });
});

describe('an upload at a steady pace', () => {
  it('may take longer than any silence', async () => {
    const api = await startApi({ settings: { UPLOAD_IDLE_SECONDS_MAX: 1 } });
    const start = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n\x89PNG\r\n\x1a\n';
    const [piece, end] = ['a'.repeat(200), '\r\n--b--\r\n'];
    const pieces = 25;
    const client = new RawClient(api.url).send(
      `POST /api/v1/documents/runs HTTP/1.1\r\n${HOST}Authorization: Bearer ${api.token}\r\nConnection: close\r\n` +
        `Content-Type: multipart/form-data; boundary=b\r\n` +
        `Content-Length: ${start.length + pieces * piece.length + end.length}\r\n\r\n${start}`,
    );
    for (let sent = 0; sent < pieces; sent += 1) {
      await sleep(100);
      client.send(piece);
    }
    expect(statusesOf(await client.send(end).rest())).toEqual([202]);
    await api.close();
  });
});
