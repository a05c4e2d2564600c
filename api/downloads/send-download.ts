import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Download {
  fileName: string;
  mediaType: string;
  chunks: AsyncIterable<string | Buffer>;
}

/**
 * Sends chunks as a file to be saved, as fast as the client takes them. What fails before the first chunk becomes a
 * problem document; what fails later breaks the connection off, so that nobody takes half of it for the whole.
 */
export async function sendDownload(res: Response, { fileName, mediaType, chunks }: Download): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  res.attachment(fileName).set({ 'Content-Type': mediaType, 'Cache-Control': 'private, no-store' });
  await pipeline(Readable.from(resumed(first, iterator)), res).catch((error: unknown) => {
    // A client that goes away in the middle is no failure of ours.
    if (!res.closed) throw error;
  });
}

async function* resumed<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Characters that some file system or shell does not bear in a name. */
const UNSAFE = /[\p{C}<>:"|?*%'`$;&\\/]/gu;
const LENGTH_MAX = 100;

/** A name that people recognise, for a file on whatever system they use. */
export function downloadName(name: string, extension: string): string {
  const safe = [...name.replace(UNSAFE, '_')]
    .slice(0, LENGTH_MAX)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${safe === '' ? 'batch' : safe}.${extension}`;
}
