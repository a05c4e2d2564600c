/** What every blob store promises; run on the local folder and on a real S3 server. */
import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { BlobStore } from '../../../db/blob-store/blob-store';

export interface StoreUnderTest {
  store: BlobStore;
  temporaryFolder: string;
}

const MEGABYTE = 1024 ** 2;

export function itKeepsTheBlobStoreContract(storeUnderTest: () => StoreUnderTest): void {
  const store = (): BlobStore => storeUnderTest().store;
  const limits = { bytesMax: 10 * MEGABYTE };

  const leftovers = async (): Promise<string[]> => {
    const { temporaryFolder } = storeUnderTest();
    return readdir(temporaryFolder).catch(() => []);
  };
  const fails = (promise: Promise<unknown>): Promise<{ code?: unknown }> =>
    promise.then(
      () => ({}),
      (error: unknown) => error as { code?: unknown },
    );

  it('gives back exactly the bytes that were put, under their own SHA-256', async () => {
    const bytes = randomBytes(3 * MEGABYTE + 17);
    const blob = await store().put(chunked(bytes), { ...limits, accept: () => 'image/png' });
    expect(blob).toEqual({ sha256: hashOf(bytes), size_bytes: bytes.length, media_type: 'image/png' });
    expect((await store().read(blob)).equals(bytes)).toBe(true);
    expect((await collect(store().open(blob.sha256))).equals(bytes)).toBe(true);
    expect(await leftovers()).toEqual([]);
  });

  it('keeps equal bytes once, however many put them at the same time', async () => {
    const bytes = randomBytes(100_000);
    const refs = await Promise.all(Array.from({ length: 20 }, () => store().put(chunked(bytes), limits)));
    expect(new Set(refs.map((ref) => ref.sha256)).size).toBe(1);
    expect((await hashes(store())).filter((sha256) => sha256 === hashOf(bytes))).toHaveLength(1);
    expect(await leftovers()).toEqual([]);
  });

  it('shows the first bytes, and no more, to whoever decides the type', async () => {
    let head: Uint8Array = Buffer.alloc(0);
    await store().put(chunked(randomBytes(MEGABYTE), 100), { ...limits, accept: (seen) => ((head = seen), 'a/b') });
    expect(head).toHaveLength(4096);
  });

  it('refuses a stream over the limit, an empty one and an unaccepted one, and keeps nothing of them', async () => {
    const tooLarge = store().put(chunked(randomBytes(MEGABYTE)), { bytesMax: MEGABYTE - 1 });
    expect(await fails(tooLarge)).toMatchObject({ code: 'UPLOAD_TOO_LARGE', details: { limitBytes: MEGABYTE - 1 } });
    expect(await fails(store().put(chunked(Buffer.alloc(0)), limits))).toMatchObject({ code: 'UPLOAD_EMPTY' });
    const refuse = (): string => {
      throw new RangeError('not this one');
    };
    expect(await fails(store().put(chunked(randomBytes(10)), { ...limits, accept: refuse }))).toBeInstanceOf(
      RangeError,
    );
    expect(await leftovers()).toEqual([]);
  });

  it('keeps nothing of a stream that breaks off or is given up', async () => {
    const bytes = randomBytes(MEGABYTE);
    const breaking = Readable.from(
      (function* () {
        yield bytes;
        throw new Error('the line went dead');
      })(),
    );
    expect(await fails(store().put(breaking, limits))).toMatchObject({ message: 'the line went dead' });

    const abort = new AbortController();
    const endless = new Readable({ read() {} });
    endless.push(bytes);
    const put = fails(store().put(endless, { ...limits, signal: abort.signal }));
    abort.abort(new RangeError('no longer wanted'));
    expect(await put).toBeInstanceOf(RangeError);

    expect(await store().has(hashOf(bytes))).toBe(false);
    expect(await leftovers()).toEqual([]);
  });

  it('says BLOB_NOT_FOUND for what it does not hold, also for a path in place of a hash', async () => {
    for (const sha256 of ['0'.repeat(64), '../../../etc/passwd', '']) {
      expect(await fails(store().read(sha256))).toMatchObject({ code: 'BLOB_NOT_FOUND' });
    }
    expect(await fails(collect(store().open('0'.repeat(64))))).toMatchObject({ code: 'BLOB_NOT_FOUND' });
    expect(await store().has('0'.repeat(64))).toBe(false);
  });

  it('deletes, but not what was put lately', async () => {
    const { sha256 } = await store().putBytes(randomBytes(10), 'a/b');
    await store().delete(sha256, 60_000);
    expect(await store().has(sha256)).toBe(true);
    await store().delete(sha256);
    expect(await store().has(sha256)).toBe(false);
    await store().delete(sha256);
    expect(await leftovers()).toEqual([]);
  });

  it('lists each blob with the time of its last put', async () => {
    const { sha256 } = await store().putBytes(randomBytes(10), 'a/b');
    for await (const blob of store().list()) {
      if (blob.sha256 === sha256) return expect(Math.abs(Date.now() - blob.modifiedAt.getTime())).toBeLessThan(60_000);
    }
    throw new Error('the blob is not listed');
  });

  it('is healthy', async () => {
    await expect(store().health()).resolves.toBeUndefined();
  });
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function chunked(bytes: Buffer, size = 64 * 1024): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
  );
}

export async function hashes(store: BlobStore): Promise<string[]> {
  const found: string[] = [];
  for await (const blob of store.list()) found.push(blob.sha256);
  return found;
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
