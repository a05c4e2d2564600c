import { Client } from '@temporalio/client';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEnv } from '../../config/env';
import { connectClient, ensureSearchAttributes, temporalConnectionOptions } from '../../config/temporal-connection';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes';
import { embeddedTemporal } from '../../infra/servers/temporal';
import { temporalExecutable } from '../../infra/servers/temporal-executable';
import { Supervisor } from '../../infra/supervisor/supervisor';

let folder: string;
let port: number;
let uiPort: number;
let supervisor: Supervisor;
let events: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-temporal-'));
  [port, uiPort] = [await freePort(), await freePort()];
  events = [];
  supervisor = new Supervisor({ logFolder: folder, pidFolder: folder, notify: (line) => events.push(line) });
});
afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(namespace: string): Promise<void> {
  const executable = await temporalExecutable({ cacheHome: undefined, say: () => {} });
  const databaseFile = join(folder, 'temporal.db');
  await supervisor.startGroup([embeddedTemporal({ executable, databaseFile, port, uiPort, namespace })]);
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

it('serves our namespace with our search attributes and a Web UI, and keeps its workflows when it is killed', async () => {
  await start('treadle-test');
  const connection = await connectClient(readEnv({ TEMPORAL_PORT: String(port) }));
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'treadle-test' });
    expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.keys(SEARCH_ATTRIBUTES)));
    expect((await fetch(`http://127.0.0.1:${uiPort}/`)).status).toBe(200);

    const client = new Client({ connection, namespace: 'treadle-test' });
    await client.workflow.start('waiting', { workflowId: 'kept', taskQueue: 'nobody' });
    process.kill(supervisor.pidOf('temporal') ?? 0, 'SIGKILL');
    while (events.filter((line) => line.startsWith('temporal is up')).length < 2) await sleep(50);
    expect((await client.workflow.getHandle('kept').describe()).status.name).toBe('RUNNING');
  } finally {
    await connection.close();
  }
});

it('registers what a namespace of an external server lacks, once', async () => {
  await start('default');
  const connection = await connectClient(readEnv({ TEMPORAL_ADDRESS: `127.0.0.1:${port}` }));
  try {
    const namespace = 'default';
    await connection.operatorService.removeSearchAttributes({ namespace, searchAttributes: ['Tenant', 'ItemCount'] });
    await ensureSearchAttributes(connection, namespace);
    await ensureSearchAttributes(connection, namespace);
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    expect(customAttributes).toMatchObject({ Tenant: 2, ItemCount: 3 });
    await expect(ensureSearchAttributes(connection, 'elsewhere')).rejects.toThrow(
      'Temporal namespace "elsewhere" cannot be read',
    );
  } finally {
    await connection.close();
  }
});

describe('connection options', () => {
  const options = (variables: Record<string, string>) => temporalConnectionOptions(readEnv(variables));

  it('a plain server is reached without encryption, Temporal Cloud with', () => {
    expect(options({})).toEqual({ address: '127.0.0.1:7233', tls: false });
    expect(options({ TEMPORAL_ADDRESS: 'cloud:7233', TEMPORAL_API_KEY: 'key' })).toEqual({
      address: 'cloud:7233',
      tls: {},
      apiKey: 'key',
    });
    expect(options({ TEMPORAL_TLS: 'true', TEMPORAL_TLS_SERVER_NAME: 'inner' }).tls).toEqual({
      serverNameOverride: 'inner',
    });
    expect(options({ TEMPORAL_API_KEY: 'key', TEMPORAL_TLS: 'false' }).tls).toBe(false);
  });

  it('a certificate goes with its key', () => {
    const pem = Buffer.from('not looked into here');
    const file = join(folder, 'file.pem');
    writeFileSync(file, pem);
    expect(
      options({ TEMPORAL_TLS_CERT_PATH: file, TEMPORAL_TLS_KEY_PATH: file, TEMPORAL_TLS_CA_PATH: file }).tls,
    ).toEqual({
      clientCertPair: { crt: pem, key: pem },
      serverRootCACertificate: pem,
    });
    expect(() => options({ TEMPORAL_TLS_CERT_PATH: file })).toThrow('belong together: set both or none');
  });
});
