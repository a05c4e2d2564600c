/**
 * Reads the form of a batch: many files, stored as they come, and fields before, between or after them. A file that
 * cannot be used is an item with its reason and does not disturb its neighbours. A form that breaks off belongs to
 * nobody: what was stored of it is held by no project, so none can see it and the nightly sweep removes it.
 */
import type { Request } from 'express';
import { BATCH_ITEMS_MAX } from '../../contracts/batch';
import { DomainError, errorClassOf } from '../../contracts/errors';
import { detectMediaType } from '../../contracts/media-type';
import { acceptedType } from './accepted-type';
import { BATCH_CONTROL_FIELDS, type SubmittedItem } from './batch-submission';
import { FormFields } from './form-fields';
import { type FormFile, FormReader } from './form-reader';
import type { FormOptions } from './read-form';

const FILE_FIELDS: ReadonlySet<string> = new Set(['files', 'file']);
/** A disk brings several small files to safety in the time of one. */
const FILES_AT_ONCE = 8;

export interface BatchForm {
  items: SubmittedItem[];
  values: Record<string, unknown>;
}

/**
 * Throws UPLOAD_INTERRUPTED, OPTIONS_INVALID, REQUEST_INVALID, BATCH_TOO_LARGE, BLOB_STORE_FULL and
 * BLOB_STORE_UNAVAILABLE.
 */
export async function readBatchForm(req: Request, options: FormOptions): Promise<BatchForm> {
  const items: SubmittedItem[] = [];
  let begun = 0;
  const reader = new FormReader(req, {
    fields: new FormFields(options.pipeline, BATCH_CONTROL_FIELDS),
    fileFields: FILE_FIELDS,
    filesMax: BATCH_ITEMS_MAX,
    filesAtOnce: FILES_AT_ONCE,
    tooMany: new DomainError('BATCH_TOO_LARGE', { limit: BATCH_ITEMS_MAX }),
    take: async (file) => {
      // A smaller file behind it may be stored earlier.
      const position = begun++;
      items[position] = await storedItem(file, options);
    },
  });
  const values = await reader.read();
  return { items, values };
}

async function storedItem(file: FormFile, { pipeline, blobStore, bytesMax }: FormOptions): Promise<SubmittedItem> {
  const { name, chunks, signal } = file;
  const accept = (head: Uint8Array): string => acceptedType(detectMediaType(head), pipeline);
  try {
    return { name, blob: await blobStore.put(chunks, { bytesMax, signal, accept }) };
  } catch (error) {
    if (signal.aborted || !isFileFault(error)) throw error;
    return { name, error: { code: error.code, details: error.details, stage: null } };
  }
}

/** The file's own fault, as against the form's or the disk's. */
function isFileFault(error: unknown): error is DomainError {
  return (
    error instanceof DomainError && error.code !== 'REQUEST_INVALID' && errorClassOf(error.code) === 'invalid_input'
  );
}
