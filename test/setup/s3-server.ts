/**
 * A real S3-compatible server for the blob store's tests: versitygw over a temporary folder. It is taken from PATH or
 * the user's cache, else built there once by `go install`; where neither is possible the tests are skipped.
 */
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MODULE = 'github.com/versity/versitygw/cmd/versitygw@latest';
const CACHE = join(homedir(), '.cache', 'treadle', 'bin');
const START_TIMEOUT_MS = 30_000;

export interface S3Server {
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  bucket: string;
  stop(): Promise<void>;
}

/** The path of versitygw; undefined where there is neither the program nor Go to build it. */
export function findS3Server(): string | undefined {
  const cached = join(CACHE, 'versitygw');
  if (existsSync(cached)) return cached;
  if (spawnSync('versitygw', ['--version']).status === 0) return 'versitygw';
  const built = spawnSync('go', ['install', MODULE], { env: { ...process.env, GOBIN: CACHE }, stdio: 'ignore' });
  return built.status === 0 ? cached : undefined;
}

export async function startS3Server(program: string): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'treadle-s3-'));
  await mkdir(join(folder, 'data'));
  await mkdir(join(folder, 'attributes'));
  const port = await freePort();
  const keys = { accessKeyId: 'treadle-test', secretAccessKey: 'treadle-test-secret' };
  const child = spawn(
    program,
    ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', '--sidecar', join(folder, 'attributes'), join(folder, 'data')],
    {
      env: { ...process.env, ROOT_ACCESS_KEY: keys.accessKeyId, ROOT_SECRET_KEY: keys.secretAccessKey },
      stdio: 'ignore',
    },
  );
  const server: S3Server = {
    endpoint: `http://127.0.0.1:${port}`,
    ...keys,
    bucket: 'treadle',
    stop: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
  await createBucket(server);
  return server;
}

/** The first request that succeeds shows that the server is up. */
async function createBucket({ endpoint, bucket, ...credentials }: S3Server): Promise<void> {
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials, maxAttempts: 1 });
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
