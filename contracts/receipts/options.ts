import type { OcrEngineName, OcrLanguage } from '../ocr';

/** Options of a receipts run. The zod schema in `schemas.ts` gives the defaults. */
export interface ReceiptOptions {
  ocr_engine: OcrEngineName;
  /** Languages to expect, most likely first. */
  languages: OcrLanguage[];
}
