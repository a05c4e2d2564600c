import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { DomainError } from '../../contracts/errors';
import { localeOf } from '../middleware/locals';
import { expectedError, PROBLEM_MEDIA_TYPE, problemHeaders, problemOf } from '../problems';

/** Answers an upgrade with a problem document over plain HTTP, since there is no socket to say it on. */
export function refuseUpgrade(
  req: IncomingMessage,
  socket: Duplex,
  { error, logger }: { error: unknown; logger: Logger },
): void {
  const known = expectedError(error) ?? new DomainError('INVARIANT_BROKEN', { requestId: '-' });
  const problem = problemOf(known, localeOf(req));
  if (problem.status >= 500) logger.error({ err: error }, 'an upgrade to a socket failed');
  const body = JSON.stringify(problem);
  const headers = {
    ...problemHeaders(known),
    'Content-Type': PROBLEM_MEDIA_TYPE,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...lines, '', body].join('\r\n'));
}
