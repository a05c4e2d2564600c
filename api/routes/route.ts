/**
 * How a route is declared: who may call it, what it takes and what it answers, and the code that does it. The guard, the
 * metrics' labels, the audit log and the OpenAPI document are all derived from these declarations, so a route without a
 * rule or without a description does not compile.
 */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { DomainError, type ErrorCode } from '../../contracts/errors';
import type { Role, Scope } from '../../contracts/identity';

/** What a caller needs: a rank and, where its key is limited, a scope; null where every key will do. */
export interface Permission {
  role: Role;
  scope: Scope | null;
}

/** `open` answers without a token. */
export type Access = 'open' | Permission;

export const TAGS = [
  'Runs',
  'Batches',
  'Feedback',
  'Receipts',
  'Stock',
  'Models',
  'Experiments',
  'Products',
  'Blobs',
  'Pipelines',
  'Operations',
  'Identity',
  'System',
] as const;

export interface Answer {
  description: string;
  /** Left out for an answer without a body. */
  schema?: z.ZodType;
  /** `application/json` unless said otherwise. */
  mediaType?: string;
}

export interface RouteDoc {
  /** `operationId`: the name of the call in generated clients, and of the action in the audit log. */
  id: string;
  tag: (typeof TAGS)[number];
  summary: string;
  description?: string;
  /** Path parameters that are not plain UUIDs. */
  params?: Record<string, z.ZodType>;
  query?: z.ZodType;
  /** By media type. */
  body?: Record<string, z.ZodType>;
  answers: Record<number, Answer>;
  /** What can go wrong beside what can go wrong with every request. */
  errors?: readonly ErrorCode[];
}

export interface Route {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Express pattern; also the `endpoint` label of the metrics. */
  path: string;
  access: Access;
  doc: RouteDoc;
  handle: (req: Request, res: Response) => void | Promise<void>;
}

/** Checks query parameters; throws REQUEST_INVALID that names the wrong or unknown ones. */
export function parseQuery<T>(schema: z.ZodType<T>, req: Request): T {
  const parsed = schema.safeParse(req.query);
  if (parsed.success) return parsed.data;
  throw new DomainError('REQUEST_INVALID', { problem: `The query is not valid: ${issuesText(parsed.error)}` });
}

/** Every wrong field with what is wrong about it, on one line. */
export function issuesText({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
}

/** A path parameter; Express gives each named one as text. */
export function pathParameter(req: Request, name: string): string {
  const value = req.params[name];
  return typeof value === 'string' ? value : '';
}
