/** The receipts pipeline's CPU work: reads blobs, hands them to the thread pool, keeps what comes back as blobs. */
import type { BlobRef } from '../../contracts/blob';
import type { OcrEngineName, OcrLanguage } from '../../contracts/ocr';
import type { PageText } from '../../contracts/page';
import type { PhotoPart } from '../../contracts/receipts/photo';
import type { ReadReceipt } from '../../contracts/receipts/result';
import type { StageContext } from '../../contracts/run';
import type { ModelLocation } from '../../models/learning/learner';
import type { CpuPool } from '../../models/pool/cpu-pool';
import { cancellation } from '../spine/cancellation';
import type { RunBlobs } from '../spine/run-blobs';
import { receiptResult } from './result';

export interface ReceiptCpuDeps {
  blobs: RunBlobs;
  pool: Pick<CpuPool, 'run'>;
  limits: { pagesMax: number; pixelsMax: number };
  /** Where the files of a model version lie on this machine; null where the version ships with the code. */
  modelFiles: { locate(slot: string, version: string): Promise<ModelLocation | null> };
}

export interface ReadReceiptPartInput {
  blob: BlobRef;
  part: PhotoPart;
  engine: OcrEngineName;
  languages: OcrLanguage[];
  /** The run's version of `documents/reader`. */
  reader?: string | undefined;
}

export interface ReadReceiptParts {
  part: PhotoPart;
  text: BlobRef;
}

/** What the stage `parse` leaves for `classify`. */
export interface ParsedReceiptBlobs {
  receipt: BlobRef;
  /** `PageText[]`. */
  text: BlobRef;
}

export interface ClassifyItemsInput extends ParsedReceiptBlobs {
  /** The run's version of `receipts/item-classifier`. */
  classifier?: string | undefined;
}

export type ReceiptCpuActivities = ReturnType<typeof createReceiptCpuActivities>;

export function createReceiptCpuActivities({ blobs, pool, limits, modelFiles }: ReceiptCpuDeps) {
  const modelOf = async (slot: string, version: string | undefined): Promise<{ model?: ModelLocation }> => {
    const model = version === undefined ? null : await modelFiles.locate(slot, version);
    return model ? { model } : {};
  };
  return {
    /** Opens the photo, looks at how it was taken, and says in which parts to read it. */
    async inspectReceipt(_stage: StageContext, { blob }: { blob: BlobRef }): Promise<{ parts: PhotoPart[] }> {
      const bytes = await blobs.read(blob);
      return pool.run('inspectReceipt', { bytes, mediaType: blob.media_type, limits }, cancellation());
    },

    /** The text of one page, or of one part of a long receipt. */
    async readReceiptPart(stage: StageContext, input: ReadReceiptPartInput): Promise<BlobRef> {
      const { blob, part, engine, languages, reader } = input;
      const [bytes, model] = await Promise.all([blobs.read(blob), modelOf('documents/reader', reader)]);
      const text = await pool.run(
        'readReceiptPart',
        { bytes, mediaType: blob.media_type, part, engine, languages, limits, ...model },
        cancellation(),
      );
      return blobs.keepJson(stage, text);
    },

    /** Shop, date, sums and articles. */
    async parseReceipt(stage: StageContext, { read }: { read: ReadReceiptParts[] }): Promise<ParsedReceiptBlobs> {
      const parts = await Promise.all(
        read.map(async ({ part, text }) => ({ part, text: await blobs.readJson<PageText>(text) })),
      );
      const { pages, receipt } = await pool.run('parseReceipt', { parts }, cancellation());
      return { receipt: await blobs.keepJson(stage, receipt), text: await blobs.keepJson(stage, pages) };
    },

    /** Category, place and days of every article: the run's result. */
    async classifyItems(stage: StageContext, input: ClassifyItemsInput): Promise<{ result: BlobRef }> {
      const [receipt, pages, model] = await Promise.all([
        blobs.readJson<ReadReceipt>(input.receipt),
        blobs.readJson<PageText[]>(input.text),
        modelOf('receipts/item-classifier', input.classifier),
      ]);
      const texts = receipt.items.map(({ name }) => name);
      const predictions = await pool.run('classifyItems', { texts, ...model }, cancellation());
      const result = receiptResult({ receipt, predictions, pages, text: input.text });
      return { result: await blobs.keepJson(stage, result) };
    },
  };
}
