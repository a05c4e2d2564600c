/** Reads a small JSON body and checks it. */
import type { Request } from 'express';
import type { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { readJson } from '../submission/read-json';
import { issuesText } from './route';

/** No body counts as an empty object. @throws REQUEST_INVALID that names the wrong or unknown fields */
export async function readBody<T>(schema: z.ZodType<T>, req: Request): Promise<T> {
  const parsed = schema.safeParse(hasBody(req) ? await readJsonBody(req) : {});
  if (parsed.success) return parsed.data;
  throw new DomainError('REQUEST_INVALID', {
    problem: `The body is not valid: ${issuesText(parsed.error)}`,
    fields: [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))],
  });
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

async function readJsonBody(req: Request): Promise<unknown> {
  const mediaType = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return readJson(req);
  throw new DomainError('REQUEST_INVALID', { problem: `Send application/json, not ${mediaType ?? 'no Content-Type'}` });
}
