import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { embeddedPostgres } from '../../infra/servers/postgres';
import { clearLeftovers } from '../../infra/servers/postgres-leftovers';
import { identityOf } from '../../infra/supervisor/process-identity';
import { Supervisor } from '../../infra/supervisor/supervisor';

let folder: string;
let home: string;
let port: number;
const supervisors: Supervisor[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-postgres-'));
  // Closed to all others, as root's own folder is: the server's user must get through all the same.
  chmodSync(folder, 0o700);
  home = join(folder, 'home');
  mkdirSync(home);
  port = await freePort();
});
afterEach(async () => {
  for (const supervisor of supervisors.splice(0)) await supervisor.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<{ url: string; supervisor: Supervisor; restarts: string[] }> {
  const restarts: string[] = [];
  const { url, spec } = await embeddedPostgres({ home, port });
  const supervisor = new Supervisor({
    logFolder: join(home, 'logs'),
    pidFolder: join(home, 'run'),
    notify: (line) => restarts.push(line),
  });
  supervisors.push(supervisor);
  await supervisor.startGroup([spec]);
  return { url, supervisor, restarts };
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

const postmasterPid = (): number => Number.parseInt(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8'), 10);

it('keeps what was committed when the server is killed, and serves again by itself', async () => {
  const { url, restarts } = await start();
  await query(url, 'create table kept (n int); insert into kept values (42)');
  process.kill(postmasterPid(), 'SIGKILL');
  while (restarts.filter((line) => line.startsWith('postgres is up')).length < 2) await sleep(50);
  expect(await query(url, 'select n from kept')).toEqual([{ n: 42 }]);
});

it('asks for the password that only its owner can read, and listens on loopback alone', async () => {
  const { url } = await start();
  expect(statSync(join(home, 'postgres-password')).mode & 0o777).toBe(0o600);
  await expect(query(url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  );
  expect(
    await query(
      url,
      `select setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories') order by name`,
    ),
  ).toEqual([{ setting: '127.0.0.1' }, { setting: '' }]);
});

it('sorts and folds Korean and accented text by Unicode', async () => {
  const { url } = await start();
  expect(await query(url, `select upper('é') as upper, '한글' ilike '한%' as matches`)).toEqual([
    { upper: 'É', matches: true },
  ]);
});

it('starts over the pid file of a dead server, also where a stranger has its pid now', async () => {
  const first = await start();
  await first.supervisor.stop();
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
  try {
    for (const text of [`${stranger.pid}\n${join(home, 'postgres')}\n`, '']) {
      writeFileSync(join(home, 'postgres', 'postmaster.pid'), text);
      const again = await start();
      await query(again.url, 'select 1');
      await again.supervisor.stop();
    }
    expect(identityOf(stranger.pid ?? 0)).toBeDefined();
  } finally {
    stranger.kill();
  }
});

it('ends a server and its backends that outlived their supervisor', async () => {
  const { spec } = await embeddedPostgres({ home, port });
  const orphan = await spec.launch(2);
  const pid = orphan.pid ?? 0;
  while (!existsSync(join(home, 'postgres', 'postmaster.pid'))) await sleep(20);
  await clearLeftovers(join(home, 'postgres'));
  expect(identityOf(pid)).toBeUndefined();
  expect(existsSync(join(home, 'postgres', 'postmaster.pid'))).toBe(false);
});

it('begins anew where making the database was cut off', async () => {
  mkdirSync(join(home, 'postgres.draft'));
  writeFileSync(join(home, 'postgres.draft', 'PG_VERSION'), '18\n');
  const { url } = await start();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(existsSync(join(home, 'postgres.draft'))).toBe(false);
});

it('refuses a database whose password file is gone, and names the file', async () => {
  const { supervisor } = await start();
  await supervisor.stop();
  rmSync(join(home, 'postgres-password'));
  await expect(embeddedPostgres({ home, port })).rejects.toThrow(
    `${join(home, 'postgres-password')} is missing. Restore that file.`,
  );
});
