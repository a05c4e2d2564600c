/** Reads the JSON form of a submission, which names a blob that the project holds already. */
import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import type { Locale } from '../../contracts/errors';
import { sanitiseFileName } from './file-name';
import { parseOptions } from './option-fields';

const JSON_LIMIT = '1mb';

const parseBody = express.json({ limit: JSON_LIMIT, strict: true });

const referenceSchema = z.looseObject({
  blob: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  name: z.string().optional(),
});

export interface Reference {
  sha256: string;
  fileName: string;
  values: Record<string, unknown>;
}

/** Throws REQUEST_INVALID, OPTIONS_INVALID. */
export async function readReference(req: Request, res: Response, locale: Locale): Promise<Reference> {
  await new Promise<void>((resolve, reject) => {
    parseBody(req, res, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('The body cannot be read.', { cause: error }));
    });
  });
  const { blob, name, ...values } = parseOptions(referenceSchema, req.body, locale);
  return { sha256: blob.sha256, fileName: sanitiseFileName(name ?? blob.sha256.slice(0, 12)), values };
}
