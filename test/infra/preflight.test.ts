import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requirePostgres, requireTemporal } from '../../infra/preflight/external-servers';
import { prepareHome } from '../../infra/preflight/home-folder';
import { requireFreePorts } from '../../infra/preflight/ports';
import { readEnv } from '../../config/env';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-preflight-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('data folder', () => {
  it('is made where it is missing', () => {
    prepareHome(join(folder, 'deep', 'home'), 1);
  });

  it.each([
    ['a file in the way', () => join(folder, 'file'), 'a file is in the way'],
    ['a file above it', () => join(folder, 'file', 'home'), 'a file is in the way'],
    ['a place where nothing can be made', () => '/proc/treadle', 'it cannot be made there'],
  ])('is refused for %s', (_, home, reason) => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => {
      prepareHome(home(), 1);
    }).toThrow(`The data folder ${home()} cannot be written: ${reason}. Correct it, or choose another folder`);
  });

  it('is refused with less free space than wanted, in numbers', () => {
    expect(() => {
      prepareHome(folder, Number.MAX_SAFE_INTEGER);
    }).toThrow(/has \d+ MB of free space and at least 8589934591 MB are needed/);
  });

  const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

  (mayMount ? it : it.skip)('is refused on a full and on a read-only file system', () => {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder], { stdio: 'ignore' }).status !== 0) {
      console.warn('this container may not mount: full and read-only file systems are not tested');
      return;
    }
    try {
      expect(() => {
        prepareHome(folder, 500 * 1024 ** 2);
      }).toThrow('has 1 MB of free space');
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      expect(() => {
        prepareHome(folder, 1);
      }).toThrow('cannot be written: the file system is read-only');
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

describe('ports', () => {
  let server: Server;
  let port: number;

  beforeEach(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  const wanted = (use: string, setting: string) => ({ port, host: '127.0.0.1', use, setting });

  it.each([
    ['the API', 'PORT'],
    ['the embedded Postgres', 'POSTGRES_PORT'],
    ['the embedded Temporal server', 'TEMPORAL_PORT'],
    ['the Temporal Web UI', 'TEMPORAL_UI_PORT'],
  ])('a busy port for %s is named with its holder and the setting %s', async (use, setting) => {
    const holder = process.platform === 'linux' ? `process ${process.pid}` : 'another program';
    await expect(requireFreePorts([wanted(use, setting)])).rejects.toThrow(holder);
    await expect(requireFreePorts([wanted(use, setting)])).rejects.toThrow(`Port ${port} for ${use} is in use by`);
    await expect(requireFreePorts([wanted(use, setting)])).rejects.toThrow(`choose another port with ${setting}.`);
  });

  it('two uses of one port are a wrong configuration', async () => {
    await expect(
      requireFreePorts([wanted('the API', 'PORT'), wanted('the Web UI', 'TEMPORAL_UI_PORT')]),
    ).rejects.toThrow(`PORT and TEMPORAL_UI_PORT are both ${port}.`);
  });

  it('an address that is not ours is named', async () => {
    await expect(requireFreePorts([{ ...wanted('the API', 'PORT'), port: 1234, host: '192.0.2.1' }])).rejects.toThrow(
      'Port 1234 on 192.0.2.1 for the API cannot be opened (EADDRNOTAVAIL)',
    );
  });
});

describe('external servers', () => {
  it('an unreachable Postgres is named without its password', async () => {
    const refused = requirePostgres('postgres://user:hunter2@127.0.0.1:1/db');
    await expect(refused).rejects.toThrow(
      'Postgres at 127.0.0.1:1 (DATABASE_URL) cannot be used: connect ECONNREFUSED',
    );
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  it('a DATABASE_URL of another kind is a wrong configuration', async () => {
    await expect(requirePostgres('mysql://localhost/db')).rejects.toThrow('DATABASE_URL is not a Postgres address');
  });

  it('an unreachable Temporal is named', async () => {
    await expect(requireTemporal(readEnv({ TEMPORAL_ADDRESS: '127.0.0.1:1' }))).rejects.toThrow(
      'The Temporal server at 127.0.0.1:1 cannot be reached',
    );
  }, 30_000);
});
