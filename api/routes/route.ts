/** How a route is declared. Every route asks for a token unless it says `open`. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { DomainError } from '../../contracts/errors';

export interface Route {
  method: 'get' | 'post' | 'delete';
  /** Express pattern; also the `endpoint` label of the metrics. */
  path: string;
  /** Answers without a token. */
  open?: true;
  handle: (req: Request, res: Response) => void | Promise<void>;
}

/** Checks query parameters; throws REQUEST_INVALID that names the wrong or unknown ones. */
export function parseQuery<T>(schema: z.ZodType<T>, req: Request): T {
  const parsed = schema.safeParse(req.query);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
    .join('; ');
  throw new DomainError('REQUEST_INVALID', { problem: `The query is not valid: ${problem}` });
}

/** A path parameter; Express gives each named one as text. */
export function pathParameter(req: Request, name: string): string {
  const value = req.params[name];
  return typeof value === 'string' ? value : '';
}
