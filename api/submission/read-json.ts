/** Reads a JSON body, a small one unless its reader allows more. Plain on purpose: it stands in the way of every cached answer. */
import type { Request } from 'express';
import { DomainError } from '../../contracts/errors';
import { parseJsonText } from './json-text';

const BYTES_MAX = 1024 ** 2;

/** @throws REQUEST_BODY_TOO_LARGE, UPLOAD_INTERRUPTED, and REQUEST_INVALID for what is compressed, too deep or no JSON */
export async function readJson(req: Request, bytesMax = BYTES_MAX): Promise<unknown> {
  if (req.headers['content-encoding'] !== undefined) throw invalid('The Content-Encoding of the body is not supported');
  const text = (await readBytes(req, bytesMax)).toString('utf8');
  const parsed = parseJsonText(text);
  if ('problem' in parsed) throw invalid(`The body ${parsed.problem}`);
  return parsed.value;
}

/** Throws REQUEST_BODY_TOO_LARGE, UPLOAD_INTERRUPTED. */
export function readBytes(req: Request, bytesMax: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (finish: () => void): void => {
      req.removeListener('data', take).removeListener('end', end).removeListener('close', interrupted);
      finish();
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > bytesMax) settle(() => reject(new DomainError('REQUEST_BODY_TOO_LARGE', { limitBytes: bytesMax })));
    };
    const end = (): void => settle(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    const interrupted = (): void =>
      settle(() => reject(new DomainError('UPLOAD_INTERRUPTED', { receivedBytes: size })));
    req.on('data', take).once('end', end).once('close', interrupted);
  });
}

function invalid(problem: string): DomainError {
  return new DomainError('REQUEST_INVALID', { problem });
}
