/**
 * Writes a stream to a file while hashing it: the first half of every put. At most about a megabyte is in memory, and
 * a slow disk holds the sender back.
 */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { addAbortSignal, Readable } from 'node:stream';
import type { BlobRef } from '../../contracts/blob';
import { DomainError } from '../../contracts/errors';
import { MEDIA_TYPE_HEAD_BYTES } from '../../contracts/media-type';
import { UNKNOWN_MEDIA_TYPE, type PutOptions } from './blob-store';
import { storing } from './storage-errors';

/** Bytes gathered before one write to the disk. */
const WRITE_BYTES = 512 * 1024;

export interface SpoolOptions extends PutOptions {
  path: string;
}

export async function spool(stream: Readable | AsyncIterable<Uint8Array>, options: SpoolOptions): Promise<BlobRef> {
  const file = await storing(() => open(options.path, 'wx', 0o600));
  try {
    const writer = new SpoolWriter(file, options);
    await drain(stream, writer, options.signal);
    return await writer.finish();
  } finally {
    await file.close();
  }
}

async function drain(
  stream: Readable | AsyncIterable<Uint8Array>,
  writer: SpoolWriter,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const readable = stream instanceof Readable ? stream : Readable.from(stream, { objectMode: true });
  if (signal) addAbortSignal(signal, readable);
  try {
    for await (const chunk of readable) await writer.write(chunk as Uint8Array);
  } catch (error) {
    // A stream ended by the signal fails with a bare AbortError; the reason says why.
    signal?.throwIfAborted();
    throw error;
  }
}

class SpoolWriter {
  private readonly hash = createHash('sha256');
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private sizeBytes = 0;
  private head: Uint8Array[] | null = [];
  private mediaType = UNKNOWN_MEDIA_TYPE;

  constructor(
    private readonly file: FileHandle,
    private readonly options: Pick<PutOptions, 'bytesMax' | 'accept'>,
  ) {}

  async write(chunk: Uint8Array): Promise<void> {
    this.sizeBytes += chunk.length;
    if (this.sizeBytes > this.options.bytesMax) {
      throw new DomainError('UPLOAD_TOO_LARGE', { limitBytes: this.options.bytesMax });
    }
    this.hash.update(chunk);
    this.head?.push(chunk);
    if (this.sizeBytes >= MEDIA_TYPE_HEAD_BYTES) this.judgeHead();
    this.pending.push(chunk);
    this.pendingBytes += chunk.length;
    if (this.pendingBytes >= WRITE_BYTES) await this.flush();
  }

  async finish(): Promise<BlobRef> {
    if (this.sizeBytes === 0) throw new DomainError('UPLOAD_EMPTY');
    this.judgeHead();
    await this.flush();
    return { sha256: this.hash.digest('hex'), size_bytes: this.sizeBytes, media_type: this.mediaType };
  }

  private judgeHead(): void {
    if (this.head === null) return;
    const head = Buffer.concat(this.head).subarray(0, MEDIA_TYPE_HEAD_BYTES);
    this.head = null;
    if (this.options.accept) this.mediaType = this.options.accept(head);
  }

  /** A write may take less than it was given, as on a disk that fills up; the next one then says why. */
  private async flush(): Promise<void> {
    let bytes: Uint8Array =
      this.pending.length === 1 ? (this.pending[0] ?? Buffer.alloc(0)) : Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    while (bytes.length > 0) {
      const rest = bytes;
      const { bytesWritten } = await storing(() => this.file.write(rest));
      bytes = rest.subarray(bytesWritten);
    }
  }
}
