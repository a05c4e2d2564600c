/** Tells "Postgres is away" from "the statement is wrong": the first is waited out, the second is a bug. */

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENOENT',
]);

/** Postgres: shutting down, crashed, starting up, too many connections. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const SERVER_CODES = new Set(['57P01', '57P02', '57P03', '53300']);

/** Messages of node-postgres that carry no code. */
const CLIENT_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'not queryable',
];

export function isConnectionError(error: unknown): boolean {
  for (let seen = error; seen instanceof Error; seen = seen.cause) {
    const { message } = seen;
    if (CLIENT_MESSAGES.some((part) => message.includes(part))) return true;
    if ('code' in seen && typeof seen.code === 'string') {
      const { code } = seen;
      if (SERVER_CODES.has(code) || code.startsWith('08')) return true;
      if (NETWORK_CODES.has(code) && 'syscall' in seen && isSocketCall(seen.syscall)) return true;
    }
    if (seen instanceof AggregateError && seen.errors.some(isConnectionError)) return true;
  }
  return false;
}

function isSocketCall(syscall: unknown): boolean {
  return syscall === 'connect' || syscall === 'read' || syscall === 'write' || syscall === 'getaddrinfo';
}
