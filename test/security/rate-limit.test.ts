import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { newKey } from '../../db/repositories/secrets';
import { type ApiUnderTest, startApi } from '../api/api-under-test';

const PER_MINUTE_MAX = 20;

describe('the limit of requests', () => {
  let api: ApiUnderTest;
  // Each test begins with nothing counted.
  beforeEach(async () => {
    api = await startApi({ settings: { RATE_LIMIT_PER_MINUTE: PER_MINUTE_MAX } });
  });
  afterEach(() => api.close());

  const ask = async (token: string, path = '/api/v1/pipelines'): Promise<number> =>
    (await fetch(api.url + path, { headers: { authorization: `Bearer ${token}` } })).status;
  const askOften = async (token: string, times: number): Promise<number[]> => {
    const statuses = [];
    for (let n = 0; n < times; n += 1) statuses.push(await ask(token));
    return statuses;
  };
  const times = (status: number, count: number) => new Array<number>(count).fill(status);

  it('is of each principal, and says when to come back', async () => {
    // The first request of a credential counts for its address.
    expect(await askOften(api.token, PER_MINUTE_MAX + 3)).toEqual([
      ...times(200, PER_MINUTE_MAX + 1),
      ...times(429, 2),
    ]);
    const refused = await api.request('/api/v1/runs');
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit')).toMatch(/^"20-in-1min"; r=0; t=\d+$/);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', details: { retryAfterSeconds: seconds } });
    expect(await ask(api.foreignToken)).toBe(200);
  });

  it('is one for all credentials of a principal', async () => {
    const { access_token: second } = (await (
      await api.request('/api/v1/access-tokens', { method: 'POST' })
    ).json()) as { access_token: string };
    await ask(second);
    const statuses = [...(await askOften(api.token, PER_MINUTE_MAX)), ...(await askOften(second, 1))];
    expect(statuses).toEqual([...times(200, PER_MINUTE_MAX), 429]);
  });

  it('is of the address for whoever has no token or a wrong one, and then costs no look-up', async () => {
    await ask(api.token);
    const statuses = [];
    for (let n = 1; n < PER_MINUTE_MAX; n += 1) statuses.push(await ask(newKey()));
    expect(statuses).toEqual(times(401, PER_MINUTE_MAX - 1));

    const { keys } = api.deps;
    const authenticate = keys.authenticate.bind(keys);
    let lookUps = 0;
    keys.authenticate = (token) => {
      lookUps += 1;
      return authenticate(token);
    };
    expect(await ask(newKey())).toBe(429);
    expect((await fetch(`${api.url}/nowhere`)).status).toBe(429);
    expect(lookUps).toBe(0);
    // Who is known already goes on working.
    expect(await ask(api.token)).toBe(200);
  });

  it('never keeps a watchdog from seeing that the process is alive', async () => {
    await askOften(newKey(), PER_MINUTE_MAX + 1);
    expect((await fetch(`${api.url}/api/health`)).status).toBe(200);
    expect((await fetch(`${api.url}/api/ready`)).status).toBe(200);
  });

  it('counts the opening of sockets too', async () => {
    await askOften(api.token, PER_MINUTE_MAX);
    const statuses: (number | undefined)[] = [];
    for (let n = 0; n < 3; n += 1) {
      const socket = new WebSocket(`${api.url.replace('http', 'ws')}/ws/pipeline/x`, [`treadle.bearer.${api.token}`]);
      const answer = new Promise<void>((resolve) =>
        socket.once('unexpected-response', (_req, res) => {
          statuses.push(res.statusCode);
          if (res.statusCode === 429) expect(Number(res.headers['retry-after'])).toBeGreaterThan(0);
          res.resume();
          resolve();
        }),
      );
      socket.on('error', () => {});
      await answer;
      socket.terminate();
    }
    expect(statuses).toEqual([404, 429, 429]);
  });

  it('keeps a flood out of the log', async () => {
    await askOften(newKey(), PER_MINUTE_MAX + 10);
    await sleep(50);
    const loud = api.logLines().filter((line) => line.status === '429' && line.level !== 'debug');
    expect(loud).toEqual([]);
  });
});
