/** Reads the form of a model: its files, which go straight to the blob store, and what is said of it. */
import type { Request } from 'express';
import type { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { MODEL_BYTES_MAX, MODEL_FILES_MAX, type ModelFile } from '../../contracts/model';
import type { BlobStore } from '../../db/blob-store/blob-store';
import { issuesText } from '../routes/route';
import { FormReader } from './form-reader';
import { unknownField } from './form-fields';
import { isStorableText } from './json-text';
import { parseJson } from './option-fields';

const FILE_FIELDS: ReadonlySet<string> = new Set(['files', 'file']);
/** Names only, no paths; people see them, and learners look for them. */
const FILE_NAME = /^\w[\w.-]{0,99}$/;

export interface ModelForm<Fields> {
  fields: Fields;
  files: ModelFile[];
}

/**
 * Whatever goes wrong, the files belong to nobody, and the nightly sweep removes them. Throws UPLOAD_MISSING, UPLOAD_EMPTY,
 * UPLOAD_TOO_LARGE, UPLOAD_INTERRUPTED, OPTIONS_INVALID, REQUEST_INVALID and what the blob store throws.
 */
export async function readModelForm<Fields>(
  req: Request,
  { schema, blobStore }: { schema: z.ZodType<Fields>; blobStore: Pick<BlobStore, 'put'> },
): Promise<ModelForm<Fields>> {
  const texts = new Texts();
  const files: ModelFile[] = [];
  let left = MODEL_BYTES_MAX;
  const reader = new FormReader(req, {
    fields: texts,
    fileFields: FILE_FIELDS,
    filesMax: MODEL_FILES_MAX,
    filesAtOnce: 1,
    tooMany: invalid(`The form has more than ${MODEL_FILES_MAX} files`),
    take: async ({ name, chunks, signal }) => {
      if (!FILE_NAME.test(name)) throw invalid(`"${name}" is no name for a file of a model`);
      if (files.some((file) => file.name === name)) throw invalid(`The file ${name} comes twice`);
      const { sha256, size_bytes } = await blobStore.put(chunks, { bytesMax: left, signal });
      left -= size_bytes;
      files.push({ name, sha256, size_bytes });
    },
  });
  const parsed = schema.safeParse(await reader.read());
  if (!parsed.success) throw invalid(`The form is not valid: ${issuesText(parsed.error)}`);
  if (files.length === 0) throw new DomainError('UPLOAD_MISSING');
  return { fields: parsed.data, files };
}

/** Each field once, as text or as JSON. */
class Texts {
  private static readonly JSON_FIELDS: ReadonlySet<string> = new Set(['parameters', 'metrics']);
  private static readonly TEXT_FIELDS: ReadonlySet<string> = new Set(['slot', 'parent']);
  private readonly found = new Map<string, unknown>();

  add(name: string, text: string, isCut: boolean): void {
    const isJson = Texts.JSON_FIELDS.has(name);
    if (!isJson && !Texts.TEXT_FIELDS.has(name)) throw unknownField(name);
    if (isCut) throw invalid(`The value of ${name} is too long`);
    if (!isStorableText(text)) throw invalid(`The value of ${name} holds a NUL character`);
    if (this.found.has(name)) throw invalid(`The field ${name} comes twice`);
    this.found.set(name, isJson ? parseJson(name, text) : text);
  }

  values(): Record<string, unknown> {
    return Object.fromEntries(this.found);
  }
}

function invalid(problem: string): DomainError {
  return new DomainError('REQUEST_INVALID', { problem });
}
