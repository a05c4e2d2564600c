import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobStore } from '../../../db/blob-store/blob-store';
import { createBlobStore } from '../../../db/blob-store/create-blob-store';
import { findS3Server, startS3Server, type S3Server } from '../../setup/s3-server';
import { chunked, hashOf, itKeepsTheBlobStoreContract } from './contract';

const program = findS3Server();
if (program === undefined) console.warn('skipped: versitygw is not installed, and there is no Go to build it');

(program === undefined ? describe.skip : describe)('blob store in an S3 bucket', () => {
  let home: string;
  let server: S3Server;
  let store: BlobStore;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'treadle-s3-home-'));
    server = await startS3Server(program ?? '');
    store = openStore(server.endpoint);
  });
  afterAll(async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  });

  const openStore = (endpoint: string): BlobStore =>
    createBlobStore({
      TREADLE_HOME: home,
      BLOB_URL: `s3://${server.bucket}/some/prefix`,
      S3_ENDPOINT: endpoint,
      S3_REGION: 'us-east-1',
      S3_ACCESS_KEY_ID: server.accessKeyId,
      S3_SECRET_ACCESS_KEY: server.secretAccessKey,
    });

  itKeepsTheBlobStoreContract(() => ({ store, temporaryFolder: join(home, 'blobs', 'tmp') }));

  it('puts a blob above 64 MB in parts', async () => {
    const bytes = randomBytes(70 * 1024 ** 2);
    const blob = await store.put(chunked(bytes, 1024 ** 2), { bytesMax: bytes.length });
    expect(blob.sha256).toBe(hashOf(bytes));
    expect((await store.read(blob)).equals(bytes)).toBe(true);
  });

  it('says BLOB_STORE_UNAVAILABLE when the server is away', async () => {
    const away = openStore('http://127.0.0.1:1');
    await expect(away.putBytes(randomBytes(1), 'a/b')).rejects.toMatchObject({ code: 'BLOB_STORE_UNAVAILABLE' });
    await expect(away.health()).rejects.toMatchObject({ code: 'BLOB_STORE_UNAVAILABLE' });
  });
});
