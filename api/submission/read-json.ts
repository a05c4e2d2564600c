/** Reads a small JSON body. Plain on purpose: it stands in the way of every cached answer. */
import type { Request } from 'express';
import { DomainError } from '../../contracts/errors';

const BYTES_MAX = 1024 ** 2;

/** Throws REQUEST_INVALID for a body that is too large, cut off, compressed or no JSON. */
export async function readJson(req: Request): Promise<unknown> {
  if (req.headers['content-encoding'] !== undefined) throw invalid('The Content-Encoding of the body is not supported');
  const text = (await readBytes(req)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The body is not valid JSON');
  }
}

function readBytes(req: Request): Promise<Buffer> {
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
      if (size > BYTES_MAX) settle(() => reject(invalid(`The JSON body is larger than ${BYTES_MAX} bytes`)));
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
