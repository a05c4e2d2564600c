/** Blobs in the hands of a run's stages: what a stage writes is held for as long as the run lives. */
import type { BlobRef } from '../../contracts/blob';
import type { StageContext } from '../../contracts/run';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { BlobsRepository } from '../../db/repositories/blobs';

export class RunBlobs {
  constructor(
    private readonly store: Pick<BlobStore, 'read' | 'putBytes'>,
    private readonly rows: Pick<BlobsRepository, 'holdForRun'>,
  ) {}

  read(blob: BlobRef): Promise<Buffer> {
    return this.store.read(blob);
  }

  /** For blobs that a stage of this system wrote: their form is known, so they are not checked again. */
  async readJson<Value>(blob: BlobRef): Promise<Value> {
    return JSON.parse((await this.store.read(blob)).toString('utf8')) as Value;
  }

  async keepJson(stage: StageContext, value: unknown): Promise<BlobRef> {
    const blob = await this.store.putBytes(Buffer.from(JSON.stringify(value)), 'application/json');
    await this.rows.holdForRun(blob, { runId: stage.runId, role: stage.stage, projectId: stage.projectId });
    return blob;
  }
}
