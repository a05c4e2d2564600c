/** A photo through the product's own stages in its pool of threads, without the servers around them, and how long each took. */
import type { OcrLanguage } from '../../contracts/ocr';
import type { PageText } from '../../contracts/page';
import type { ReadReceipt, ReceiptItem } from '../../contracts/receipts/result';
import type { CpuPool } from '../../models/pool/cpu-pool';
import { categorisedItems } from '../../models/receipts/categorised-items';

const LIMITS = { pixelsMax: 100_000_000, pagesMax: 20 };
const ENGINE = 'ppocr';
const LANGUAGES: readonly OcrLanguage[] = ['ko', 'en'];

export interface Photo {
  bytes: Uint8Array;
  mediaType: string;
}

export interface ReadPhoto {
  receipt: ReadReceipt;
  items: ReceiptItem[];
  ocrSeconds: number;
  /** Of all threads of this process: holds on a machine that others use too. */
  ocrProcessorSeconds: number;
  /** From the bytes to the result. */
  seconds: number;
  processorSeconds: number;
}

/** @throws DomainError as the tasks do */
export async function readPhoto(pool: CpuPool, { bytes, mediaType }: Photo): Promise<ReadPhoto> {
  const [startedAt, started] = [performance.now(), processorSeconds()];
  const { parts } = await pool.run('inspectReceipt', { bytes, mediaType, limits: LIMITS });
  const [inspectedAt, inspected] = [performance.now(), processorSeconds()];
  const read = await Promise.all(
    parts.map(async (part) => ({
      part,
      text: await pool.run('readReceiptPart', {
        bytes,
        mediaType,
        part,
        engine: ENGINE,
        languages: LANGUAGES,
        limits: LIMITS,
      }),
    })),
  );
  const [readAt, afterReading] = [performance.now(), processorSeconds()];
  const { receipt } = await pool.run('parseReceipt', { parts: read });
  const predictions = await pool.run('classifyItems', { texts: receipt.items.map(({ name }) => name) });
  const items = categorisedItems(receipt.items, predictions);
  return {
    receipt,
    items,
    ocrSeconds: (readAt - inspectedAt) / 1_000,
    ocrProcessorSeconds: afterReading - inspected,
    seconds: (performance.now() - startedAt) / 1_000,
    processorSeconds: processorSeconds() - started,
  };
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The text of any other engine through the same parser. */
export async function parseText(pool: CpuPool, text: PageText): Promise<ReadReceipt> {
  const { width, height } = text;
  const page = { page: 1, width, height, hasText: false, readWidth: width, readHeight: height, warnings: [] };
  const { receipt } = await pool.run('parseReceipt', {
    parts: [{ part: { page, box: { x: 0, y: 0, width, height } }, text }],
  });
  return receipt;
}

/**
 * The rule of success: the run ends, and the result names the shop, a total or an article, so that a person has something
 * to go on with.
 */
export function isProcessed({ fields, items }: Pick<ReadReceipt, 'fields' | 'items'>): boolean {
  return fields.shop !== null || fields.total !== null || items.length > 0;
}
