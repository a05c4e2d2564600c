/**
 * The typed client of the API, for browsers and Node: paths, parameters and answers are those of `api/openapi.json`.
 * A call whose answer is no success throws `TreadleError` with the problem document. Used by the console, by the
 * `treadle` command and by tests.
 */
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema';
import { errorOf, TreadleUnreachableError } from './treadle-error';

export interface TreadleClientOptions {
  /** Where the API is; in a page that the API serves, `location.origin`. */
  url: string;
  /** API key or access token; left out where the session cookie tells who one is. */
  token?: string;
  /** Language of problems. */
  locale?: 'en' | 'ko';
  /** In place of the global one. */
  fetch?: (request: Request) => Promise<Response>;
}

export interface TreadleClient extends Pick<Client<paths>, 'GET' | 'POST' | 'PATCH' | 'DELETE'> {
  readonly url: string;
  readonly token: string | undefined;
  /** For paths that are made at run time. Throws `TreadleError` and `TreadleUnreachableError` as every call does. */
  send(path: string, init?: RequestInit): Promise<Response>;
}

/** Header without which a change under the session cookie is refused; another site cannot send it. */
const CSRF_HEADER = 'X-Treadle-Request';

export function createTreadleClient(options: TreadleClientOptions): TreadleClient {
  const url = options.url.replace(/\/+$/, '');
  const send = sender(options, url);
  const { GET, POST, PATCH, DELETE } = createClient<paths>({ baseUrl: url, fetch: send });
  return {
    GET,
    POST,
    PATCH,
    DELETE,
    url,
    token: options.token,
    send: (path, init) => send(new Request(`${url}${path}`, init)),
  };
}

/** What a successful call answered: `await answer(client.GET('/api/v1/runs'))`. */
export async function answer<Data>(call: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await call;
  if (data === undefined) throw new TypeError('The API answered without a body.');
  return data;
}

function sender({ token, locale, fetch = globalThis.fetch }: TreadleClientOptions, url: string) {
  return async (request: Request): Promise<Response> => {
    request.headers.set(CSRF_HEADER, '1');
    if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
    if (locale !== undefined) request.headers.set('Accept-Language', locale);
    const response = await fetch(request).catch((error: unknown) => {
      throw request.signal.aborted ? error : new TreadleUnreachableError(url, { cause: error });
    });
    if (!response.ok) throw await errorOf(response, url);
    return response;
  };
}
