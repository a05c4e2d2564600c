/** The receipts pipeline's work with the database: the receipt as its owner has it. */
import type { BlobRef } from '../../contracts/blob';
import type { ReceiptResult } from '../../contracts/receipts/result';
import type { RunOutcome, StageContext } from '../../contracts/run';
import type { ReceiptsRepository } from '../../db/repositories/receipts';
import type { RunBlobs } from '../spine/run-blobs';

export interface ReceiptIoDeps {
  blobs: Pick<RunBlobs, 'readJson'>;
  receipts: Pick<ReceiptsRepository, 'keep'>;
  /** In which the day of an upload ends. */
  timeZone: string;
}

export type ReceiptIoActivities = ReturnType<typeof createReceiptIoActivities>;

export function createReceiptIoActivities({ blobs, receipts, timeZone }: ReceiptIoDeps) {
  return {
    /** Done again, it keeps the same; the run's result is what the models said, whatever the owner once said of a line. */
    async keepReceipt(stage: StageContext, { result }: { result: BlobRef }): Promise<RunOutcome> {
      await receipts.keep(stage, { result: await blobs.readJson<ReceiptResult>(result), timeZone });
      return { result, cost_usd: 0 };
    },
  };
}
