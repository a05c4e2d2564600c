/** A real blob store in a temporary folder. */
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blobKey } from '../../db/blob-store/blob-key';
import { LocalBlobStore } from '../../db/blob-store/local-blob-store';

export interface BlobFolder {
  store: LocalBlobStore;
  /** Hashes of all blobs. */
  hashes(): Promise<string[]>;
  /** Makes a blob two days old. */
  age(sha256: string): void;
  remove(): void;
}

const TWO_DAYS_MS = 2 * 86_400_000;

export function createBlobFolder(): BlobFolder {
  const folder = mkdtempSync(join(tmpdir(), 'treadle-blobs-'));
  const store = new LocalBlobStore(folder);
  return {
    store,
    hashes: async () => {
      const hashes: string[] = [];
      for await (const { sha256 } of store.list()) hashes.push(sha256);
      return hashes.toSorted();
    },
    age: (sha256) => {
      const then = new Date(Date.now() - TWO_DAYS_MS);
      utimesSync(join(folder, blobKey(sha256)), then, then);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
