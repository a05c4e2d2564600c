import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobStore } from '../../../db/blob-store/blob-store';
import { createBlobStore } from '../../../db/blob-store/create-blob-store';
import { chunked, hashes, hashOf, itKeepsTheBlobStoreContract } from './contract';

describe('blob store in a local folder', () => {
  let home: string;
  let blobs: string;
  let store: BlobStore;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'treadle-blobs-'));
    blobs = join(home, 'blobs');
    store = createBlobStore({ TREADLE_HOME: home, S3_REGION: '' });
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const pathOf = (sha256: string): string => join(blobs, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  itKeepsTheBlobStoreContract(() => ({ store, temporaryFolder: join(blobs, 'tmp') }));

  it('notices a damaged blob, and the same file sent again cures it', async () => {
    const bytes = randomBytes(1000);
    const { sha256 } = await store.putBytes(bytes, 'a/b');
    await writeFile(pathOf(sha256), randomBytes(1000));
    await expect(store.read(sha256)).rejects.toMatchObject({ code: 'BLOB_DAMAGED', details: { sha256 } });
    await store.putBytes(bytes, 'a/b');
    expect((await store.read(sha256)).equals(bytes)).toBe(true);
    await writeFile(pathOf(sha256), bytes.subarray(0, 500));
    await store.putBytes(bytes, 'a/b');
    expect((await store.read(sha256)).equals(bytes)).toBe(true);
  });

  it('renews the age of a blob that is put again, so that a sweep under way leaves it', async () => {
    const bytes = randomBytes(1000);
    const { sha256 } = await store.putBytes(bytes, 'a/b');
    const longAgo = new Date('2020-01-01');
    await utimes(pathOf(sha256), longAgo, longAgo);
    await store.putBytes(bytes, 'a/b');
    expect((await stat(pathOf(sha256))).mtime.getFullYear()).toBeGreaterThan(2020);
  });

  it('never loses a blob that is put while it is deleted', async () => {
    const bytes = randomBytes(1000);
    for (let round = 0; round < 100; round += 1) {
      const { sha256 } = await store.putBytes(bytes, 'a/b');
      const longAgo = new Date('2020-01-01');
      await utimes(pathOf(sha256), longAgo, longAgo);
      await Promise.all([store.delete(sha256, 60_000), store.putBytes(bytes, 'a/b')]);
      expect(await store.has(sha256)).toBe(true);
    }
  });

  it('sweeps what dead processes left and leaves what living ones are writing', async () => {
    const temporary = join(blobs, 'tmp');
    await mkdir(temporary, { recursive: true });
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const host = hostname().replace(/[^\w.]/g, '_');
    await writeFile(join(temporary, `${host}-${dead}-00aa`), 'left');
    await writeFile(join(temporary, `${host}-${process.pid}-00ab`), 'left by an earlier process of the same id');
    await writeFile(join(temporary, `${host}-${process.ppid}-00ac`), 'a neighbour writes');
    await writeFile(join(temporary, 'elsewhere-1-00ad'), 'another host writes');

    let goOn = (): void => {};
    const slow = (async function* () {
      yield randomBytes(1_000_000);
      await new Promise<void>((resolve) => (goOn = resolve));
    })();
    const put = store.put(slow, { bytesMax: 2_000_000 });
    while ((await readdir(temporary)).length < 5) await new Promise(setImmediate);

    expect(await store.sweepTemporary()).toBe(2);
    expect((await readdir(temporary)).filter((name) => /00a[a-d]$/.test(name))).toHaveLength(2);
    goOn();
    await expect(put).resolves.toMatchObject({ size_bytes: 1_000_000 });
  });

  it('says BLOB_STORE_UNAVAILABLE when its folder cannot be made', async () => {
    await writeFile(blobs, 'a file in place of the folder');
    await expect(store.putBytes(randomBytes(1), 'a/b')).rejects.toMatchObject({ code: 'BLOB_STORE_UNAVAILABLE' });
    await expect(store.health()).rejects.toMatchObject({ code: 'BLOB_STORE_UNAVAILABLE' });
  });

  const mounted = (folder: string): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' }).status === 0;

  it('says BLOB_STORE_FULL on a full disk, keeps nothing of that upload and takes the next one that fits', async () => {
    const disk = join(home, 'disk');
    await mkdir(disk);
    if (!mounted(disk)) return console.warn('skipped: only root may mount the small disk that this test fills');
    try {
      const small = createBlobStore({ TREADLE_HOME: disk, S3_REGION: '' });
      const put = small.put(chunked(randomBytes(4 * 1024 ** 2)), { bytesMax: 10 * 1024 ** 2 });
      await expect(put).rejects.toMatchObject({ code: 'BLOB_STORE_FULL' });
      expect(await readdir(join(disk, 'blobs', 'tmp'))).toEqual([]);
      expect(await hashes(small)).toEqual([]);
      const fits = randomBytes(100_000);
      await expect(small.put(chunked(fits), { bytesMax: 10 ** 6 })).resolves.toMatchObject({ sha256: hashOf(fits) });
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
