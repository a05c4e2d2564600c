/** The bytes of a blob, for whoever's project holds it. */
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '../../contracts/errors';
import type { ApiDeps } from '../deps';
import { runReader } from '../identity/run-reader';
import { principalOf } from '../middleware/locals';
import { sha256Schema } from '../schemas/values';
import { pathParameter, type Route } from './route';

type BlobDeps = Pick<ApiDeps, 'blobs' | 'blobStore'>;

/** Kinds that a browser may show in place: they cannot hold script. All else is saved, never opened. */
const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

export function blobRoutes(deps: BlobDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/blobs/:sha256',
      access: { role: 'viewer', scope: 'blobs:read' },
      doc: {
        id: 'getBlob',
        tag: 'Blobs',
        summary: 'The bytes of a blob',
        params: { sha256: sha256Schema },
        answers: {
          200: { description: 'The bytes, under the media type that their content has.', mediaType: '*/*' },
          304: { description: 'You have it.' },
        },
        errors: ['BLOB_NOT_FOUND', 'BLOB_STORE_UNAVAILABLE'],
      },
      handle: (req, res) => sendBlob(deps, req, res),
    },
  ];
}

async function sendBlob({ blobs, blobStore }: BlobDeps, req: Request, res: Response): Promise<void> {
  const sha256 = pathParameter(req, 'sha256');
  const isHash = sha256Schema.safeParse(sha256).success;
  const blob = isHash ? await blobs.findFor(sha256, runReader(principalOf(res))) : undefined;
  if (!blob) throw new DomainError('BLOB_NOT_FOUND', { sha256 });
  const etag = `"${blob.sha256}"`;
  res.set({ ETag: etag, 'Cache-Control': 'private, max-age=31536000, immutable' });
  if (req.headers['if-none-match'] === etag) {
    res.status(304).end();
    return;
  }
  const disposition = SHOWN.has(blob.media_type) ? 'inline' : 'attachment';
  const stream = blobStore.open(blob.sha256);
  // Only with its first bytes at hand is it known that there are any.
  await new Promise((resolve, reject) => stream.once('readable', resolve).once('end', resolve).once('error', reject));
  res.set({
    'Content-Type': blob.media_type,
    'Content-Length': String(blob.size_bytes),
    'Content-Disposition': `${disposition}; filename="${blob.sha256.slice(0, 12)}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  await pipeline(stream, res).catch((error: unknown) => {
    // A client that goes away in the middle is no failure of ours.
    if (!res.closed && !req.destroyed) throw error;
  });
}
