/** Callers of every kind for the tests of identity: keys with a role and scopes, and a browser that keeps its cookie. */
import type { Role, Scope } from '../../contracts/identity';
import type { Principal } from '../../db/repositories/identity';
import type { ApiUnderTest } from './api-under-test';

export interface KeyHolder extends Principal {
  token: string;
  /** `fetch` with the key. */
  request(path: string, init?: RequestInit): Promise<Response>;
  send(method: string, path: string, body?: unknown): Promise<Response>;
}

export async function keyHolder(
  api: ApiUnderTest,
  role: Role,
  options: { scopes?: Scope[]; projectId?: string; kind?: 'person' | 'program'; name?: string } = {},
): Promise<KeyHolder> {
  const { scopes = null, projectId = api.projectId, kind = 'person', name = `a ${role}` } = options;
  const principal = await api.deps.identity.createPrincipal({ name, projectId, role, scopes, kind });
  const request = bearer(api, principal.token);
  return { ...principal, request, send: (method, path, body) => request(path, json(method, body)) };
}

export function bearer(api: ApiUnderTest, token: string): KeyHolder['request'] {
  return (path, init = {}) =>
    fetch(api.url + path, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
    });
}

export function json(method: string, body?: unknown, headers: Record<string, string> = {}): RequestInit {
  if (body === undefined) return { method, headers };
  return { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** As our own page asks: with its cookie, its origin and the header of its own. */
export class Browser {
  cookie = '';
  /** As the last answer set it. */
  setCookie = '';

  constructor(private readonly api: ApiUnderTest) {}

  async signIn(principal: Pick<Principal, 'id'>): Promise<Response> {
    const { code } = await this.api.deps.signInLinks.create(principal.id, 60);
    return this.send('POST', '/api/v1/sign-in', { code });
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    const own = { origin: this.api.url, 'sec-fetch-site': 'same-origin', 'x-treadle-request': '1' };
    return this.fetch(path, json(method, body, own));
  }

  /** With the cookie and nothing else of our own. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), ...(this.cookie ? { cookie: this.cookie } : {}) };
    const response = await fetch(this.api.url + path, { ...init, headers });
    const set = response.headers.getSetCookie().find((text) => text.startsWith('treadle_session='));
    if (set !== undefined) {
      this.setCookie = set;
      this.cookie = set.split(';')[0] ?? '';
    }
    return response;
  }

  get token(): string {
    return this.cookie.split('=')[1] ?? '';
  }
}

export async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { code?: unknown }).code;
}

export async function itemsOf<T = Record<string, unknown>>(response: Response): Promise<T[]> {
  return ((await response.json()) as { items: T[] }).items;
}
