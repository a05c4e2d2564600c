/**
 * Answers what is no request at all: what Node's parser refuses, such as two different lengths or a space in a header's
 * name, and what came too slowly or too large to become one. The connection ends with it, because nobody can say where
 * the next request would begin.
 */
import { STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError } from '../../contracts/errors';
import { headersTooLarge } from '../middleware/request-size';
import { PROBLEM_MEDIA_TYPE, problemHeaders, problemOf } from '../problems';

export function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // A connection that was reset, or whose last answer is on its way, has nobody to hear more.
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) socket.destroy(error);
    else endWithProblem(socket, meaningOf(error));
  });
}

/** Sends the problem over the bare connection and closes it; for where there is no response to send it with. */
export function endWithProblem(socket: Duplex, error: DomainError): void {
  const problem = problemOf(error, 'en');
  const body = JSON.stringify(problem);
  const headers = {
    ...problemHeaders(error),
    'Content-Type': PROBLEM_MEDIA_TYPE,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...lines, '', body].join('\r\n');
  socket.end(text, () => socket.destroy());
}

function meaningOf(error: NodeJS.ErrnoException): DomainError {
  if (error.code === 'HPE_HEADER_OVERFLOW') return headersTooLarge();
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return new DomainError('REQUEST_TOO_SLOW');
  return new DomainError('REQUEST_INVALID', { problem: 'This is not a valid HTTP request' }, { cause: error });
}

/** Node keeps the response under way on its socket: another head in the middle of it would be read as part of it. */
function isAnswering(socket: Duplex & { _httpMessage?: { headersSent?: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}
