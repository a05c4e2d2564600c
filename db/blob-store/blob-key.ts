/** Where a blob lies: `ab/cd/<sha256>`, so that no folder grows beyond what file systems and people like. */
import { DomainError } from '../../contracts/errors';

const SHA256 = /^[0-9a-f]{64}$/;

/** Throws BLOB_NOT_FOUND for what is no hash: a path piece must never reach the file system. */
export function blobKey(sha256: string): string {
  if (!SHA256.test(sha256)) throw new DomainError('BLOB_NOT_FOUND', { sha256: sha256.slice(0, 64) });
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** The hash at the end of a key; undefined for a file that is no blob. */
export function hashOfKey(key: string): string | undefined {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return SHA256.test(name) ? name : undefined;
}

export function hashOf(blob: { sha256: string } | string): string {
  return typeof blob === 'string' ? blob : blob.sha256;
}
