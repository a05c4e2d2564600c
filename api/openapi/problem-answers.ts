/**
 * What can go wrong with an operation, by status: the codes that its route declares, and those that every request, every
 * guarded one and every change can meet. Groups of codes that many operations share are components of their own.
 */
import { ERRORS, type ErrorCode } from '../../contracts/errors';
import { ROLES } from '../../contracts/identity';
import { problemHeaders, problemOf } from '../problems';
import type { Route } from '../routes/route';
import type { JsonSchema, Reference, ResponseObject } from './document-types';

/** Whoever is let in at all has it. */
const [LOWEST_ROLE] = ROLES;
const PROBLEM_TYPE = 'application/problem+json';

/** Name of the component -> the codes that often come together. */
const SHARED = {
  RequestInvalid: ['REQUEST_INVALID'],
  BodyInvalid: ['REQUEST_INVALID', 'UPLOAD_INTERRUPTED'],
  Unauthorised: ['TOKEN_MISSING', 'TOKEN_INVALID'],
  ScopeMissing: ['SCOPE_MISSING'],
  Forbidden: ['PERMISSION_DENIED', 'SCOPE_MISSING'],
  ChangeForbidden: ['PERMISSION_DENIED', 'SCOPE_MISSING', 'CSRF_REJECTED'],
  RequestTooSlow: ['REQUEST_TOO_SLOW'],
  IdempotencyConflict: ['IDEMPOTENCY_IN_PROGRESS', 'IDEMPOTENCY_ANSWER_NOT_KEPT'],
  BodyTooLarge: ['REQUEST_BODY_TOO_LARGE'],
  UrlTooLong: ['REQUEST_URL_TOO_LONG'],
  IdempotencyKeyReused: ['IDEMPOTENCY_KEY_REUSED'],
  TooManyRequests: ['TOO_MANY_REQUESTS'],
  HeadersTooLarge: ['REQUEST_HEADERS_TOO_LARGE'],
  InternalError: ['INVARIANT_BROKEN'],
  Unavailable: ['DATABASE_UNAVAILABLE'],
} as const satisfies Record<string, readonly ErrorCode[]>;

const ALWAYS = [
  'REQUEST_INVALID',
  'REQUEST_TOO_SLOW',
  'REQUEST_URL_TOO_LONG',
  'TOO_MANY_REQUESTS',
  'REQUEST_HEADERS_TOO_LARGE',
  'INVARIANT_BROKEN',
] as const satisfies readonly ErrorCode[];

/** What the route need not declare, because the code around it decides it. */
function commonCodes({ access, method, doc }: Route): ErrorCode[] {
  const codes: ErrorCode[] = [...ALWAYS];
  if (doc.body) codes.push('UPLOAD_INTERRUPTED');
  if (doc.body?.['application/json']) codes.push('REQUEST_BODY_TOO_LARGE');
  if (access === 'open') return codes;
  codes.push(...SHARED.Unauthorised, 'DATABASE_UNAVAILABLE');
  if (access.role !== LOWEST_ROLE) codes.push('PERMISSION_DENIED');
  if (access.scope !== null) codes.push('SCOPE_MISSING');
  if (method !== 'get') codes.push('CSRF_REJECTED');
  if (method === 'post') codes.push(...SHARED.IdempotencyConflict, 'IDEMPOTENCY_KEY_REUSED');
  return codes;
}

/** Status -> the codes that the operation may answer with it. */
export function problemCodes(route: Route): Map<number, ErrorCode[]> {
  const declared = route.doc.errors ?? [];
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...declared, ...commonCodes(route)])) {
    const status = ERRORS[code].httpStatus;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

/** The answer with one of `codes`: a reference where they are a group that many operations share. */
export function problemAnswer(codes: readonly ErrorCode[]): Reference | ResponseObject {
  const shared = Object.entries(SHARED).find(([, group]) => isSameSet(group, codes));
  return shared ? { $ref: `#/components/responses/${shared[0]}` } : problemResponse(codes);
}

function isSameSet(a: readonly ErrorCode[], b: readonly ErrorCode[]): boolean {
  return a.length === b.length && a.every((code) => b.includes(code));
}

/** The components that `problemAnswer` refers to. */
export function sharedProblemResponses(): Record<string, ResponseObject> {
  return Object.fromEntries(Object.entries(SHARED).map(([name, codes]) => [name, problemResponse(codes)]));
}

export function problemResponse(codes: readonly ErrorCode[]): ResponseObject {
  const [first] = codes;
  if (first === undefined) throw new Error('A problem needs a code.');
  const titles = codes.map((code) => `- \`${code}\`: ${ERRORS[code].title.en}.`);
  const retryAfter = 'Retry-After' in problemHeaders({ code: first, details: {} });
  return {
    description: titles.join('\n'),
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/RequestId' },
      ...(retryAfter ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {}),
    },
    content: { [PROBLEM_TYPE]: { schema: problemSchema(codes), ...exampleOf(first) } },
  };
}

function problemSchema(codes: readonly ErrorCode[]): JsonSchema {
  const narrowed = { type: 'object', properties: { code: { enum: codes } } };
  return { allOf: [{ $ref: '#/components/schemas/Problem' }, narrowed] };
}

/** For a code whose message needs no values. */
function exampleOf(code: ErrorCode): { example?: unknown } {
  return ERRORS[code].message.en.includes('{') ? {} : { example: problemOf({ code, details: {} }, 'en') };
}
