/** Reads the JSON form of a batch, which names blobs that the project holds already and addresses to fetch from. */
import type { Request } from 'express';
import { z } from 'zod';
import { BATCH_ITEMS_MAX } from '../../contracts/batch';
import { DomainError, type Locale } from '../../contracts/errors';
import { batchReferenceSchema } from '../schemas/batches';
import type { SubmittedItem } from './batch-submission';
import { sanitiseFileName } from './file-name';
import { parseOptions } from './option-fields';
import type { BatchForm } from './read-batch-form';
import { readJson } from './read-json';

/** Room for the largest batch with long addresses. */
const BODY_BYTES_MAX = 8 * 1024 ** 2;
const referencesSchema = z.looseObject({ items: z.array(z.unknown()) });

/** Throws REQUEST_INVALID, UPLOAD_INTERRUPTED, OPTIONS_INVALID, BATCH_TOO_LARGE. */
export async function readBatchReferences(req: Request, locale: Locale): Promise<BatchForm> {
  const { items, ...values } = parseOptions(referencesSchema, await readJson(req, BODY_BYTES_MAX), locale);
  // Counted before each is looked at: a list that is too long would only make a long list of problems.
  if (items.length > BATCH_ITEMS_MAX) throw new DomainError('BATCH_TOO_LARGE', { limit: BATCH_ITEMS_MAX });
  const parsed = parseOptions(z.object({ items: z.array(batchReferenceSchema) }), { items }, locale);
  return { items: parsed.items.map(toItem), values };
}

function toItem(item: z.infer<typeof batchReferenceSchema>): SubmittedItem {
  if ('blob' in item) {
    const { sha256 } = item.blob;
    return { name: sanitiseFileName(item.name ?? sha256.slice(0, 12)), sha256 };
  }
  return { name: sanitiseFileName(item.name ?? lastPieceOf(item.url)), url: item.url };
}

/** The name of the file that an address seems to lead to. */
function lastPieceOf(address: string): string {
  const path = address.split(/[?#]/)[0] ?? '';
  const piece = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
