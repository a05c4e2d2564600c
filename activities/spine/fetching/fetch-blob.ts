/** Fetches the bytes of an address into the blob store, within limits of size, time and kind. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BlobRef } from '../../../contracts/blob';
import { DomainError } from '../../../contracts/errors';
import { detectMediaType } from '../../../contracts/media-type';
import type { BlobStore } from '../../../db/blob-store/blob-store';
import { openAddress } from './download';

export interface FetchLimits {
  bytesMax: number;
  secondsMax: number;
  /** Whether a connection to this IP address may be made. */
  mayConnect: (address: string) => boolean;
}

export interface BlobToFetch {
  url: string;
  /** Media types that are taken, decided from the bytes. */
  accepts: readonly string[];
  signal: AbortSignal;
}

/** A host that cannot be reached is tried again after so many milliseconds. */
const RETRY_AFTER_MS = [500, 2_000];

export class BlobFetcher {
  constructor(
    private readonly store: Pick<BlobStore, 'put'>,
    private readonly limits: FetchLimits,
  ) {}

  /**
   * Throws URL_REFUSED, URL_UNREACHABLE, URL_STATUS, URL_TOO_MANY_REDIRECTS, URL_TOO_LARGE, URL_TOO_SLOW,
   * MEDIA_TYPE_UNSUPPORTED, UPLOAD_EMPTY, what the store throws, and the signal's reason.
   */
  async fetch(wanted: BlobToFetch): Promise<BlobRef> {
    for (const waitMs of RETRY_AFTER_MS) {
      try {
        return await this.tryOnce(wanted);
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'URL_UNREACHABLE')) throw error;
        await sleep(waitMs, undefined, { signal: wanted.signal });
      }
    }
    return this.tryOnce(wanted);
  }

  private async tryOnce({ url, accepts, signal }: BlobToFetch): Promise<BlobRef> {
    const { bytesMax, secondsMax, mayConnect } = this.limits;
    const host = URL.canParse(url) ? new URL(url).host : url;
    const timeout = AbortSignal.timeout(secondsMax * 1_000);
    const limited = AbortSignal.any([signal, timeout]);
    try {
      const answer = await openAddress(url, { mayConnect, signal: limited });
      if (Number(answer.headers['content-length'] ?? 0) > bytesMax) {
        answer.destroy();
        throw new DomainError('URL_TOO_LARGE', { host, limitBytes: bytesMax });
      }
      const accept = (head: Uint8Array) => accepted(detectMediaType(head), accepts);
      return await this.store.put(answer, { bytesMax, signal: limited, accept });
    } catch (error) {
      signal.throwIfAborted();
      if (timeout.aborted) throw new DomainError('URL_TOO_SLOW', { host, seconds: secondsMax });
      throw told(error, { host, bytesMax });
    }
  }
}

/** What the store says of an upload, said of an address; everything else is the network's. */
function told(error: unknown, { host, bytesMax }: { host: string; bytesMax: number }): DomainError {
  if (error instanceof DomainError) {
    return error.code === 'UPLOAD_TOO_LARGE' ? new DomainError('URL_TOO_LARGE', { host, limitBytes: bytesMax }) : error;
  }
  const code = error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
  const reason = typeof code === 'string' ? code : error instanceof Error ? error.message : String(error);
  return new DomainError('URL_UNREACHABLE', { host, reason }, { cause: error });
}

function accepted(mediaType: string, accepts: readonly string[]): string {
  if (accepts.includes(mediaType)) return mediaType;
  throw new DomainError('MEDIA_TYPE_UNSUPPORTED', { seen: mediaType, accepted: [...accepts] });
}
