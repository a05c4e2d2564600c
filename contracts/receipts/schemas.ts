import { z } from 'zod';
import { OCR_ENGINES, OCR_LANGUAGES } from '../ocr';
import type { ReceiptCorrection } from './correction';
import type { ReceiptOptions } from './options';

const ITEMS_MAX = 1_000;

/** Unknown keys are refused: a mistyped option must not be ignored silently. */
export const receiptOptionsSchema: z.ZodType<ReceiptOptions> = z
  .strictObject({
    ocr_engine: z.enum(OCR_ENGINES).default('ppocr').describe('Which engine reads the text.'),
    languages: z
      .array(z.enum(OCR_LANGUAGES))
      .min(1)
      .default(['ko', 'en'])
      .describe('Languages to expect, most likely first.'),
  })
  .describe('ReceiptOptions');

/** A whole result may be sent as it came, with what is wrong put right: other keys are passed over. */
export const receiptCorrectionSchema: z.ZodType<ReceiptCorrection> = z
  .object({
    items: z
      .array(
        z.object({
          line: z.int().min(0).describe('The item’s `line` in the result.'),
          category: z.string().min(1).max(40).describe('The right category; the predicted one where that is right.'),
          name: z.string().min(1).max(200).describe('What the item is called in full.').optional(),
        }),
      )
      .max(ITEMS_MAX)
      .describe('The items that were looked at.'),
  })
  .describe('ReceiptCorrection');
