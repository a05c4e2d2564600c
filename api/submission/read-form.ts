/** Reads the form of one run: one file, which goes straight to the blob store, and fields before or after it. */
import type { Request } from 'express';
import type { BlobRef } from '../../contracts/blob';
import { DomainError } from '../../contracts/errors';
import { detectMediaType } from '../../contracts/media-type';
import type { PipelineDefinition } from '../../contracts/pipeline';
import type { BlobStore } from '../../db/blob-store/blob-store';
import { acceptedType } from './accepted-type';
import { FormFields } from './form-fields';
import { FormReader } from './form-reader';
import { CONTROL_FIELDS } from './submission';

const FILE_FIELDS: ReadonlySet<string> = new Set(['file']);

export interface FormOptions {
  pipeline: PipelineDefinition;
  blobStore: Pick<BlobStore, 'put'>;
  bytesMax: number;
}

export interface Form {
  blob: BlobRef;
  fileName: string;
  values: Record<string, unknown>;
}

/**
 * Whatever goes wrong, nothing of the file is kept. Throws UPLOAD_MISSING, UPLOAD_EMPTY, UPLOAD_TOO_LARGE,
 * UPLOAD_INTERRUPTED, MEDIA_TYPE_UNSUPPORTED, OPTIONS_INVALID, REQUEST_INVALID and what the blob store throws.
 */
export async function readForm(req: Request, { pipeline, blobStore, bytesMax }: FormOptions): Promise<Form> {
  const taken: Pick<Form, 'blob' | 'fileName'>[] = [];
  const accept = (head: Uint8Array): string => acceptedType(detectMediaType(head), pipeline);
  const reader = new FormReader(req, {
    fields: new FormFields(pipeline, CONTROL_FIELDS),
    fileFields: FILE_FIELDS,
    filesMax: 1,
    filesAtOnce: 1,
    tooMany: new DomainError('REQUEST_INVALID', { problem: 'The form has several files; a run has one' }),
    take: async ({ name, chunks, signal }) => {
      taken.push({ blob: await blobStore.put(chunks, { bytesMax, signal, accept }), fileName: name });
    },
  });
  const values = await reader.read();
  const [file] = taken;
  if (!file) throw new DomainError('UPLOAD_MISSING');
  return { ...file, values };
}
