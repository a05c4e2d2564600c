/**
 * Blobs in a local folder: `ab/cd/<sha256>`, and `tmp/` for uploads under way. A blob appears by rename after its
 * bytes are on the disk, so whoever sees it sees all of it, whatever dies in between.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, mkdir, open, opendir, readFile, rename, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { BlobRef } from '../../contracts/blob';
import { DomainError } from '../../contracts/errors';
import { errorCode } from '../../contracts/system-error';
import { blobKey, hashOf, hashOfKey } from './blob-key';
import type { BlobStore, PutOptions, StoredBlob } from './blob-store';
import { spool } from './spool';
import { storageError, storing } from './storage-errors';
import { dropTemporary, sweepTemporary, takeTemporary } from './temporary-files';

export class LocalBlobStore implements BlobStore {
  private readonly temporaryFolder: string;

  constructor(private readonly folder: string) {
    this.temporaryFolder = join(folder, 'tmp');
  }

  async put(stream: Readable | AsyncIterable<Uint8Array>, options: PutOptions): Promise<BlobRef> {
    const path = await storing(() => takeTemporary(this.temporaryFolder));
    try {
      const blob = await spool(stream, { ...options, path });
      await storing(() => this.keep(path, blob));
      return blob;
    } finally {
      await dropTemporary(path);
    }
  }

  putBytes(bytes: Uint8Array, mediaType: string): Promise<BlobRef> {
    return this.put(Readable.from([bytes]), { bytesMax: bytes.length, accept: () => mediaType });
  }

  async read(blob: Pick<BlobRef, 'sha256'> | string): Promise<Buffer> {
    const sha256 = hashOf(blob);
    const path = this.pathOf(sha256);
    const bytes = await readFile(path).catch((error: unknown) => {
      throw notFoundOr(error, sha256);
    });
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
    // Moved aside, so that the same file sent again is stored anew.
    await storing(() => rename(path, `${path}.damaged`));
    throw new DomainError('BLOB_DAMAGED', { sha256 });
  }

  open(sha256: string): Readable {
    const path = this.pathOf(sha256);
    const chunks = async function* (): AsyncGenerator<Buffer> {
      try {
        for await (const chunk of createReadStream(path)) yield chunk as Buffer;
      } catch (error) {
        throw notFoundOr(error, sha256);
      }
    };
    return Readable.from(chunks(), { objectMode: false });
  }

  async has(sha256: string): Promise<boolean> {
    try {
      await stat(this.pathOf(sha256));
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw storageError(error);
    }
  }

  /**
   * The blob is moved aside, looked at once more and only then removed: one that was put again in the meantime has a
   * new time and goes back.
   */
  async delete(sha256: string, olderThanMs = 0): Promise<void> {
    const path = this.pathOf(sha256);
    const isOld = async (file: string): Promise<boolean> => Date.now() - (await stat(file)).mtimeMs >= olderThanMs;
    const aside = await storing(() => takeTemporary(this.temporaryFolder));
    try {
      if (!(await isOld(path))) return;
      await rename(path, aside);
      if (!(await isOld(aside))) await rename(aside, path);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw storageError(error);
    } finally {
      await dropTemporary(aside);
    }
  }

  async *list(): AsyncGenerator<StoredBlob> {
    for await (const path of filesBelow(this.folder, 2)) {
      const sha256 = hashOfKey(path);
      if (sha256 === undefined) continue;
      const found = await stat(path).catch(() => undefined);
      if (found) yield { sha256, modifiedAt: found.mtime };
    }
  }

  sweepTemporary(): Promise<number> {
    return storing(() => sweepTemporary(this.temporaryFolder));
  }

  async health(): Promise<void> {
    await storing(async () => {
      await mkdir(this.temporaryFolder, { recursive: true });
      await access(this.temporaryFolder, constants.W_OK);
    });
  }

  private pathOf(sha256: string): string {
    return join(this.folder, blobKey(sha256));
  }

  /** Gives the spooled file its name; where the blob is there already, only its age starts anew. */
  private async keep(temporary: string, blob: BlobRef): Promise<void> {
    const path = this.pathOf(blob.sha256);
    if (await renewed(path, blob.size_bytes)) return;
    await synced(temporary);
    const made = await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
    await synced(dirname(path));
    if (made === undefined) return;
    for (let folder = dirname(dirname(path)); folder.startsWith(this.folder); folder = dirname(folder))
      await synced(folder);
  }
}

/** False where the blob is not there yet, or was cut off by a damaged disk. */
async function renewed(path: string, sizeBytes: number): Promise<boolean> {
  const now = new Date();
  try {
    await utimes(path, now, now);
    return (await stat(path)).size === sizeBytes;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Brings a file or a folder's entries onto the disk. */
async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function notFoundOr(error: unknown, sha256: string): DomainError {
  return errorCode(error) === 'ENOENT' ? new DomainError('BLOB_NOT_FOUND', { sha256 }) : storageError(error);
}

/** Files that lie exactly `depth` folders below `folder`. */
async function* filesBelow(folder: string, depth: number): AsyncGenerator<string> {
  const entries = await opendir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw storageError(error);
  });
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (depth === 0 && entry.isFile()) yield path;
    else if (depth > 0 && entry.isDirectory() && entry.name.length === 2) yield* filesBelow(path, depth - 1);
  }
}
