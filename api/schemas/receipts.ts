/** Receipts and categories as the API takes and shows them; `representations/receipt.ts` makes these. */
import { z } from 'zod';
import { CATEGORY_ID, STORAGE_PLACES } from '../../contracts/receipts/categories';
import { isDay, NAME_CHARACTERS_MAX } from '../../contracts/receipts/receipt';
import { PAYMENT_METHODS, RECEIPT_WARNINGS } from '../../contracts/receipts/result';
import { visibleText } from '../../contracts/receipts/visible-text';
import { runIdSchema } from './runs';
import { additionOfReceiptSchema } from './stock';
import { cursorSchema, limitSchema, pageOf, timestampSchema } from './values';

const QUANTITY_MAX = 1_000_000;
const UNIT_CHARACTERS_MAX = 20;
const SHELF_DAYS_MAX = 36_500;

const daySchema = z.iso.date().refine(isDay, 'It is no day of the calendar.');
const storageSchema = z.enum(STORAGE_PLACES).describe('Where it is kept.');
const confidenceSchema = z.number().min(0).max(1);
const categoryIdSchema = z.string().regex(CATEGORY_ID).describe('`id` of a category.');

/** Without what nobody sees; HTML stays text. */
const textSchema = (charactersMax: number) =>
  z
    .string()
    .max(charactersMax * 2)
    .transform((text) => visibleText(text, charactersMax + 1))
    .pipe(z.string().min(1).max(charactersMax));
const nameSchema = textSchema(NAME_CHARACTERS_MAX);

export const receiptListQuery = z.strictObject({
  limit: limitSchema({ default: 50, max: 200 }),
  cursor: cursorSchema.optional(),
});

export const receiptBody = z
  .strictObject({
    shop: nameSchema.nullable().optional(),
    bought_on: daySchema.nullable().optional().describe('Days of expiry that were counted from it move with it.'),
  })
  .meta({ id: 'ReceiptEdit' });

const itemFields = {
  name: nameSchema,
  quantity: z.number().positive().max(QUANTITY_MAX),
  unit: textSchema(UNIT_CHARACTERS_MAX).nullable(),
  category: categoryIdSchema,
  storage: storageSchema,
  expires_on: daySchema.nullable().describe('Null for what does not spoil.'),
  included: z.boolean().describe('Goes into stock with the others.'),
};

export const receiptItemBody = z.strictObject(itemFields).partial().meta({ id: 'ReceiptItemEdit' });

export const newReceiptItemBody = z
  .strictObject({
    ...receiptItemBody.shape,
    name: nameSchema,
    quantity: itemFields.quantity.default(1),
    category: categoryIdSchema,
    barcode: z
      .string()
      .regex(/^\d{8,14}$/)
      .nullable()
      .default(null),
  })
  .meta({ id: 'NewReceiptItem' });

const earlierSchema = z
  .object({ id: z.uuid(), chain_id: runIdSchema, created_at: timestampSchema })
  .nullable()
  .describe('The first of your receipts that shows the same one; null where this is the first.');

export const receiptItemSchema = z
  .object({
    line: z.int().min(0),
    raw_text: z.string().nullable().describe('As printed; null for a line that was added by hand.'),
    name: z.string(),
    quantity: z.number(),
    unit: z.string().nullable(),
    unit_price: z.number().nullable(),
    amount: z.number().nullable(),
    barcode: z.string().nullable(),
    confidence: confidenceSchema.nullable().describe('Of the reading; null for a line that was added by hand.'),
    category: z.string(),
    category_confidence: confidenceSchema.nullable().describe('Of what the model said.'),
    category_source: z
      .enum(['model', 'annotator', 'memory', 'user'])
      .describe(
        '`memory`: you have named or sorted this line of this shop before. `annotator`: somebody sorted it for you.',
      ),
    alternatives: z.array(z.object({ category: z.string(), confidence: confidenceSchema })),
    storage: storageSchema,
    expires_on: z.iso.date().nullable(),
    is_unsure: z.boolean().describe('The reading or the category is worth a look.'),
    included: z.boolean(),
    edited_at: timestampSchema.nullable(),
  })
  .meta({ id: 'ReceiptItem' });

const summaryFields = {
  id: z.uuid(),
  chain_id: runIdSchema,
  shop: z.string().nullable(),
  bought_on: z.iso.date().nullable(),
  total: z.number().nullable(),
  currency: z.string().nullable(),
  item_count: z.int(),
  duplicate_of: earlierSchema,
  stock: additionOfReceiptSchema,
  created_at: timestampSchema,
};

export const receiptListSchema = pageOf(z.object(summaryFields).meta({ id: 'ReceiptSummary' })).meta({
  id: 'ReceiptList',
});

const readValue = <Value extends z.ZodType>(value: Value) =>
  z
    .object({
      value,
      confidence: confidenceSchema,
      page: z.int(),
      box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable(),
    })
    .nullable();
const [readText, readAmount] = [readValue(z.string()), readValue(z.number())];

export const receiptSchema = z
  .object({
    ...summaryFields,
    business_number: z.string().nullable(),
    bought_at: z.string().nullable().describe('`HH:MM` or `HH:MM:SS`.'),
    fields: z
      .object({
        shop: readText,
        business_number: readText,
        date: readText,
        time: readText,
        subtotal: readAmount,
        tax: readAmount,
        discount: readAmount,
        rounding: readAmount,
        total: readAmount,
        payment: readValue(z.enum(PAYMENT_METHODS)),
      })
      .describe('As read, whatever was edited.'),
    arithmetic: z.object({
      verdict: z.enum(['matches', 'differs', 'unknown']).describe('Whether the items add up to the total.'),
      expected: z.number().nullable(),
      total: z.number().nullable(),
      difference: z.number().nullable(),
    }),
    warnings: z.array(z.enum(RECEIPT_WARNINGS)),
    image: z
      .object({
        bucket: z.literal('ocr'),
        path: z.string(),
        url: z.string().describe('Shows the upright photo without a token, for one to two hours.'),
      })
      .describe('The photo.'),
    model_version: z.string().describe('Of `receipts/item-classifier`.'),
    items: z.array(receiptItemSchema),
  })
  .meta({ id: 'Receipt' });

const shelfDays = z.int().min(1).max(SHELF_DAYS_MAX).nullable();
const shelfDaysSchema = z
  .partialRecord(z.enum(STORAGE_PLACES), shelfDays)
  .describe('Days that it keeps by place; null where it does not spoil. Places left out are not for it.');

const titleSchema = z.strictObject({ en: textSchema(60), ko: textSchema(60) });

export const newCategoryBody = z
  .strictObject({
    id: categoryIdSchema.optional().describe('Made of the English title where it is left out.'),
    title: titleSchema,
    storage: storageSchema,
    shelf_days: shelfDaysSchema.default({}),
  })
  .meta({ id: 'NewCategory' });

export const categorySchema = z
  .object({
    id: z.string(),
    title: z.object({ en: z.string(), ko: z.string() }),
    storage: storageSchema,
    shelf_days: shelfDaysSchema,
    is_own: z.boolean().describe('Your project added it.'),
  })
  .meta({ id: 'Category' });

export const categoryListSchema = z.object({ items: z.array(categorySchema) }).meta({ id: 'CategoryList' });

export const accuracyQuery = z.strictObject({
  weeks: z.coerce.number().int().min(1).max(104).default(12).describe('This one included.'),
  days: z.coerce.number().int().min(1).max(366).default(14).describe('Today included.'),
});

const shareSchema = confidenceSchema.nullable();

export const accuracySchema = z
  .object({
    time_zone: z.string().describe('In which days and weeks begin: `TIME_ZONE`.'),
    confidence_min: z.number().describe('An item below it does not count as categorised automatically.'),
    weeks: z
      .array(
        z.object({
          model_version: z.string(),
          week: z.iso.date().describe('Its Monday.'),
          corrected: z.int().describe('Items that somebody corrected or confirmed.'),
          right: z.int().describe('Of these, those that the model had right.'),
          accuracy: shareSchema.describe('`right / corrected`. People look at what is wrong first, so it errs low.'),
          items: z.int(),
          auto_categorised: z.int().describe('Sorted with confidence, and by nobody otherwise.'),
          auto_share: shareSchema.describe('`auto_categorised / items`.'),
        }),
      )
      .describe('By version of the model; the newest week first, and no week in which there was nothing.'),
    goal_per_day: z.int().nullable().describe('Of `FEEDBACK_GOALS_PER_DAY`; null where none is set.'),
    days: z
      .array(z.object({ day: z.iso.date(), corrections: z.int() }))
      .describe('Items corrected or confirmed each day, the oldest first.'),
  })
  .meta({ id: 'ReceiptAccuracy' });
