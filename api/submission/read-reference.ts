/** Reads the JSON form of a submission, which names a blob that the project holds already. */
import type { Request } from 'express';
import { z } from 'zod';
import type { Locale } from '../../contracts/errors';
import { sanitiseFileName } from './file-name';
import { parseOptions } from './option-fields';
import { readJson } from './read-json';

const referenceSchema = z.looseObject({
  blob: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  name: z.string().optional(),
});

export interface Reference {
  sha256: string;
  fileName: string;
  values: Record<string, unknown>;
}

/** Throws REQUEST_INVALID, UPLOAD_INTERRUPTED, OPTIONS_INVALID. */
export async function readReference(req: Request, locale: Locale): Promise<Reference> {
  const { blob, name, ...values } = parseOptions(referenceSchema, await readJson(req), locale);
  return { sha256: blob.sha256, fileName: sanitiseFileName(name ?? blob.sha256.slice(0, 12)), values };
}
