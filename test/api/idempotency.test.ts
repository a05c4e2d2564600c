import { createServer, request as httpRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnswerRecorder, BODY_BYTES_MAX } from '../../api/middleware/answer-recorder';
import type { IdempotencyRepository, KeptAnswer } from '../../db/repositories/idempotency';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';

describe('an Idempotency-Key', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  let count = 0;
  const newKey = () => `key-${(count += 1)}`;
  const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
  const rowOf = async (key: string) => {
    const { rows } = await api.deps.database.pool.query<{ status: number | null; body: string | null }>(
      'select status, body from idempotency_keys where key = $1',
      [key],
    );
    return rows[0];
  };
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  it('gives the first answer again, and does nothing twice', async () => {
    const key = newKey();
    const file = pngBytes();
    const first = await api.upload(file, keyed(key));
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([202, null]);
    const answer = await first.text();
    const second = await api.upload(file, keyed(key));
    expect([second.status, second.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(await second.text()).toBe(answer);
    // Without the key the second one would say that it joined the first.
    expect(JSON.parse(answer)).toMatchObject({ joined: false });
  });

  it('gives refusals again too', async () => {
    const key = newKey();
    const refused = { name: 'a.txt', ...keyed(key) };
    const text = Buffer.from('only text');
    const first = await api.upload(text, refused);
    const second = await api.upload(text, refused);
    expect([first.status, second.status]).toEqual([415, 415]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('content-type')).toContain('application/problem+json');
    expect(await second.text()).toBe(await first.text());
  });

  it('of another request is refused: other address, query, length or media type', async () => {
    const key = newKey();
    await api.upload(pngBytes(200), keyed(key));
    const others = [
      api.upload(pngBytes(201), keyed(key)),
      api.upload(pngBytes(200), { ...keyed(key), path: '/cr-extract' }),
      api.upload(pngBytes(200), { ...keyed(key), path: '/api/v1/documents/runs?a=1' }),
      api.request('/api/v1/documents/runs', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
      }),
    ];
    for (const response of await Promise.all(others)) {
      expect([response.status, await codeOf(response)]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    }
  });

  it('belongs to its principal: the same key of somebody else is another one', async () => {
    const key = newKey();
    const file = pngBytes();
    await api.upload(file, keyed(key));
    const other = await api.upload(file, {
      headers: { 'idempotency-key': key, authorization: `Bearer ${api.foreignToken}` },
    });
    expect([other.status, other.headers.get('idempotency-replayed')]).toEqual([202, null]);
  });

  it('lets one of many equal requests through; the others hear that it is under way, or its answer', async () => {
    const key = newKey();
    const file = pngBytes();
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.upload(file, keyed(key))));
    const first = answers.filter((answer) => answer.status === 202 && !answer.headers.has('idempotency-replayed'));
    expect(first).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 202) continue;
      expect([answer.status, await codeOf(answer)]).toEqual([409, 'IDEMPOTENCY_IN_PROGRESS']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('is free again after an upload that broke off, and after a failure on our side', async () => {
    const key = newKey();
    const upload = httpRequest(`${api.url}/api/v1/documents/runs`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.token}`,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': 1000,
        'idempotency-key': key,
      },
    });
    upload.on('error', () => {});
    upload.write('--b\r\n');
    while (!(await rowOf(key))) await sleep(5);
    upload.destroy();
    while (await rowOf(key)) await sleep(5);

    const { runs } = api.deps;
    const submit = runs.submit.bind(runs);
    runs.submit = () => Promise.reject(new Error('broken'));
    try {
      expect((await api.upload(pngBytes(), keyed(key))).status).toBe(500);
    } finally {
      runs.submit = submit;
    }
    expect(await rowOf(key)).toBeUndefined();
    expect((await api.upload(pngBytes(), keyed(key))).status).toBe(202);
  });

  it('keeps the answer of a request whose client did not wait for it', async () => {
    const key = newKey();
    const { runs } = api.deps;
    const submit = runs.submit.bind(runs);
    const held = new Promise<() => void>((resolve) => {
      runs.submit = async (...args) => {
        await new Promise<void>((goOn) => resolve(goOn));
        return submit(...args);
      };
    });
    const file = pngBytes();
    const hangUp = new AbortController();
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(file)]), 'scan.png');
    const init = { method: 'POST', body: form, signal: hangUp.signal };
    const abandoned = api.request('/api/v1/documents/runs', { ...init, ...keyed(key) }).catch(() => undefined);
    const goOn = await held;
    runs.submit = submit;
    hangUp.abort();
    await abandoned;
    goOn();
    while (((await rowOf(key))?.status ?? null) === null) await sleep(5);
    const again = await api.upload(file, keyed(key));
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
  });

  it.each(['', ' ', 'a b', 'ä', 'x'.repeat(256)])(
    'must be 1 to 255 visible ASCII characters, so not %j',
    async (key) => {
      const response = await api.upload(pngBytes(), {
        headers: { 'idempotency-key': encodeURI(key) === key ? key : key },
      });
      expect([response.status, await codeOf(response)]).toEqual([400, 'REQUEST_INVALID']);
    },
  );

  it('never keeps a secret that is shown once', async () => {
    const key = newKey();
    const ask = () => api.request('/api/v1/access-tokens', { method: 'POST', ...keyed(key) });
    const first = await ask();
    expect(first.status).toBe(201);
    const row = await rowOf(key);
    expect(row).toEqual({ status: 201, body: null });
    const second = await ask();
    expect([second.status, await codeOf(second)]).toEqual([409, 'IDEMPOTENCY_ANSWER_NOT_KEPT']);
  });

  it('is not looked at where nothing is created', async () => {
    const key = newKey();
    expect((await api.request('/api/v1/runs', keyed(key))).status).toBe(200);
    expect(await rowOf(key)).toBeUndefined();
  });
});

describe('kept idempotency keys', () => {
  let api: ApiUnderTest;
  let keys: IdempotencyRepository;
  let principalId: string;
  beforeAll(async () => {
    api = await startApi();
    keys = api.deps.idempotency;
    principalId = (await api.deps.identity.createPrincipal({ name: 'p', projectName: 'p', role: 'operator' })).id;
  });
  afterAll(() => api.close());

  const ANSWER = { status: 201, contentType: 'text/plain', location: null, body: 'made' };
  const age = (key: string, interval: string) =>
    api.deps.database.pool.query(`update idempotency_keys set created_at = created_at - $2::interval where key = $1`, [
      key,
      interval,
    ]);
  const claim = (key: string) => keys.claim({ principalId, key, request: 'r' });

  it('of a process that died are free after ten minutes, and the dead one cannot answer for the new one', async () => {
    const dead = await claim('died');
    expect(await claim('died')).toEqual({ state: 'under_way' });
    await age('died', '9 minutes');
    expect(await claim('died')).toEqual({ state: 'under_way' });
    await age('died', '2 minutes');
    const alive = await claim('died');
    expect(alive.state).toBe('claimed');
    if (dead.state !== 'claimed' || alive.state !== 'claimed') throw new Error('not claimed');
    await keys.finish(dead.held, { ...ANSWER, body: 'of the dead' });
    await keys.release(dead.held);
    expect(await keys.renew(dead.held)).toBeUndefined();
    expect(await claim('died')).toEqual({ state: 'under_way' });
    await keys.finish(alive.held, ANSWER);
    expect(await claim('died')).toEqual({ state: 'finished', answer: ANSWER });
  });

  it('stay with a process that gives signs of life', async () => {
    const first = await claim('long');
    if (first.state !== 'claimed') throw new Error('not claimed');
    await age('long', '9 minutes');
    const { rows } = await api.deps.database.pool.query<{ stamp: string }>(
      `select created_at::text as stamp from idempotency_keys where key = 'long'`,
    );
    const renewed = await keys.renew({ ...first.held, stamp: rows[0]?.stamp ?? '' });
    await age('long', '2 minutes');
    expect(await claim('long')).toEqual({ state: 'under_way' });
    expect(renewed).toBeDefined();
  });

  it('are forgotten after a day, and removed by then', async () => {
    const first = await claim('old');
    if (first.state !== 'claimed') throw new Error('not claimed');
    await keys.finish(first.held, ANSWER);
    await age('old', '23 hours');
    expect((await claim('old')).state).toBe('finished');
    await age('old', '2 hours');
    expect(await keys.deleteOlderThan()).toBe(1);
    expect((await claim('old')).state).toBe('claimed');
  });
});

describe('a kept answer', () => {
  const recorded = async (answer: (res: ServerResponse) => void) => {
    let kept: KeptAnswer | undefined;
    const server = createServer((_req, res) => {
      new AnswerRecorder(res, async (found) => {
        await sleep(10);
        kept = found;
      });
      answer(res);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    // The answer ends only when it is kept.
    const text = await response.text();
    const body = kept?.body;
    await new Promise((resolve) => server.close(resolve));
    return { text, body };
  };

  it('is put together from its pieces, in every form that a piece can have', async () => {
    const { text, body } = await recorded((res) => {
      res.setHeader('content-type', 'application/json');
      res.write('["\u00e4",');
      res.write(Buffer.from('"ab",'));
      res.write('226322', 'hex');
      res.end(']');
    });
    expect(body).toBe(Buffer.from(text, 'utf8').toString());
    expect(body).toContain('"ab"');
  });

  it('is empty where there was none, and missing where it is too large, no text, or not to be stored', async () => {
    expect((await recorded((res) => res.writeHead(204).end())).body).toBe('');
    const typed = (type: string, bytes: number) =>
      recorded((res) => res.setHeader('content-type', type).end('x'.repeat(bytes)));
    expect((await typed('application/json', BODY_BYTES_MAX)).body).toHaveLength(BODY_BYTES_MAX);
    const large = await typed('application/json', BODY_BYTES_MAX + 1);
    expect([large.text.length, large.body]).toEqual([BODY_BYTES_MAX + 1, null]);
    expect((await typed('image/png', 10)).body).toBeNull();
    const secret = await recorded((res) =>
      res.setHeader('content-type', 'application/json').setHeader('cache-control', 'private, no-store').end('"secret"'),
    );
    expect([secret.text, secret.body]).toEqual(['"secret"', null]);
  });
});
