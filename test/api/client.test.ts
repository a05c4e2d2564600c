/** The typed client against the real API: what it answers, what it throws, and that following misses nothing. */
import { answer, createTreadleClient, type TreadleClient } from '../../client/client';
import { followRun, type RunMessage } from '../../client/follow-run';
import { openNodeSocket } from '../../client/open-node-socket';
import type { OpenSocket } from '../../client/open-socket';
import { paginate } from '../../client/paginate';
import { withRetries } from '../../client/retry';
import { submitRun } from '../../client/submit-run';
import { TreadleError, TreadleUnreachableError } from '../../client/treadle-error';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { completeRun, workStage } from './runs-at-work';

const UNKNOWN = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

let api: ApiUnderTest;
let client: TreadleClient;
beforeAll(async () => {
  api = await startApi();
  client = createTreadleClient({ url: `${api.url}/`, token: api.token, locale: 'ko' });
});
afterAll(() => api.close());

const getRun = (id: string) => answer(client.GET('/api/v1/runs/{chain_id}', { params: { path: { chain_id: id } } }));

describe('a call', () => {
  it('throws the problem document in the wanted language', async () => {
    const error: unknown = await getRun(UNKNOWN).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TreadleError);
    expect(error).toMatchObject({ code: 'RUN_NOT_FOUND', status: 404, problem: { details: { runId: UNKNOWN } } });
    expect((error as TreadleError).message).toMatch(/[가-힣]/);
  });

  it('throws another error where nobody answers, or somebody else does', async () => {
    const away = createTreadleClient({ url: 'http://127.0.0.1:1' });
    await expect(away.GET('/api/health')).rejects.toBeInstanceOf(TreadleUnreachableError);
    const fetch = () => Promise.resolve(new Response('<html>', { status: 502 }));
    await expect(createTreadleClient({ url: api.url, fetch }).GET('/api/health')).rejects.toMatchObject({
      name: 'TreadleUnreachableError',
      cause: { message: expect.stringContaining('502') },
    });
  });

  it('is tried again while the reason passes, as long as patience lasts, and no longer', async () => {
    let calls = 0;
    const failing = (passing: number) => () => {
      calls += 1;
      return calls <= passing ? Promise.reject(new TreadleUnreachableError(api.url)) : Promise.resolve('done');
    };
    await expect(withRetries(failing(2), { patienceMs: 10_000 })).resolves.toBe('done');
    expect(calls).toBe(3);
    calls = 0;
    await expect(withRetries(failing(9), { patienceMs: 0 })).rejects.toBeInstanceOf(TreadleUnreachableError);
    expect(calls).toBe(1);
    calls = 0;
    const refused = () => ((calls += 1), getRun(UNKNOWN));
    await expect(withRetries(refused, { patienceMs: 10_000 })).rejects.toBeInstanceOf(TreadleError);
    expect(calls).toBe(1);
  });
});

describe('lists and submissions', () => {
  it('come page by page, each item once', async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 5; count += 1) ids.add((await api.submitRun()).id);
    const seen: string[] = [];
    const page = (cursor: string | undefined) =>
      answer(client.GET('/api/v1/runs', { params: { query: { limit: 2, ...(cursor ? { cursor } : {}) } } }));
    for await (const run of paginate(page)) seen.push(run.chain_id);
    expect(seen).toHaveLength(ids.size);
    expect(new Set(seen)).toEqual(ids);
  });

  it('are safe to repeat under one idempotency key', async () => {
    const file = new Blob([Uint8Array.from(pngBytes())]);
    const submission = { pipeline: 'documents', file, name: 'a.png', cache: 'bypass', idempotencyKey: 'once' } as const;
    const first = await submitRun(client, { ...submission, optionTexts: { languages: 'ko,en' } });
    expect(await submitRun(client, { ...submission, optionTexts: { languages: 'ko,en' } })).toEqual(first);
    expect((await getRun(first.chain_id)).options).toMatchObject({ languages: ['ko', 'en'] });
  });
});

describe('following a run', () => {
  /** Opens real sockets, and can cut the one that is open. */
  function cuttable(): { openSocket: OpenSocket; cut: () => void } {
    let cut = (): void => undefined;
    const openSocket: OpenSocket = (...given) => (cut = openNodeSocket(...given));
    return { openSocket, cut: () => cut() };
  }

  it('tells the state once and then every event once and in order, over a connection that breaks', async () => {
    const run = await api.submitRun();
    const { openSocket, cut } = cuttable();
    const states: string[] = [];
    const messages: RunMessage[] = [];
    const onConnection = (state: string): void => void states.push(state);
    for await (const message of followRun({ client, chainId: run.id }, { openSocket, onConnection })) {
      messages.push(message);
      if (message.type === 'snapshot') await workStage(api, run, 'inspect');
      if (message.type === 'task_completed' && message.task_name === 'inspect') {
        cut();
        await completeRun(api, run);
      }
    }
    expect(messages.filter(({ type }) => type === 'snapshot')).toHaveLength(1);
    const seqs = messages.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
    expect(messages.at(-1)?.type).toBe('run_completed');
    expect(states).toEqual(['lost', 'back']);
  });

  it('ends at once with a run that has ended, and throws where there is none or the token is wrong', async () => {
    const run = await api.submitRun();
    await completeRun(api, run);
    const types: string[] = [];
    for await (const { type } of followRun({ client, chainId: run.id }, { openSocket: openNodeSocket }))
      types.push(type);
    expect(types).toEqual(['snapshot']);
    const none = followRun({ client, chainId: UNKNOWN }, { openSocket: openNodeSocket });
    await expect(none.next()).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    const stranger = createTreadleClient({ url: api.url, token: 'trd_wrong' });
    const refused = followRun({ client: stranger, chainId: run.id }, { openSocket: openNodeSocket });
    await expect(refused.next()).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('stops when it is told to, and gives up after its patience', async () => {
    const run = await api.submitRun();
    const stop = new AbortController();
    const options = { openSocket: openNodeSocket, signal: stop.signal };
    for await (const message of followRun({ client, chainId: run.id }, options)) {
      expect(message.type).toBe('snapshot');
      setTimeout(() => stop.abort(), 50);
    }
    const away = createTreadleClient({ url: 'http://127.0.0.1:1' });
    const lost = followRun({ client: away, chainId: run.id }, { openSocket: openNodeSocket, patienceMs: 100 });
    await expect(lost.next()).rejects.toBeInstanceOf(TreadleUnreachableError);
  });
});
