/**
 * Sends a form with its files and tells how much has gone out, which `fetch` cannot. Refusals are thrown as everywhere.
 */
import { currentLocale } from '../i18n/i18n';
import { TreadleError, TreadleUnreachableError } from './client';
import type { Problem } from './types';

/** Without it a change under the session cookie is refused; another site cannot send it. */
const CSRF_HEADER = 'X-Treadle-Request';

export interface SendFormOptions {
  /** The same key with the same form gives the first answer again, so a broken upload may be sent once more. */
  idempotencyKey: string;
  onProgress: (sentBytes: number, totalBytes: number) => void;
  signal: AbortSignal;
}

/** The answer's JSON. Throws `TreadleError`, `TreadleUnreachableError`, or the signal's reason. */
export function sendForm(path: string, form: FormData, options: SendFormOptions): Promise<unknown> {
  const { idempotencyKey, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    request.open('POST', path);
    request.setRequestHeader(CSRF_HEADER, '1');
    request.setRequestHeader('Accept-Language', currentLocale());
    request.setRequestHeader('Idempotency-Key', idempotencyKey);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total));
    request.addEventListener('load', () => {
      const body = parse(request.responseText);
      if (request.status < 400) resolve(body);
      else reject(isProblem(body) ? new TreadleError(body) : new TreadleUnreachableError(location.origin));
    });
    request.addEventListener('error', () => reject(new TreadleUnreachableError(location.origin)));
    request.addEventListener('abort', () => reject(signal.reason as Error));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    signal.addEventListener('abort', abort);
    request.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body;
}
