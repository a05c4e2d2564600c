import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { documents } from '../../contracts/documents/definition';
import type { RunRow } from '../../db/repositories/runs';
import { type ApiUnderTest, startApi } from './api-under-test';
import { Follower, until } from './follower';
import { completeRun, failRun, workStage } from './runs-at-work';

interface Message {
  type: string;
  seq: number;
  [field: string]: unknown;
}

describe('the progress socket', () => {
  let api: ApiUnderTest;
  const followers: Follower<Message>[] = [];
  beforeAll(async () => {
    api = await startApi();
  });
  afterEach(() => followers.splice(0).forEach(({ socket }) => socket.terminate()));
  afterAll(() => api.close());

  const follow = (run: Pick<RunRow, 'id'>, query = '', token = api.token): Follower<Message> => {
    const follower = new Follower<Message>(`${api.url}/ws/pipeline/${run.id}${query}`, { token });
    followers.push(follower);
    return follower;
  };
  const ALL_TYPES = [
    'run_queued',
    ...Array.from({ length: 4 }, () => ['task_started', 'task_completed']).flat(),
    'run_completed',
  ];

  it('sends the present state first, then every event once and in order', async () => {
    const run = await api.submitRun();
    await workStage(api, run, 'inspect');
    const follower = follow(run);
    await follower.untilType('snapshot');
    await completeRun(api, run);
    await follower.untilType('run_completed');
    const [snapshot, ...events] = follower.messages;
    expect(snapshot).toMatchObject({
      type: 'snapshot',
      chain_id: run.id,
      seq: 3,
      status: 'running',
      progress: 0.25,
      tasks: [{ name: 'inspect', status: 'completed' }, { name: 'read', status: 'pending' }, {}, {}],
    });
    expect(events.map(({ seq }) => seq)).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(events[1]).toMatchObject({
      type: 'task_completed',
      task_name: 'read',
      progress: 0.5,
      completed_tasks: 2,
      total_tasks: 4,
    });
    expect(follower.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('loses nothing to a socket that opens while events rush by', async () => {
    const run = await api.submitRun();
    const working = completeRun(api, run);
    const opened = Array.from({ length: 30 }, () => follow(run));
    await working;
    for (const follower of opened) {
      await until(() => follower.messages.length > 0);
      const [snapshot, ...events] = follower.messages;
      await until(() => (follower.messages.at(-1)?.seq ?? 0) === 10);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => (snapshot?.seq ?? 0) + index + 1));
    }
  });

  it('resumes after the event that the client saw last', async () => {
    const run = await api.submitRun();
    await completeRun(api, run);
    const follower = follow(run, '?after=6');
    await follower.untilType('run_completed');
    expect(follower.messages.map(({ type, seq }) => [type, seq])).toEqual([
      ['snapshot', 10],
      ['task_completed', 7],
      ['task_started', 8],
      ['task_completed', 9],
      ['run_completed', 10],
    ]);
    const fromStart = follow(run, '?after=0');
    await fromStart.untilType('run_completed');
    expect(fromStart.messages.slice(1).map(({ type }) => type)).toEqual(ALL_TYPES);
  });

  it('tells of a failure, and of the retry to a client that stayed', async () => {
    const run = await api.submitRun();
    const follower = follow(run);
    await follower.untilType('snapshot');
    await failRun(api, run);
    await follower.untilType('run_failed');
    expect(follower.messages.at(-2)).toMatchObject({
      type: 'task_failed',
      task_name: 'inspect',
      error_code: 'DOCUMENT_ENCRYPTED',
    });
    await api.request(`/api/v1/runs/${run.id}/retry`, { method: 'POST' });
    await follower.untilType('run_queued');
    expect(follower.messages.at(-1)).toMatchObject({ type: 'run_queued', seq: 4 });
  });

  it('takes the token as a subprotocol, as browsers must send it, and keeps it out of the answer', async () => {
    const run = await api.submitRun();
    const url = `${api.url}/ws/pipeline/${run.id}`;
    const browser = new Follower<Message>(url, { protocols: ['treadle.progress', `treadle.bearer.${api.token}`] });
    followers.push(browser);
    await browser.untilType('snapshot');
    expect(browser.socket.protocol).toBe('treadle.progress');
  });

  it.each([
    ['no token', () => ({}), 401, 'TOKEN_MISSING'],
    ['a garbled token', () => ({ token: 'trd_garbled' }), 401, 'TOKEN_INVALID'],
    ['another project’s token', () => ({ token: api.foreignToken }), 404, 'RUN_NOT_FOUND'],
    ['a garbled token as subprotocol', () => ({ protocols: ['treadle.bearer.x'] }), 401, 'TOKEN_INVALID'],
  ])('refuses %s before the upgrade', async (_what, options, status, code) => {
    const run = await api.submitRun();
    const follower = new Follower(`${api.url}/ws/pipeline/${run.id}`, options());
    const [seenStatus, body] = await follower.refusal();
    expect(seenStatus).toBe(status);
    expect(body).toMatchObject({ code });
  });

  it('delivers what happened while its listening connection was broken', async () => {
    const { pool } = api.deps.database;
    const terminate =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'api-listen' and datname = current_database()";
    // The work goes on for a while each time, so that the connection comes back before, amid and after it.
    for (const pauseMs of [0, 5, 15, 30]) {
      const run = await api.submitRun();
      const follower = follow(run);
      await follower.untilType('snapshot');
      await pool.query(terminate);
      for (const { name } of documents.stages) {
        await workStage(api, run, name);
        await sleep(pauseMs);
      }
      await completeRun(api, run);
      await follower.untilType('run_completed');
      expect(follower.messages.slice(1).map(({ type }) => type)).toEqual(ALL_TYPES.slice(1));
      expect(follower.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
  });

  it('forgets closed sockets at once', async () => {
    const run = await api.submitRun();
    const follower = follow(run);
    await follower.untilType('snapshot');
    const open = async (): Promise<string | undefined> =>
      (await (await fetch(`${api.url}/metrics`)).text())
        .split('\n')
        .find((line) => line.startsWith('treadle_sockets_open'));
    follower.socket.close();
    await until(async () => (await open()) === 'treadle_sockets_open 0');
  });
});
