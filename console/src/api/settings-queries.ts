/** What the settings ask about keys, people, sessions, the audit log and the system, each question with its key. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Role, Scope } from '../../../contracts/identity';
import { answer, client } from './client';
import type { Readiness } from './types';

const ROWS = 50;
const READINESS_MS = 10_000;

interface Page {
  next_cursor: string | null;
}

/** What all lists of the settings have in common: pages that follow each other by cursors. */
const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next_cursor: cursor }: Page) => cursor ?? undefined,
};

const pageQuery = (cursor: string | undefined) => ({ limit: ROWS, ...(cursor !== undefined && { cursor }) });

export const KEYS_KEY = ['keys'] as const;

/** `all`: of everybody in the project. */
export const keysQuery = (all: boolean) =>
  infiniteQueryOptions({
    queryKey: [...KEYS_KEY, { all }],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...pageQuery(pageParam), all: String(all) as 'true' | 'false' };
      return answer(client.GET('/api/v1/keys', { params: { query }, signal }));
    },
    ...pages,
  });

export interface KeyForm {
  name: string;
  scopes?: Scope[];
  expires_in_days?: number;
  user_id?: string;
}

export function createKey(body: KeyForm) {
  return answer(client.POST('/api/v1/keys', { body }));
}

export async function revokeKey(id: string): Promise<void> {
  await client.DELETE('/api/v1/keys/{id}', { params: { path: { id } } });
}

export const SESSIONS_KEY = ['sessions'] as const;

export const sessionsQuery = (all: boolean) =>
  infiniteQueryOptions({
    queryKey: [...SESSIONS_KEY, { all }],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...pageQuery(pageParam), all: String(all) as 'true' | 'false' };
      return answer(client.GET('/api/v1/sessions', { params: { query }, signal }));
    },
    ...pages,
  });

export async function endSession(id: string): Promise<void> {
  await client.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } });
}

export const USERS_KEY = ['users'] as const;

export const usersQuery = infiniteQueryOptions({
  queryKey: USERS_KEY,
  queryFn: ({ pageParam, signal }) =>
    answer(client.GET('/api/v1/users', { params: { query: pageQuery(pageParam) }, signal })),
  ...pages,
});

export interface UserForm {
  name: string;
  kind: 'person' | 'program';
  role: Role;
}

export function createUser(body: UserForm) {
  return answer(client.POST('/api/v1/users', { body }));
}

export function changeUser(id: string, body: { name?: string; role?: Role; disabled?: boolean }) {
  return answer(client.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body }));
}

export function createSignInLink(id: string) {
  return answer(client.POST('/api/v1/users/{id}/sign-in-link', { params: { path: { id } } }));
}

export interface AuditFilters {
  action?: string;
  principal_id?: string;
}

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...pageQuery(pageParam), ...filters };
      return answer(client.GET('/api/v1/audit', { params: { query }, signal }));
    },
    ...pages,
  });

/** A system that is not ready says so with the same document under 503, which the client takes for an error. */
export const readinessQuery = queryOptions({
  queryKey: ['readiness'],
  queryFn: async ({ signal }): Promise<Readiness> => {
    const response = await fetch('/api/ready', { signal });
    const body: unknown = await response.json();
    if (isReadiness(body)) return body;
    throw new TypeError('The API answered with something other than its readiness.');
  },
  refetchInterval: READINESS_MS,
});

/** It grows while documents are read. */
const COSTS_MS = 30_000;

export const llmCostsQuery = queryOptions({
  queryKey: ['llm-costs'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/costs/llm', { params: { query: {} }, signal })),
  refetchInterval: COSTS_MS,
});

function isReadiness(value: unknown): value is Readiness {
  return typeof value === 'object' && value !== null && 'checks' in value && 'status' in value;
}
