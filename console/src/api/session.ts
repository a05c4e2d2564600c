/** Who is signed in and what he may do; and what happens when the API no longer knows him. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Role, Scope } from '../../../contracts/identity';
import { answer, client, TreadleError } from './client';
import type { Me } from './types';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/me', { signal })),
  staleTime: 60_000,
});

/** The same order as in the contracts, which the console knows by their types alone. */
const RANK: Readonly<Record<Role, number>> = { viewer: 0, annotator: 1, operator: 2, admin: 3 };

export function mayDo(me: Me | undefined, role: Role, scope: Scope): boolean {
  if (!me || RANK[me.role] < RANK[role]) return false;
  return me.scopes === null || me.scopes.includes(scope);
}

/** Whether the person who is signed in may do what needs this role and scope; false until that is known. */
export function useMay(role: Role, scope: Scope): boolean {
  const { data } = useQuery(meQuery);
  return mayDo(data, role, scope);
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof TreadleError && error.status === 401;
}

const NEXT = 'next';

/** Where the sign-in page is, with the way back to where one was. */
export function signInPath({ pathname, search }: { pathname: string; search: string }): string {
  const from = pathname + search;
  return from === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ [NEXT]: from }).toString()}`;
}

/** The way back; never to another host, whatever the address says. */
export function wayBack(search: URLSearchParams): string {
  const next = search.get(NEXT) ?? '/';
  const url = URL.canParse(next, location.origin) ? new URL(next, location.origin) : undefined;
  if (url?.origin !== location.origin || !next.startsWith('/') || url.pathname === '/sign-in') return '/';
  return url.pathname + url.search + url.hash;
}
