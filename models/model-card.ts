/**
 * A model on disk: a folder with a card (`weights.json`) that names its files with the SHA-256 of each. What is absent,
 * is not valid, or does not have its SHA-256 is MODEL_DAMAGED and names the file.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DomainError } from '../contracts/errors';

/** Names only, no paths: a card cannot point outside its folder. */
export const modelFileSchema = z.object({
  file: z.string().regex(/^[\w][\w.-]*$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The card's name in its folder. */
export const CARD = 'weights.json';

/** A folder, or the files of a model by name. */
export type ModelSource = string | Readonly<Record<string, Uint8Array>>;

/** How people find the file. */
export function fileIn(source: ModelSource, name: string): string {
  return typeof source === 'string' ? join(source, name) : name;
}

/** @throws DomainError MODEL_DAMAGED where the file does not have its SHA-256 */
export async function readChecked(
  source: ModelSource,
  { file, sha256: expected }: z.infer<typeof modelFileSchema>,
): Promise<Uint8Array> {
  const bytes = await readModelFile(source, file);
  if (sha256(bytes) !== expected) throw new DomainError('MODEL_DAMAGED', { file: fileIn(source, file) });
  return bytes;
}

/** @throws DomainError MODEL_DAMAGED where the file cannot be read */
export async function readModelFile(source: ModelSource, name: string): Promise<Uint8Array> {
  const file = fileIn(source, name);
  if (typeof source !== 'string') {
    const bytes = source[name];
    if (!bytes) throw new DomainError('MODEL_DAMAGED', { file });
    return bytes;
  }
  try {
    return await readFile(file);
  } catch (cause) {
    throw new DomainError('MODEL_DAMAGED', { file }, { cause });
  }
}

/** @throws DomainError MODEL_DAMAGED where the bytes are no JSON of this schema */
export function parseModelFile<T>(schema: z.ZodType<T>, bytes: Uint8Array, file: string): T {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new DomainError('MODEL_DAMAGED', { file }, { cause });
  }
}

/** Of the card alone, without its files: for lineage and fingerprints. @throws DomainError MODEL_DAMAGED */
export function versionInFolder<T>(
  folder: string,
  { schema, versionOf }: { schema: z.ZodType<T>; versionOf: (card: T, bytes: Uint8Array) => string },
): string {
  const file = join(folder, CARD);
  try {
    const bytes = readFileSync(file);
    return versionOf(parseModelFile(schema, bytes, file), bytes);
  } catch (cause) {
    throw cause instanceof DomainError ? cause : new DomainError('MODEL_DAMAGED', { file }, { cause });
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
