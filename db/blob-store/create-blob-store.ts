/** Chooses the blob store from the configuration: a bucket where BLOB_URL names one, else a folder under TREADLE_HOME. */
import { S3Client } from '@aws-sdk/client-s3';
import { join, resolve } from 'node:path';
import type { BlobStore } from './blob-store';
import { LocalBlobStore } from './local-blob-store';
import { S3BlobStore } from './s3-blob-store';

/** The part of the configuration that the blob store reads. */
export interface BlobStoreSettings {
  TREADLE_HOME: string;
  BLOB_URL?: string | undefined;
  S3_ENDPOINT?: string | undefined;
  S3_REGION: string;
  S3_ACCESS_KEY_ID?: string | undefined;
  S3_SECRET_ACCESS_KEY?: string | undefined;
}

export function createBlobStore(settings: BlobStoreSettings): BlobStore {
  const folder = join(resolve(settings.TREADLE_HOME), 'blobs');
  if (settings.BLOB_URL === undefined) return new LocalBlobStore(folder);
  const { bucket, prefix } = parseBlobUrl(settings.BLOB_URL);
  return new S3BlobStore({ bucket, prefix, temporaryFolder: join(folder, 'tmp'), client: createS3Client(settings) });
}

function parseBlobUrl(blobUrl: string): { bucket: string; prefix: string } {
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(blobUrl) ?? [];
  if (bucket === undefined || prefix === undefined) {
    throw new Error(`BLOB_URL is ${JSON.stringify(blobUrl)}; it must look like s3://bucket/prefix.`);
  }
  return { bucket, prefix };
}

/** Checksums beyond the ones that every S3-compatible server knows are left out; the key is a checksum itself. */
function createS3Client(settings: BlobStoreSettings): S3Client {
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  return new S3Client({
    region: settings.S3_REGION,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(settings.S3_ENDPOINT === undefined ? {} : { endpoint: settings.S3_ENDPOINT, forcePathStyle: true }),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
}
