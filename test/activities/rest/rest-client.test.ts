/** How answers of a REST server, and none at all, become errors of ours. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { createMlflow } from '../../../activities/mlflow/mlflow';
import { RestClient, type RestRequest } from '../../../activities/rest/rest-client';
import { DomainError } from '../../../contracts/errors';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer;
const seen: IncomingMessage[] = [];
const server = createServer((request, response) => {
  seen.push(request);
  answer(request, response);
});
let baseUrl: string;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
});

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));

const client = (timeoutMs = 10_000, url = baseUrl) =>
  new RestClient({
    baseUrl: url,
    authorization: () => Promise.resolve('Bearer hunter2'),
    secrets: ['hunter2'],
    errorCodes: { unavailable: 'MLFLOW_UNAVAILABLE', refused: 'MLFLOW_REFUSED' },
    timeoutMs,
  });

const ask = (changes: Partial<RestRequest> = {}, of = client()) =>
  of
    .json({ method: 'GET', path: '/thing', ...changes }, z.object({ name: z.string() }))
    .catch((error: unknown) => error);

it('an answer is read, from below the address of the server', async () => {
  answer = says(200, { name: 'reader', more: 1 });
  const query = { filter: "name = 'a&b'" };
  expect(await ask({ query }, client(10_000, `${baseUrl}/mlflow/`))).toEqual({ name: 'reader' });
  expect(seen[0]?.url).toBe('/mlflow/thing?filter=name+%3D+%27a%26b%27');
  expect(seen[0]?.headers.authorization).toBe('Bearer hunter2');
});

it.each([500, 502, 503, 408, 409, 425])('HTTP %d is tried again', async (status) => {
  answer = says(status, 'a page of a proxy');
  expect(await ask()).toMatchObject({ code: 'MLFLOW_UNAVAILABLE', details: { reason: `HTTP ${status}` } });
});

it('a throttling server says when', async () => {
  answer = says(429, '', { 'retry-after': '17' });
  expect(await ask()).toMatchObject({ code: 'MLFLOW_UNAVAILABLE', details: { retryAfterSeconds: 17 } });
});

it.each([
  [{ error_code: 'INVALID_PARAMETER_VALUE', message: 'No such thing' }, 'No such thing', 'INVALID_PARAMETER_VALUE'],
  [{ detail: 'Invalid token.' }, 'Invalid token.', ''],
  [{ detail: 'Validation error', validation_errors: { label_config: ['bad'] } }, '{"label_config":["bad"]}', ''],
  ['<html><h1>Not  here</h1></html>', 'Not here', ''],
  ['', 'it says no more', ''],
])('a refusal %j tells its reason', async (body, reason, code) => {
  answer = says(400, body);
  expect(await ask()).toMatchObject({
    code: 'MLFLOW_REFUSED',
    details: { status: 400, request: 'GET /thing', reason: expect.stringContaining(reason), code },
  });
});

it('what the server repeats of our secrets is blotted out', async () => {
  answer = says(403, { message: 'The token hunter2 (Bearer hunter2) is unknown' });
  const refusal = await ask();
  expect(refusal).toBeInstanceOf(DomainError);
  expect(JSON.stringify(refusal) + String(refusal)).not.toContain('hunter2');
});

it('a redirection is not followed with our key, but told', async () => {
  answer = says(302, '', { location: 'https://sign-in.example/' });
  expect(await ask()).toMatchObject({
    code: 'MLFLOW_REFUSED',
    details: { status: 302, reason: 'it leads on to https://sign-in.example/' },
  });
  expect(seen).toHaveLength(1);
});

it.each(['<html>a page</html>', { nom: 'reader' }])('an answer of another form, %j, is refused', async (body) => {
  answer = says(200, body);
  expect(await ask()).toMatchObject({
    code: 'MLFLOW_REFUSED',
    details: { reason: expect.stringContaining('its answer has another form') },
  });
});

it('a server that does not answer in time, or not at all, is unavailable', async () => {
  answer = () => {};
  expect(await ask({}, client(50))).toMatchObject({ details: { reason: 'no answer in time' } });
  answer = (_, response) => response.writeHead(200).write('{"name":');
  expect(await ask({ timeoutMs: 50 })).toMatchObject({ details: { reason: 'no answer in time' } });
  answer = (request) => request.socket.destroy();
  expect(await ask()).toMatchObject({ code: 'MLFLOW_UNAVAILABLE' });
  expect(await ask({}, client(10_000, 'http://127.0.0.1:1'))).toMatchObject({ code: 'MLFLOW_UNAVAILABLE' });
});

it('who cancels gets their own reason', async () => {
  const reason = new Error('the activity is cancelled');
  answer = () => {};
  const cancel = new AbortController();
  const asked = ask({ signal: cancel.signal });
  cancel.abort(reason);
  expect(await asked).toBe(reason);
});

it('a stream is sent with its size, and its own error comes out', async () => {
  const bytes: Buffer[] = [];
  answer = (request, response) => {
    request.on('data', (chunk: Buffer) => bytes.push(chunk));
    request.on('end', () => response.end('{"name":"kept"}'));
  };
  const stream = {
    sizeBytes: 6,
    mediaType: 'text/plain',
    open: () => Readable.from([Buffer.from('abc'), Buffer.from('def')]),
  };
  expect(await ask({ method: 'PUT', stream })).toEqual({ name: 'kept' });
  expect(Buffer.concat(bytes).toString()).toBe('abcdef');
  expect(seen[0]?.headers).toMatchObject({ 'content-length': '6', 'content-type': 'text/plain' });

  const missing = new DomainError('BLOB_NOT_FOUND', {});
  const broken = (): Readable =>
    Readable.from(
      (async function* () {
        yield Buffer.from('abc');
        throw missing;
      })(),
    );
  expect(await ask({ method: 'PUT', stream: { ...stream, open: broken } })).toBe(missing);
});

describe('the credentials of MLflow', () => {
  const authorizationWith = async (settings: Record<string, string>) => {
    answer = says(403, {});
    const mlflow = createMlflow({ MLFLOW_TRACKING_URI: baseUrl, ...settings });
    await mlflow?.aliasedModelVersion({ slot: 'a', alias: 'production' }).catch(() => {});
    return seen[0]?.headers.authorization;
  };
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it('are a user, in the settings or in the address, or a token', async () => {
    expect(await authorizationWith({})).toBeUndefined();
    seen.length = 0;
    const user = { MLFLOW_TRACKING_USERNAME: 'ann', MLFLOW_TRACKING_PASSWORD: 'of a test' };
    expect(await authorizationWith(user)).toBe(basic('ann:of a test'));
    seen.length = 0;
    expect(await authorizationWith({ ...user, MLFLOW_TRACKING_TOKEN: 'a-token' })).toBe('Bearer a-token');
    seen.length = 0;
    const address = new URL(baseUrl);
    address.username = 'bob';
    address.password = 'p@ss';
    expect(await authorizationWith({ MLFLOW_TRACKING_URI: address.href })).toBe(basic('bob:p@ss'));
  });

  it('are not asked for where no server is configured', () => {
    expect(createMlflow({})).toBeNull();
  });
});
