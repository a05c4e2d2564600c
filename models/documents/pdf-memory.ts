/**
 * Bounds what one stream of a PDF may unpack to. Two kilobytes can unpack to gigabytes, through any chain of filters, and
 * the library gathers each stream in one array of bytes: so no large array of bytes can be made while a PDF is open.
 * A thread has one PDF open at a time. Called by `pdf-library.ts`.
 */
import { DomainError } from '../../contracts/errors';

/** An image of the largest size has 4 bytes a pixel, and the library doubles its arrays while they grow. */
const BYTES_PER_PIXEL = 6;

/** The class itself, also for a second PDF that is opened while the first one is. */
const WHOLE = globalThis.Uint8Array;

/** @throws DomainError DOCUMENT_UNPACKS_TOO_LARGE, also where the library passed over the array that it did not get */
export async function withBoundedStreams<T>(pixelsMax: number, work: () => Promise<T>): Promise<T> {
  const bytesMax = pixelsMax * BYTES_PER_PIXEL;
  let isExceeded = false;
  const bounded: typeof WHOLE = new Proxy(WHOLE, {
    construct(target, args: unknown[], newTarget): Uint8Array {
      const [length] = args;
      if (typeof length === 'number' && length > bytesMax) {
        isExceeded = true;
        throw new RangeError(`An array of ${length} bytes is larger than ${bytesMax}.`);
      }
      return Reflect.construct(target, args, newTarget === bounded ? target : newTarget) as Uint8Array;
    },
  });
  globalThis.Uint8Array = bounded;
  const [outcome] = await Promise.allSettled([work()]);
  globalThis.Uint8Array = WHOLE;
  // Whatever the library made of it: this is what happened.
  if (isExceeded) throw new DomainError('DOCUMENT_UNPACKS_TOO_LARGE', { limitBytes: bytesMax });
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
