/**
 * Did a request come from our own page? A browser adds the session cookie to whatever a page makes it send, and pages on
 * other ports of one host count as the same site. So a change by cookie must carry a header that no foreign page can
 * send without our leave, and must name us as its origin where the browser names one.
 */
import type { IncomingMessage } from 'node:http';
import { DomainError } from '../../contracts/errors';

/** In lower case, as Node gives it. */
export const OWN_PAGE_HEADER = 'x-treadle-request';
const SAFE_METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS']);

type Asked = Pick<IncomingMessage, 'headers' | 'method'>;

/** For requests that the session cookie authenticates. @throws CSRF_REJECTED */
export function requireOwnPage(req: Asked): void {
  if (SAFE_METHODS.has(req.method)) return;
  if (req.headers[OWN_PAGE_HEADER] !== '1') throw rejected(req);
  requireOwnOrigin(req);
}

/** For requests that open a session: nobody may be signed in by a foreign page. @throws CSRF_REJECTED */
export function requireOwnOrigin(req: Asked): void {
  const { origin } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (origin !== undefined && !isOwn(origin, req)) throw rejected(req);
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw rejected(req);
}

/** For sockets that are opened with the cookie: no header can be asked for there, but every browser names the origin. @throws CSRF_REJECTED */
export function requireOwnSocket(req: Asked): void {
  const { origin } = req.headers;
  if (origin === undefined || !isOwn(origin, req)) throw rejected(req);
}

/** Ports count: another program on this machine is not us. */
function isOwn(origin: string, { headers }: Asked): boolean {
  return URL.canParse(origin) && new URL(origin).host === headers.host?.toLowerCase();
}

function rejected({ headers }: Asked): DomainError {
  const origin = headers.origin ?? headers['sec-fetch-site'] ?? '-';
  return new DomainError('CSRF_REJECTED', { host: headers.host ?? '-', origin: String(origin) });
}
