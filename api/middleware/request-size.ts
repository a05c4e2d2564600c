/**
 * How long the address and how many headers of a request may be; Node itself bounds the bytes of both together. An
 * address with a NUL is refused too: no text that we keep can hold one.
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { DomainError } from '../../contracts/errors';

export const URL_LENGTH_MAX = 8_192;
export const HEADERS_COUNT_MAX = 100;
export const HEADERS_BYTES_MAX = 16 * 1024;

export const requestSize: RequestHandler = (req, _res, next) => {
  requireSmallHead(req);
  next();
};

/** @throws REQUEST_URL_TOO_LONG, REQUEST_INVALID, REQUEST_HEADERS_TOO_LARGE */
export function requireSmallHead({ url = '', rawHeaders }: Pick<IncomingMessage, 'url' | 'rawHeaders'>): void {
  if (url.length > URL_LENGTH_MAX) {
    throw new DomainError('REQUEST_URL_TOO_LONG', { length: url.length, limit: URL_LENGTH_MAX });
  }
  if (url.includes('%00')) throw new DomainError('REQUEST_INVALID', { problem: 'The address holds a NUL character' });
  // Names and values in turn.
  if (rawHeaders.length > HEADERS_COUNT_MAX * 2) throw headersTooLarge();
}

export function headersTooLarge(): DomainError {
  return new DomainError('REQUEST_HEADERS_TOO_LARGE', { limitCount: HEADERS_COUNT_MAX, limitBytes: HEADERS_BYTES_MAX });
}
