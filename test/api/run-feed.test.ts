/** `/ws/runs`: the live feed of a project's runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import { documents } from '../../contracts/documents/definition';
import type { ProgressEvent } from '../../contracts/events';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { Follower, until } from './follower';
import { completeRun } from './runs-at-work';

describe('the feed of a project’s runs', () => {
  let api: ApiUnderTest;
  const followers: Follower<ProgressEvent>[] = [];
  beforeAll(async () => {
    api = await startApi();
  });
  afterEach(() => followers.splice(0).forEach(({ socket }) => socket.terminate()));
  afterAll(() => api.close());

  const follow = async (token = api.token): Promise<Follower<ProgressEvent>> => {
    const follower = new Follower<ProgressEvent>(`${api.url}/ws/runs`, { token });
    followers.push(follower);
    await follower.untilOpen();
    return follower;
  };
  const ended = ({ messages }: Follower<ProgressEvent>): number =>
    messages.filter(({ type }) => type === 'run_completed').length;

  it('brings every event of every run of the project, of each run in order', async () => {
    const follower = await follow();
    const runs = await Promise.all(Array.from({ length: 8 }, () => api.submitRun()));
    await Promise.all(runs.map((run) => completeRun(api, run)));
    await until(() => ended(follower) === runs.length);
    const events = 2 + documents.stages.length * 2;
    for (const run of runs) {
      const own = follower.messages.filter(({ chain_id: id }) => id === run.id);
      expect(own.map(({ seq }) => seq)).toEqual(Array.from({ length: events }, (_, index) => index + 1));
      expect(own.at(0)?.type).toBe('run_queued');
    }
    expect(follower.messages).toHaveLength(runs.length * events);
  });

  it('brings nothing of another project', async () => {
    const [ours, theirs] = [await follow(), await follow(api.foreignToken)];
    const run = await api.submitRun();
    await completeRun(api, run);
    const foreign = await api.upload(pngBytes(), { headers: { authorization: `Bearer ${api.foreignToken}` } });
    const { chain_id: foreignId } = (await foreign.json()) as { chain_id: string };
    await until(() => ended(ours) === 1 && theirs.messages.length === 1);
    expect(new Set(ours.messages.map(({ chain_id: id }) => id))).toEqual(new Set([run.id]));
    expect(theirs.messages.map(({ chain_id: id }) => id)).toEqual([foreignId]);
  });

  it('asks for a token', async () => {
    const [status, body] = await new Follower(`${api.url}/ws/runs`, {}).refusal();
    expect([status, body.code]).toEqual([401, 'TOKEN_MISSING']);
  });

  it('closes where events may be missing, so that the client reads its list anew', async () => {
    const follower = await follow();
    const closed = new Promise((resolve) => follower.socket.once('close', resolve));
    await api.deps.database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'api-listen' and datname = current_database()",
    );
    expect(await closed).toBe(1013);
    const again = await follow();
    await completeRun(api, await api.submitRun());
    await until(() => ended(again) === 1);
  });

  it('costs no query while nobody listens', async () => {
    await sleep(50);
    const look = jest.spyOn(api.deps.runs, 'audiencesOf');
    await completeRun(api, await api.submitRun());
    await sleep(50);
    expect(look).not.toHaveBeenCalled();
  });
});
