/** Barcodes and products, as the API takes and shows them. */
import { z } from 'zod';
import { BARCODE_KINDS, SYMBOLOGIES } from '../../contracts/receipts/barcode';
import { CATEGORY_ID } from '../../contracts/receipts/categories';
import { ASKED_OUTCOMES } from '../barcodes/guarded-service';
import {
  BRAND_CHARACTERS_MAX,
  NAME_CHARACTERS_MAX,
  QUANTITY_CHARACTERS_MAX,
  withoutMarkup,
} from '../barcodes/without-markup';
import { timestampSchema } from './values';

export const barcodeParam = z
  .string()
  .max(200)
  .describe('The 8, 12, 13 or 14 digits below the bars; spaces and hyphens are left out.');

export const barcodeQuery = z.strictObject({
  symbology: z
    .enum(SYMBOLOGIES)
    .optional()
    .describe('What the scanner says that it read; it tells a UPC-E from an EAN-8, which both have 8 digits.'),
});

const given = (charactersMax: number) => z.string().max(charactersMax);
const optional = (charactersMax: number) =>
  given(charactersMax)
    .nullable()
    .default(null)
    .transform((text) => withoutMarkup(text, charactersMax));

export const productBody = z
  .strictObject({
    name: given(NAME_CHARACTERS_MAX)
      .transform((name) => withoutMarkup(name, NAME_CHARACTERS_MAX))
      .refine((name) => name !== null, 'must have a letter, a digit or a sign')
      .describe('Kept without markup and control characters.'),
    brand: optional(BRAND_CHARACTERS_MAX),
    quantity: optional(QUANTITY_CHARACTERS_MAX).describe('As on the pack, such as "350 g".'),
    category_id: z.string().regex(CATEGORY_ID).nullable().default(null),
  })
  .meta({ id: 'NewProduct' });

const barcodeSchema = z
  .object({
    code: z.string().describe('The digits as they were read.'),
    gtin: z.string().describe('The same as 14 digits; without the price where the code bears one.'),
    symbology: z.enum(SYMBOLOGIES),
    kind: z
      .enum(BARCODE_KINDS)
      .describe('`in_store`: a shop’s own number, which no outside service is asked for. `reserved`: given to nobody.'),
    measure: z
      .object({ item: z.string(), price_minor: z.int() })
      .nullable()
      .describe('What a shop’s scales printed (prefix 02): the item and its price in hundredths.'),
  })
  .meta({ id: 'Barcode' });

export const lookedUpSchema = z
  .object({
    barcode: barcodeSchema,
    product: z
      .object({
        name: z.string(),
        brand: z.string().nullable(),
        quantity: z.string().nullable(),
        shelf_life_days: z.int().nullable().describe('From the day it was made, as its maker says.'),
      })
      .meta({ id: 'Product' }),
    category: z.object({ id: z.string(), title: z.string().describe('In your language.') }).nullable(),
    source: z.string().describe('`manual` for what your project entered, else the service that knew it.'),
    fetched_at: timestampSchema,
    age_seconds: z.int(),
    is_stale: z.boolean().describe('It is old: the services are being asked again, for the next look-up.'),
    asked: z
      .array(z.object({ service: z.string(), outcome: z.enum(ASKED_OUTCOMES), milliseconds: z.int() }))
      .describe('The services that were asked for this answer; none where the database knew.'),
  })
  .meta({ id: 'LookedUpBarcode' });
