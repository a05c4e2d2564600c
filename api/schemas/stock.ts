/** The stock of a user as the API takes and shows it. */
import { z } from 'zod';
import { CATEGORY_ID, STORAGE_PLACES } from '../../contracts/receipts/categories';
import { NAME_CHARACTERS_MAX } from '../../contracts/receipts/receipt';
import { QUANTITY_MAX, QUANTITY_MIN, TAKE_REASONS, UNIT_CHARACTERS_MAX } from '../../contracts/receipts/stock';
import { cursorSchema, limitSchema, pageOf, timestampSchema } from './values';

const EXPIRES_FIRST = '2000-01-01';
const EXPIRES_LAST = '2100-12-31';
const REMINDER_DAYS_MAX = 365;
const BARCODE = /^\d{6,14}$/;

const categorySchema = z.string().regex(CATEGORY_ID).describe('Id of a category: a common one or one of the project.');
const storageSchema = z.enum(STORAGE_PLACES);
const quantitySchema = z.number().min(QUANTITY_MIN).max(QUANTITY_MAX).describe('Kept to the thousandth.');
const nameSchema = z
  .string()
  .min(1)
  .max(NAME_CHARACTERS_MAX)
  .describe('Control characters are taken out; emoji and markup stay, as text.');
const unitSchema = z.string().max(UNIT_CHARACTERS_MAX).nullable().describe('Null for pieces that are just counted.');
const expirySchema = z.iso
  .date()
  .refine((day) => day >= EXPIRES_FIRST && day <= EXPIRES_LAST, `must lie from ${EXPIRES_FIRST} to ${EXPIRES_LAST}`)
  .nullable();
const barcodeSchema = z.string().regex(BARCODE, 'must be 6 to 14 digits').nullable();

export const newStockItemBody = z
  .strictObject({
    name: nameSchema,
    quantity: quantitySchema.default(1),
    unit: unitSchema.default(null),
    category: categorySchema,
    storage: storageSchema.optional().describe('Where its category is commonly kept, unless given.'),
    expires_on: expirySchema
      .optional()
      .describe('Null for what does not spoil. Left out, it is as long from today as its category commonly keeps.'),
    barcode: barcodeSchema.default(null),
  })
  .meta({ id: 'NewStockItem' });

export const stockEditBody = z
  .strictObject({
    name: nameSchema,
    quantity: quantitySchema,
    unit: unitSchema,
    category: categorySchema,
    storage: storageSchema,
    expires_on: expirySchema,
    barcode: barcodeSchema,
  })
  .partial()
  .meta({ id: 'StockEdit', description: 'What is left out stays as it is.' });

export const takeBody = z
  .strictObject({ quantity: quantitySchema, reason: z.enum(TAKE_REASONS) })
  .meta({ id: 'StockTake' });

export const stockItemSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    quantity: z.number().min(0).describe('0 where nothing is left: then it is in stock no longer.'),
    unit: z.string().nullable(),
    category: z.string(),
    storage: storageSchema,
    expires_on: z.string().nullable().describe('ISO 8601 day.'),
    barcode: z.string().nullable(),
    added_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'StockItem' });

export const stockQuery = z.strictObject({
  q: z.string().min(1).max(NAME_CHARACTERS_MAX).optional().describe('Part of the name, in any case.'),
  category: categorySchema.optional(),
  storage: storageSchema.optional(),
  cursor: cursorSchema.optional(),
  limit: limitSchema({ default: 50, max: 500 }),
});

export const stockListSchema = pageOf(stockItemSchema).meta({ id: 'StockList' });

export const remindersQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(REMINDER_DAYS_MAX).default(7).describe('How far `soon` looks ahead.'),
});

export const remindersSchema = z
  .object({
    day: z.iso.date().describe('The day that counts as today.'),
    time_zone: z.string().describe('In which days begin: `TIME_ZONE`.'),
    expired: z.array(stockItemSchema).describe('Before today; the longest ago first.'),
    today: z.array(stockItemSchema),
    soon: z.array(stockItemSchema).describe('Within the days that were asked for; the next first.'),
  })
  .meta({ id: 'StockReminders' });

export const addReceiptBody = z
  .strictObject({
    allow_duplicate: z
      .boolean()
      .default(false)
      .describe('Add it although another photo of the same receipt is in stock already.'),
  })
  .meta({ id: 'ReceiptToStock' });

export const additionSchema = z
  .object({
    addition_id: z.uuid().describe('For undoing it.'),
    added: z.int().min(1).describe('Lines that went into stock.'),
    items: z.array(z.object({ line: z.int().describe('Of the receipt.'), stock_item_id: z.uuid() })),
  })
  .meta({ id: 'StockAddition' });

export const additionOfReceiptSchema = z
  .object({
    addition_id: z.uuid(),
    added_at: timestampSchema,
    items: z.int().describe('Lines that went into stock.'),
    undone_at: timestampSchema.nullable(),
  })
  .nullable()
  .describe('When it went into stock last; null where it never did.');

export const undoneAdditionSchema = z
  .object({
    addition_id: z.uuid(),
    undone_at: timestampSchema,
    items: z.array(
      z.object({
        line: z.int(),
        stock_item_id: z.uuid(),
        name: z.string(),
        unit: z.string().nullable(),
        added: z.number(),
        taken_back: z.number(),
        used: z.number().describe('What had left the stock since and could not be taken back.'),
      }),
    ),
  })
  .meta({ id: 'UndoneStockAddition' });

const seqSchema = z.int().min(0);

export const stockSnapshotMessageSchema = z
  .object({
    type: z.literal('snapshot'),
    seq: seqSchema.describe('The stock is that after this change.'),
    items: z.array(stockItemSchema),
  })
  .meta({ id: 'StockSnapshotMessage', description: 'First message on `/ws/stock`: all of the caller’s stock.' });

export const stockChangedMessageSchema = z
  .object({
    type: z.literal('stock_changed'),
    seq: seqSchema.describe('Grows with every change; some that come close together are told as one.'),
    items: z.array(stockItemSchema).describe('As they have become, new ones too.'),
    removed: z.array(z.uuid()).describe('Items that are gone.'),
  })
  .meta({ id: 'StockChangedMessage', description: 'A change of the caller’s stock on `/ws/stock`.' });
