import type { Request } from 'express';
import { DomainError } from '../../contracts/errors';

/** In which of its two forms a submission comes. Throws REQUEST_INVALID for any other. */
export function bodyKind(req: Request): 'form' | 'json' {
  const mediaType = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return 'json';
  if (mediaType === 'multipart/form-data') return 'form';
  const seen = mediaType === undefined ? 'no Content-Type' : mediaType;
  throw new DomainError('REQUEST_INVALID', { problem: `Send multipart/form-data or application/json, not ${seen}` });
}
