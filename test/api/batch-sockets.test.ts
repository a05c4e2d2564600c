/** `/ws/batch/{batch_id}`: the whole state of a batch, live. */
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import type { BatchMessage } from '../../contracts/batch';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { BatchClient } from './batch-client';
import { type Follower, until } from './follower';

describe('the socket of a batch', () => {
  let api: ApiUnderTest;
  let client: BatchClient;
  const followers: Follower<BatchMessage>[] = [];
  beforeAll(async () => {
    api = await startApi();
    client = new BatchClient(api);
  });
  afterEach(() => followers.splice(0).forEach(({ socket }) => socket.terminate()));
  afterAll(() => api.close());

  const follow = async (id: string): Promise<Follower<BatchMessage>> => {
    const follower = client.follow(id);
    followers.push(follower);
    await follower.untilType('snapshot');
    return follower;
  };
  const submit = async (count: number): Promise<{ id: string; runIds: string[] }> => {
    const files = Array.from({ length: count }, (_, index) => ({ name: `${index}.png`, bytes: pngBytes() }));
    const { batch_id: id, chain_ids: runIds } = await client.accepted(files);
    return { id, runIds: runIds.flatMap((runId) => runId ?? []) };
  };

  it('sends the state first, its changes as runs end, and its end last', async () => {
    const { id, runIds } = await submit(3);
    const follower = await follow(id);
    expect(follower.messages).toMatchObject([
      { type: 'snapshot', batch_id: id, status: 'running', progress: 0, counts: { total: 3, queued: 3 } },
    ]);
    await client.endRun(runIds[0]!, 'complete');
    await until(() => follower.messages.at(-1)?.counts.completed === 1);
    await client.endRun(runIds[1]!, 'fail');
    await until(() => follower.messages.at(-1)?.counts.failed === 1);
    expect(follower.messages.at(-1)).toMatchObject({ type: 'batch_progress', counts: { queued: 1 } });
    expect(follower.messages.at(-1)?.progress).toBeCloseTo(2 / 3);
    await client.endRun(runIds[2]!, 'complete');
    await client.end(id);
    await follower.untilType('batch_completed');
    expect(follower.messages.at(-1)).toMatchObject({
      type: 'batch_completed',
      status: 'completed',
      progress: 1,
      counts: { completed: 2, failed: 1 },
    });
    expect(follower.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('says each state once, at most four times a second', async () => {
    const { id, runIds } = await submit(40);
    const read = jest.spyOn(api.deps.batches, 'messagesOf');
    const several = [await follow(id), await follow(id), await follow(id)];
    const startedAt = performance.now();
    for (const runId of runIds) await client.endRun(runId, 'complete');
    await client.end(id);
    await Promise.all(several.map((follower) => follower.untilType('batch_completed')));
    const most = Math.ceil((performance.now() - startedAt) / 250) + 2;
    for (const { messages } of several) {
      expect(messages.length).toBeLessThanOrEqual(most);
      const states = messages.map(({ type, counts }) => JSON.stringify([type, counts]));
      expect(new Set(states).size).toBe(states.length);
    }
    // The batch is read for all who follow it at once.
    expect(read.mock.calls.length).toBeLessThanOrEqual(most + 3);
    read.mockRestore();
  });

  it('tells a client that comes after the end how it ended, and one that stays of the retry', async () => {
    const { id, runIds } = await submit(2);
    await client.endRun(runIds[0]!, 'fail');
    await client.endRun(runIds[1]!, 'complete');
    await client.end(id);
    const late = await follow(id);
    await late.untilType('batch_completed');
    expect(late.messages.map(({ type, status }) => [type, status])).toEqual([
      ['snapshot', 'completed'],
      ['batch_completed', 'completed'],
    ]);
    await client.request(`/api/v1/batches/${id}/retry`, { method: 'POST' });
    await until(() => late.messages.at(-1)?.type === 'batch_progress');
    expect(late.messages.at(-1)).toMatchObject({ status: 'running', counts: { queued: 1, completed: 1 } });
    await client.endRun(runIds[0]!, 'complete');
    await until(() => late.messages.at(-1)?.counts.completed === 2);
  });

  it('brings a cancelled end, and closes when the batch is deleted', async () => {
    const { id } = await submit(1);
    const follower = await follow(id);
    const closed = new Promise((resolve) => follower.socket.once('close', resolve));
    await client.end(id, 'cancelled');
    await follower.untilType('batch_cancelled');
    await client.request(`/api/v1/batches/${id}`, { method: 'DELETE' });
    expect(await closed).toBe(1001);
  });

  it('misses nothing while its listening connection is broken', async () => {
    const { id, runIds } = await submit(1);
    const follower = await follow(id);
    await api.deps.database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'api-listen' and datname = current_database()",
    );
    await client.endRun(runIds[0]!, 'complete');
    await client.end(id);
    await follower.untilType('batch_completed');
  });

  it('costs no query when nobody follows, nor when all that are followed have ended', async () => {
    const { id, runIds } = await submit(1);
    await client.endRun(runIds[0]!, 'complete');
    await client.end(id);
    const follower = await follow(id);
    await follower.untilType('batch_completed');
    await sleep(300);
    const read = jest.spyOn(api.deps.batches, 'messagesOf');
    const other = await submit(1);
    await client.endRun(other.runIds[0]!, 'complete');
    await sleep(300);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });
});
