import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireInstanceLock } from '../../infra/supervisor/instance-lock';
import { identityOf } from '../../infra/supervisor/process-identity';

const SHORT = { runningMsMax: 200, stoppingMsMax: 5_000 };

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-lock-'));
  path = join(folder, 'instance.lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('refuses a second instance and names the first', async () => {
  const lock = await acquireInstanceLock(path, SHORT);
  await expect(acquireInstanceLock(path, SHORT)).rejects.toThrow(
    `already running with this data folder (process ${process.pid}`,
  );
  lock.release();
  expect(existsSync(path)).toBe(false);
});

it('waits for an instance that is stopping', async () => {
  const lock = await acquireInstanceLock(path, SHORT);
  lock.markStopping();
  const next = acquireInstanceLock(path, { ...SHORT, runningMsMax: 0 });
  setTimeout(() => {
    lock.release();
  }, 300);
  (await next).release();
});

it('takes over from a dead instance, also where a stranger has its pid now', async () => {
  const sleeper = spawn('sleep', ['600'], { stdio: 'ignore' });
  const identity = identityOf(sleeper.pid ?? 0);
  writeFileSync(path, JSON.stringify({ ...identity, startedAt: 'another time', stopping: false }));
  (await acquireInstanceLock(path, SHORT)).release();

  writeFileSync(path, JSON.stringify({ ...identity, stopping: false }));
  sleeper.kill('SIGKILL');
  await once(sleeper, 'exit');
  (await acquireInstanceLock(path, SHORT)).release();
});

it('takes over a lock that a crash has cut off', async () => {
  writeFileSync(path, '{"pid":1');
  (await acquireInstanceLock(path, SHORT)).release();
});
