import { join } from 'node:path';
import { CpuPool } from '../../../models/pool/cpu-pool';
import { projectRoot } from '../../../contracts/project-root';
import type { OddTasks } from './odd-tasks';

const ENTRY = join(projectRoot(), 'dist', 'test', 'models', 'pool', 'odd-tasks.js');

describe('the CPU pool', () => {
  let pool: CpuPool<OddTasks>;

  beforeAll(() => {
    pool = new CpuPool<OddTasks>({ threads: 2, entry: ENTRY });
  });

  afterAll(() => pool.close());

  it('gives each caller the output of its own task', async () => {
    const sums = await Promise.all([1, 2, 3, 4, 5].map((a) => pool.run('add', { a, b: 10 })));
    expect(sums).toEqual([11, 12, 13, 14, 15]);
  });

  it('keeps code and details of a DomainError across the thread border', async () => {
    await expect(pool.run('failExpectedly', { sha256: 'abc' })).rejects.toMatchObject({
      name: 'DomainError',
      code: 'BLOB_NOT_FOUND',
      details: { sha256: 'abc' },
    });
  });

  it('keeps message and stack of any other error', async () => {
    await expect(pool.run('failUnexpectedly', null)).rejects.toMatchObject({
      message: 'index 7 is out of range',
      stack: expect.stringContaining('odd-tasks'),
    });
  });

  it.each(['exit', 'exception'] as const)('rejects the task whose thread crashes by %s, and goes on', async (by) => {
    await expect(pool.run('crash', { by })).rejects.toMatchObject({
      code: 'CPU_THREAD_LOST',
      details: { task: 'crash' },
    });
    const sums = await Promise.all([1, 2, 3].map((a) => pool.run('add', { a, b: 1 })));
    expect(sums).toEqual([2, 3, 4]);
  });

  it('gives what a task saved to the one that takes its place', async () => {
    const saved: unknown[] = [];
    const checkpoint = (state: unknown) => ({ state, onSave: (own: unknown) => void saved.push(own) });
    const crashing = pool.run('countOn', { to: 6, crashAt: 4 }, { checkpoint: checkpoint(undefined) });
    await expect(crashing).rejects.toThrow('crashed');
    expect(saved).toEqual([1, 2, 3]);
    const second = await pool.run('countOn', { to: 6, crashAt: null }, { checkpoint: checkpoint(saved.at(-1)) });
    expect(second).toEqual({ from: 3 });
    expect(saved).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('stops a running task between its units, rejects with the reason of the signal, and keeps the thread', async () => {
    const before = pool.threadIds();
    const abort = new AbortController();
    const reason = new Error('the run was cancelled');
    const running = pool.run('untilStopped', null, {
      signal: abort.signal,
      onProgress: ({ done }) => done === 3 && abort.abort(reason),
    });
    await expect(running).rejects.toBe(reason);
    expect(pool.threadIds()).toEqual(before);
    await expect(pool.run('add', { a: 1, b: 1 })).resolves.toBe(2);
  });

  it('rejects a task that is aborted in the queue at once, without running it', async () => {
    const blockers = [new AbortController(), new AbortController()];
    const running = blockers.map(({ signal }) => pool.run('untilStopped', null, { signal }));
    const queued = new AbortController();
    let hasRun = false;
    const waiting = pool.run('count', { to: 1 }, { signal: queued.signal, onProgress: () => (hasRun = true) });
    queued.abort(new Error('not wanted any more'));
    await expect(waiting).rejects.toThrow('not wanted any more');
    blockers.forEach((blocker) => blocker.abort(new Error('done')));
    await Promise.allSettled(running);
    await pool.run('add', { a: 1, b: 1 });
    expect(hasRun).toBe(false);
  });

  it('refuses a task whose signal is already aborted', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(pool.run('add', { a: 1, b: 1 }, { signal })).rejects.toThrow('too late');
  });

  it('delivers all progress in order before the result', async () => {
    const seen: number[] = [];
    await pool.run('count', { to: 50 }, { onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('moves the buffers it is told to move, and those of the result', async () => {
    const values = new Float32Array([1, 2, 3]);
    const doubled = await pool.run('doubled', { values }, { transfer: [values.buffer] });
    expect(Array.from(doubled.values)).toEqual([2, 4, 6]);
    expect(values.byteLength).toBe(0);
  });

  it('says which input cannot be sent to a thread, and loses none', async () => {
    const unclonable = { a: 1, b: 1, callback: () => 1 };
    await expect(pool.run('add', unclonable)).rejects.toMatchObject({ name: 'DataCloneError' });
  });

  it('finishes what it was asked for before it closes, and then refuses', async () => {
    const closing = new CpuPool<OddTasks>({ threads: 1, entry: ENTRY });
    const sums = [1, 2, 3, 4].map((a) => closing.run('add', { a, b: 0 }));
    await closing.close();
    await expect(Promise.all(sums)).resolves.toEqual([1, 2, 3, 4]);
    await expect(closing.run('add', { a: 1, b: 1 })).rejects.toThrow('closed');
  });

  it('names the missing entry instead of waiting for threads that never start', () => {
    expect(() => new CpuPool({ threads: 1, entry: '/nowhere/worker.js' })).toThrow('npm run build');
  });

  it('rejects instead of waiting where no thread can load its entry', async () => {
    const broken = new CpuPool({ threads: 2, entry: join(__dirname, 'broken-entry.cjs') });
    await expect(broken.run('warmUp', { engines: [] })).rejects.toMatchObject({ code: 'CPU_THREAD_LOST' });
    await broken.close();
  });
});
