/**
 * Blobs in a bucket of S3 or of a server that speaks its protocol, under `prefix/ab/cd/<sha256>`. A stream is spooled
 * to a local temporary file first, because its key is known only when its last byte is hashed.
 */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { BlobRef } from '../../contracts/blob';
import { DomainError } from '../../contracts/errors';
import { blobKey, hashOf, hashOfKey } from './blob-key';
import type { BlobStore, PutOptions, StoredBlob } from './blob-store';
import { putParts } from './s3-multipart';
import { spool } from './spool';
import { storageError, storing } from './storage-errors';
import { dropTemporary, sweepTemporary, takeTemporary } from './temporary-files';

/** Larger blobs are put in parts of this size. */
const PART_BYTES = 64 * 1024 ** 2;
/** An object that was put within this time is not put again to renew its age. */
const RENEW_AFTER_MS = 60 * 60 * 1000;

export interface S3BlobStoreOptions {
  bucket: string;
  /** Without slashes at its ends; empty for none. */
  prefix: string;
  /** Local folder for uploads under way. */
  temporaryFolder: string;
  client: S3Client;
}

export class S3BlobStore implements BlobStore {
  constructor(private readonly options: S3BlobStoreOptions) {}

  async put(stream: Readable | AsyncIterable<Uint8Array>, options: PutOptions): Promise<BlobRef> {
    const path = await storing(() => takeTemporary(this.options.temporaryFolder));
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
    const chunks: Buffer[] = [];
    for await (const chunk of this.open(sha256)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new DomainError('BLOB_DAMAGED', { sha256 });
    return bytes;
  }

  open(sha256: string): Readable {
    const target = this.target(sha256);
    const { client } = this.options;
    const chunks = async function* (): AsyncGenerator<Buffer> {
      try {
        const { Body } = await client.send(new GetObjectCommand(target));
        if (Body instanceof Readable) for await (const chunk of Body) yield chunk as Buffer;
      } catch (error) {
        throw isMissing(error) ? new DomainError('BLOB_NOT_FOUND', { sha256 }) : storageError(error);
      }
    };
    return Readable.from(chunks(), { objectMode: false });
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.head(sha256)) !== undefined;
  }

  async delete(sha256: string, olderThanMs = 0): Promise<void> {
    const found = await this.head(sha256);
    if (!found || Date.now() - found.modifiedAt.getTime() < olderThanMs) return;
    await storing(() => this.options.client.send(new DeleteObjectCommand(this.target(sha256))));
  }

  async *list(): AsyncGenerator<StoredBlob> {
    const { bucket, prefix, client } = this.options;
    const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix === '' ? '' : `${prefix}/` });
    try {
      for await (const page of pages) {
        for (const { Key, LastModified } of page.Contents ?? []) {
          const sha256 = hashOfKey(Key ?? '');
          if (sha256 !== undefined && LastModified) yield { sha256, modifiedAt: LastModified };
        }
      }
    } catch (error) {
      throw storageError(error);
    }
  }

  sweepTemporary(): Promise<number> {
    return storing(() => sweepTemporary(this.options.temporaryFolder));
  }

  async health(): Promise<void> {
    await storing(() => this.options.client.send(new HeadBucketCommand({ Bucket: this.options.bucket })));
  }

  private target(sha256: string): { Bucket: string; Key: string } {
    const { bucket, prefix } = this.options;
    const key = blobKey(sha256);
    return { Bucket: bucket, Key: prefix === '' ? key : `${prefix}/${key}` };
  }

  /** An object's time cannot be set, so a blob that is there already but old is put again: the sweep must not take it. */
  private async keep(path: string, blob: BlobRef): Promise<void> {
    const found = await this.head(blob.sha256);
    const isFresh = found && Date.now() - found.modifiedAt.getTime() < RENEW_AFTER_MS;
    if (isFresh && found.sizeBytes === blob.size_bytes) return;
    const target = { ...this.target(blob.sha256), ContentType: blob.media_type };
    if (blob.size_bytes > PART_BYTES) {
      await putParts(this.options.client, { target, path, sizeBytes: blob.size_bytes, partBytes: PART_BYTES });
      return;
    }
    const body = { Body: createReadStream(path), ContentLength: blob.size_bytes };
    await this.options.client.send(new PutObjectCommand({ ...target, ...body }));
  }

  private async head(sha256: string): Promise<{ modifiedAt: Date; sizeBytes: number } | undefined> {
    try {
      const found = await this.options.client.send(new HeadObjectCommand(this.target(sha256)));
      return { modifiedAt: found.LastModified ?? new Date(0), sizeBytes: found.ContentLength ?? 0 };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw storageError(error);
    }
  }
}

/** An answer to HEAD has no body, so some servers tell no more than the status. */
function isMissing(error: unknown): boolean {
  if (error instanceof NoSuchKey || error instanceof NotFound) return true;
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}
