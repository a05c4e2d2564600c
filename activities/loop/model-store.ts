/**
 * The files of registered models: kept in the blob store, copied to this machine when they are first needed. What does
 * not bear our signature, or has another hash than was signed, is never opened.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '../../contracts/errors';
import { KEPT_ORIGINS, type ModelFile, type SignedModel } from '../../contracts/model';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { ModelVersionRow, ModelVersionsRepository } from '../../db/repositories/model-versions';
import type { ModelFiles, ModelLocation } from '../../models/learning/learner';
import { isSignedModel, signModel } from './model-signature';

export interface ModelStoreDeps {
  versions: Pick<ModelVersionsRepository, 'findByVersion'>;
  blobStore: Pick<BlobStore, 'read' | 'putBytes'>;
  /** Folder for copies on this machine; may be emptied at any time. */
  folder: string;
  signingKey: Uint8Array;
}

export class ModelStore {
  private readonly located = new Map<string, Promise<ModelLocation | null>>();

  constructor(private readonly deps: ModelStoreDeps) {}

  /**
   * Where a version's files lie; null for a version that comes with the code or is served from elsewhere.
   * @throws DomainError MODEL_UNKNOWN, MODEL_SIGNATURE_INVALID, BLOB_NOT_FOUND, BLOB_DAMAGED
   */
  locate(slot: string, version: string): Promise<ModelLocation | null> {
    const key = `${slot} ${version}`;
    const located = this.located.get(key) ?? this.copy(slot, version);
    this.located.set(key, located);
    located.catch(() => this.located.delete(key));
    return located;
  }

  /** As `locate`, with the bytes. */
  async read(slot: string, version: string): Promise<ModelFiles> {
    const files = await this.files(slot, version);
    if (!files) return null;
    const entries = await Promise.all(
      files.map(async (file) => [file.name, new Uint8Array(await this.deps.blobStore.read(file))] as const),
    );
    return Object.fromEntries(entries);
  }

  async keep(files: NonNullable<ModelFiles>): Promise<ModelFile[]> {
    const kept = await Promise.all(
      Object.entries(files).map(async ([name, bytes]) => {
        const { sha256, size_bytes } = await this.deps.blobStore.putBytes(bytes, 'application/octet-stream');
        return { name, sha256, size_bytes };
      }),
    );
    return kept.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  sign(model: SignedModel): string {
    return signModel(this.deps.signingKey, model);
  }

  private async copy(slot: string, version: string): Promise<ModelLocation | null> {
    const files = await this.files(slot, version);
    if (!files) return null;
    const paths = await Promise.all(files.map(async (file) => [file.name, await this.copyFile(file)] as const));
    return { version, files: Object.fromEntries(paths) };
  }

  /** Written beside and renamed, so that a kill leaves no half file; what lies there is checked before it is used. */
  private async copyFile({ sha256 }: ModelFile): Promise<string> {
    const { folder, blobStore } = this.deps;
    const path = join(folder, sha256);
    if (await hasHash(path, sha256)) return path;
    const bytes = await blobStore.read({ sha256 });
    await mkdir(folder, { recursive: true });
    const draft = `${path}.${randomUUID()}`;
    try {
      await writeFile(draft, bytes);
      await rename(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
    return path;
  }

  private async files(slot: string, version: string): Promise<ModelFile[] | null> {
    const row = await this.deps.versions.findByVersion(slot, version);
    if (!row) throw new DomainError('MODEL_UNKNOWN', { slot, version });
    if (!KEPT_ORIGINS.includes(row.origin)) return null;
    this.requireSignature(row);
    return row.files;
  }

  private requireSignature({ slot, version, files, signature }: ModelVersionRow): void {
    if (isSignedModel(this.deps.signingKey, { slot, version, files }, signature)) return;
    throw new DomainError('MODEL_SIGNATURE_INVALID', { slot, version });
  }
}

async function hasHash(path: string, sha256: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256;
}
