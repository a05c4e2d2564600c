/**
 * Opens the answer to an address as a stream. The address may be anybody's: each host, that of a redirection too, is
 * resolved here, and the connection goes to the very IP address that was checked, so that a name which changes its
 * address in between leads nowhere else.
 */
import { lookup, type LookupAddress } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { DomainError } from '../../../contracts/errors';

export interface DownloadOptions {
  /** Whether a connection to this IP address may be made. */
  mayConnect: (address: string) => boolean;
  signal: AbortSignal;
}

const REDIRECTS_MAX = 5;
const REDIRECTIONS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Throws URL_REFUSED, URL_STATUS, URL_TOO_MANY_REDIRECTS, and what Node throws where the host cannot be reached. */
export async function openAddress(address: string, options: DownloadOptions): Promise<IncomingMessage> {
  let url = webAddress(address);
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    const answer = await get(url, options);
    const { statusCode = 0, headers } = answer;
    if (statusCode === 200) return answer;
    answer.destroy();
    if (!REDIRECTIONS.has(statusCode) || headers.location === undefined) {
      throw new DomainError('URL_STATUS', { host: url.host, status: statusCode });
    }
    url = webAddress(headers.location, url);
  }
  throw new DomainError('URL_TOO_MANY_REDIRECTS', { host: url.host, limit: REDIRECTS_MAX });
}

function webAddress(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new DomainError('URL_REFUSED', { host: url?.host || address.slice(0, 100) });
}

function get(url: URL, { mayConnect, signal }: DownloadOptions): Promise<IncomingMessage> {
  // A host that is an address is not looked up. `URL` has brought all ways of writing one into its plain form.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayConnect(host)) throw refused(url.host);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, {
      // A connection of its own: one that is kept alive was perhaps opened under other rules.
      agent: false,
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'treadle' },
      signal,
      lookup: checkedLookup(mayConnect),
    })
      .once('response', resolve)
      .once('error', reject)
      .end();
  });
}

/** As Node's own, but a host with any address that may not be connected to is refused. */
function checkedLookup(mayConnect: DownloadOptions['mayConnect']): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[] | undefined) => {
      const [first] = found ?? [];
      if (error || !found || !first) callback(error ?? new Error(`${hostname} has no address`), []);
      else if (!found.every(({ address }) => mayConnect(address))) callback(refused(hostname), []);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

function refused(host: string): DomainError {
  return new DomainError('URL_REFUSED', { host });
}
