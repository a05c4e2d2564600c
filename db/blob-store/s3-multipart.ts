/** Puts a large file into a bucket part by part; a failure leaves no half-made upload behind, for which S3 would bill. */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
  type CompletedPart,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';

export interface PartsToPut {
  target: { Bucket: string; Key: string; ContentType: string };
  path: string;
  sizeBytes: number;
  partBytes: number;
}

export async function putParts(client: S3Client, { target, path, sizeBytes, partBytes }: PartsToPut): Promise<void> {
  const { Bucket, Key } = target;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
  const upload = { Bucket, Key, UploadId };
  try {
    const parts: CompletedPart[] = [];
    for (let start = 0; start < sizeBytes; start += partBytes) {
      const end = Math.min(start + partBytes, sizeBytes);
      const PartNumber = parts.length + 1;
      const body = { Body: createReadStream(path, { start, end: end - 1 }), ContentLength: end - start };
      const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, ...body }));
      parts.push({ PartNumber, ...(ETag === undefined ? {} : { ETag }) });
    }
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } }));
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}
