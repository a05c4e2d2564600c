/**
 * The blob store keeps immutable bytes under their SHA-256, once for all projects. It knows nothing of who may see
 * them: that is `db/repositories/blobs.ts`. The API puts uploads, activities read inputs and put what they make, the
 * nightly sweep deletes what nobody holds.
 */
import type { Readable } from 'node:stream';
import type { BlobRef } from '../../contracts/blob';

export interface PutOptions {
  /** More bytes than this are refused with UPLOAD_TOO_LARGE. */
  bytesMax: number;
  /** Ends the put with the signal's reason; nothing is kept. */
  signal?: AbortSignal;
  /** Names the media type from the first bytes, or throws to refuse them; `application/octet-stream` without it. */
  accept?: (head: Uint8Array) => string;
}

export interface StoredBlob {
  sha256: string;
  /** When it was put last: a put of bytes that are there already renews it. */
  modifiedAt: Date;
}

export interface BlobStore {
  /**
   * Stores a stream without holding it whole in memory. An error or a stream that breaks off leaves nothing behind.
   * Throws UPLOAD_EMPTY, UPLOAD_TOO_LARGE, BLOB_STORE_FULL, BLOB_STORE_UNAVAILABLE, and what `accept` throws.
   */
  put(stream: Readable | AsyncIterable<Uint8Array>, options: PutOptions): Promise<BlobRef>;
  putBytes(bytes: Uint8Array, mediaType: string): Promise<BlobRef>;
  /** The whole blob, its hash verified. Throws BLOB_NOT_FOUND, BLOB_DAMAGED. */
  read(blob: Pick<BlobRef, 'sha256'> | string): Promise<Buffer>;
  /** The blob as a stream; the hash is not verified. The stream fails with BLOB_NOT_FOUND. */
  open(sha256: string): Readable;
  has(sha256: string): Promise<boolean>;
  /** Deletes the blob unless it was put within the last `olderThanMs`; one that is not there is no error. */
  delete(sha256: string, olderThanMs?: number): Promise<void>;
  list(): AsyncIterable<StoredBlob>;
  /** Removes temporary files whose process is gone; returns how many. Called at the start of each process. */
  sweepTemporary(): Promise<number>;
  /** Throws BLOB_STORE_UNAVAILABLE when the store cannot be written. */
  health(): Promise<void>;
}

/** Media type of bytes that nobody looked at. */
export const UNKNOWN_MEDIA_TYPE = 'application/octet-stream';
