import type { PageImageTasks } from '../../../models/serving/page-image-thread';
import { WaitingThread } from '../../../models/serving/waiting-thread';

describe('a thread that work waits for', () => {
  const thread = new WaitingThread<PageImageTasks>({
    entry: 'page-image-thread',
    waitingMax: 2,
    retryAfterSeconds: 7,
  });

  afterAll(() => thread.close());

  it('refuses what would be too much, says when to come again, and takes work once there is room', async () => {
    let finish: (value: string) => void = () => undefined;
    const work = new Promise<string>((resolve) => (finish = resolve));
    const taken = [thread.inTurn(() => work), thread.inTurn(() => Promise.reject(new Error('It failed.')))];
    const refused = expect(thread.inTurn(() => work)).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      details: { retryAfterSeconds: 7 },
    });
    await refused;
    await expect(taken[1]).rejects.toThrow('It failed.');
    await expect(thread.inTurn(() => Promise.resolve('room'))).resolves.toBe('room');
    finish('done');
    await expect(taken[0]).resolves.toBe('done');
  });
});
