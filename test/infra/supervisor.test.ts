import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigurationError } from '../../config/env';
import { StartError } from '../../config/start-error';
import type { ChildSpec } from '../../infra/supervisor/child-spec';
import { endOrphans } from '../../infra/supervisor/pid-file';
import { identityOf } from '../../infra/supervisor/process-identity';
import { Supervisor } from '../../infra/supervisor/supervisor';

const PROGRAMS = join(__dirname, 'programs');

let folder: string;
let events: string[];
let supervisor: Supervisor;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-supervisor-'));
  events = [];
  supervisor = new Supervisor({
    logFolder: folder,
    pidFolder: folder,
    notify: (line) => events.push(line),
    backoff: { firstMs: 10, maxMs: 40, quietMs: 60_000 },
  });
});

afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true, force: true });
});

function child(name: string, behaviour = 'serves', graceMs = 10_000): ChildSpec {
  return {
    name,
    native: false,
    launch: (output) =>
      Promise.resolve(
        spawn(process.execPath, [join(PROGRAMS, 'child.cjs'), behaviour, name, diary()], {
          stdio: ['ignore', output, output, 'ipc'],
          detached: true,
        }),
      ),
    readiness: 'message',
    readyMsMax: 60_000,
    stop: { signal: 'SIGTERM', graceMs, hastySignal: 'SIGKILL' },
  };
}

/** Where children note that they have cleaned up. */
const diary = (): string => join(folder, 'diary');

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(20);
}

const upCount = (name: string): number => events.filter((line) => line.startsWith(`${name} is up`)).length;
const logOf = (name: string): string => readFileSync(join(folder, `${name}.log`), 'utf8');

it('starts a killed child again, as often as it is killed, and leaves its neighbour alone', async () => {
  await supervisor.startGroup([child('one'), child('two')]);
  const neighbour = supervisor.pidOf('two');
  for (const round of [2, 3]) {
    process.kill(supervisor.pidOf('one') ?? 0, 'SIGKILL');
    await until(() => upCount('one') === round);
  }
  expect(supervisor.pidOf('two')).toBe(neighbour);
  expect(events.filter((line) => line.includes('it starts again in'))).toEqual([
    'one ended (SIGKILL); it starts again in 0.01 s',
    'one ended (SIGKILL); it starts again in 0.02 s',
  ]);
});

it('stops the last group first and lets every child clean up', async () => {
  await supervisor.startGroup([child('server')]);
  await supervisor.startGroup([child('client'), child('other-client')]);
  await supervisor.stop();
  const order = readFileSync(diary(), 'utf8').trim().split('\n');
  expect(order.toSorted()).toEqual(['client', 'other-client', 'server']);
  expect(order.at(-1)).toBe('server');
});

it('kills a child that does not stop within its grace time', async () => {
  await supervisor.startGroup([child('mule', 'stubborn', 200)]);
  const pid = supervisor.pidOf('mule') ?? 0;
  await supervisor.stop();
  expect(identityOf(pid)).toBeUndefined();
  expect(events).toContain('mule did not stop within 0.2 s and is killed');
});

it('does not start a child again whose configuration is wrong, and passes its sentence on', async () => {
  const starting = supervisor.startGroup([child('painter', 'misconfigured')]);
  await expect(starting).rejects.toThrow(new ConfigurationError('COLOUR is "plaid": choose red or blue.'));
  await expect(supervisor.failure).resolves.toMatchObject({ child: 'painter', exitCode: 78 });
  expect(events).toEqual([]);
});

it('gives up on a child that never comes to serve, and names its log', async () => {
  const starting = supervisor.startGroup([child('lemon', 'dies')]);
  await expect(starting).rejects.toThrow(StartError);
  await expect(starting).rejects.toThrow(`lemon could not start`);
  await expect(starting).rejects.toThrow(join(folder, 'lemon.log'));
  expect(events).toHaveLength(4);
});

it('gives up on a program that does not exist', async () => {
  const missing: ChildSpec = {
    ...child('ghost'),
    launch: () => Promise.resolve(spawn('/no/such/program', [], { stdio: 'ignore' })),
  };
  await expect(supervisor.startGroup([missing])).rejects.toThrow('ENOENT');
});

it('counts a one-shot child as served when it has ended with code 0', async () => {
  const once: ChildSpec = {
    ...child('once'),
    launch: () => Promise.resolve(spawn('true', [], { stdio: 'ignore' })),
    readiness: 'exit',
  };
  await supervisor.startGroup([once]);
  expect(events).toEqual([expect.stringMatching(/^once is done/)]);
});

it('after a killed supervisor: our children end by themselves, and the next start ends the native ones', async () => {
  const killed = spawn(process.execPath, [join(PROGRAMS, 'supervisor.cjs'), folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const pids = await new Promise<{ ours: number; native: number }>((resolve) => {
    killed.once('message', (message) => {
      resolve(JSON.parse(JSON.stringify(message)));
    });
  });
  killed.kill('SIGKILL');
  await until(() => identityOf(pids.ours) === undefined);
  expect(logOf('ours')).toContain('has cleaned up');
  expect(identityOf(pids.native)).toBeDefined();

  expect(await endOrphans(folder)).toEqual(['native']);
  expect(identityOf(pids.native)).toBeUndefined();
  expect(await endOrphans(folder)).toEqual([]);
});
