/** Removes blobs that nobody needs any more. Walks the whole store, so it belongs to the train queue. */
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { BlobsRepository } from '../../db/repositories/blobs';

export interface SweepDeps {
  blobs: Pick<BlobsRepository, 'releaseUnused' | 'unheld'>;
  blobStore: Pick<BlobStore, 'list' | 'delete' | 'sweepTemporary'>;
}

export type SweepActivities = ReturnType<typeof createSweepActivities>;

/** Younger blobs are left alone: an upload puts its bytes first and its row a moment later. */
const AGE_SECONDS_MIN = 86_400;
const HASHES_AT_ONCE = 500;

export function createSweepActivities({ blobs, blobStore }: SweepDeps) {
  return {
    /** Lets go of rows that no run needs, then deletes old bytes that no row holds. */
    async sweepBlobs(): Promise<{ deleted: number; temporary: number }> {
      await blobs.releaseUnused(AGE_SECONDS_MIN);
      const oldest = Date.now() - AGE_SECONDS_MIN * 1_000;
      let deleted = 0;
      let page: string[] = [];
      const deletePage = async () => {
        for (const sha256 of await blobs.unheld(page)) {
          await blobStore.delete(sha256, AGE_SECONDS_MIN * 1_000);
          deleted += 1;
        }
        page = [];
      };
      for await (const blob of blobStore.list()) {
        if (blob.modifiedAt.getTime() > oldest) continue;
        page.push(blob.sha256);
        if (page.length >= HASHES_AT_ONCE) await deletePage();
      }
      await deletePage();
      return { deleted, temporary: await blobStore.sweepTemporary() };
    },
  };
}
