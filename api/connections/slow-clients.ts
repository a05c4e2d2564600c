/**
 * Lets go of clients that hold a connection without using it. A long upload is fine and a trickle is not, so what is
 * limited is not the time of a whole request but the time of its headers, silence, and the pace of its body.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { DomainError } from '../../contracts/errors';
import { endWithProblem } from './broken-requests';

export const HEADERS_TIMEOUT_MS = 30_000;
/** How often Node looks whether headers are late. */
export const HEADERS_CHECK_MS = 5_000;
const KEEP_ALIVE_MS = 65_000;
/** Far below any connection that a person would call one. */
export const BODY_BYTES_PER_SECOND_MIN = 256;
const PACE_CHECK_MS_MAX = 5_000;

interface Pace {
  req: IncomingMessage;
  res: ServerResponse;
  /** What the connection had received when the time that is looked at began. */
  bytes: number;
  since: number;
}

/** `idleMs`: the longest silence, and the time over which the pace of a body is measured. */
export function limitSlowClients(server: Server, idleMs: number): void {
  server.headersTimeout = Math.min(HEADERS_TIMEOUT_MS, idleMs);
  server.requestTimeout = 0;
  server.timeout = idleMs;
  server.keepAliveTimeout = Math.min(KEEP_ALIVE_MS, idleMs);

  // The last request of each connection: cheaper than a timer for each request.
  const paces = new Map<Socket, Pace>();
  const note = (req: IncomingMessage, res: ServerResponse): void => {
    if (!paces.has(req.socket)) req.socket.once('close', () => paces.delete(req.socket));
    paces.set(req.socket, { req, res, bytes: req.socket.bytesRead, since: Date.now() });
  };
  const check = setInterval(() => checkPaces(paces, idleMs), Math.min(PACE_CHECK_MS_MAX, idleMs / 2));
  check.unref();
  server.on('request', note).on('checkContinue', note);
  server.once('close', () => clearInterval(check));
}

function checkPaces(paces: ReadonlyMap<Socket, Pace>, windowMs: number): void {
  const now = Date.now();
  for (const [socket, pace] of paces) {
    const { req, res } = pace;
    if (req.complete || req.destroyed || now - pace.since < windowMs) continue;
    const received = socket.bytesRead - pace.bytes;
    pace.bytes = socket.bytesRead;
    pace.since = now;
    // While we are the slow side, the client must wait for us.
    const isHeldBack = req.isPaused() || req.readableLength > 0;
    if (isHeldBack || received >= (windowMs / 1_000) * BODY_BYTES_PER_SECOND_MIN) continue;
    if (res.headersSent) socket.destroy();
    else endWithProblem(socket, new DomainError('REQUEST_TOO_SLOW'));
  }
}
