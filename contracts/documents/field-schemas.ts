/**
 * The built-in field schemas of the documents pipeline. They are plain JSON schemas, so that the extractors treat them
 * as they treat a caller's own; each description is also what a language model reads. Property names are the concepts
 * of the local extractor (`models/extraction/concepts.ts`).
 */
import type { BuiltInFieldSchema, FieldJsonSchema } from './options';

/** A till receipt, also Korean ones (영수증, 카드매출전표). */
const RECEIPT_SCHEMA: FieldJsonSchema = {
  type: 'object',
  title: 'Receipt',
  properties: {
    company: { type: 'string', title: 'Company', description: 'Name of the shop or company that issued the receipt (상호).' },
    business_number: {
      type: 'string',
      title: 'Business number',
      description: 'Registration number of the business (사업자등록번호, GST or VAT number).',
    },
    representative: { type: 'string', title: 'Representative', description: 'Name of the representative (대표자).' },
    address: { type: 'string', title: 'Address', description: 'Postal address of the shop, on one line.' },
    phone: { type: 'string', title: 'Phone', description: 'Telephone number of the shop.' },
    receipt_number: { type: 'string', title: 'Receipt number', description: 'Number of the receipt or bill.' },
    date: { type: 'string', format: 'date', title: 'Date', description: 'Day of the sale as YYYY-MM-DD.' },
    time: { type: 'string', title: 'Time', description: 'Time of the sale as HH:MM or HH:MM:SS, 24 hours.' },
    subtotal: { type: 'number', title: 'Subtotal', description: 'Sum before tax (공급가액, 과세물품가액).' },
    tax: { type: 'number', title: 'Tax', description: 'Tax included or added (부가세, GST, VAT).' },
    total: { type: 'number', title: 'Total', description: 'Amount to pay, with tax and rounding.' },
    currency: { type: 'string', title: 'Currency', description: 'ISO 4217 code, such as KRW or MYR.' },
    payment_method: { type: 'string', enum: ['card', 'cash', 'transfer', 'mobile'], title: 'Payment method' },
  },
};

/** An invoice or credit note. */
const INVOICE_SCHEMA: FieldJsonSchema = {
  type: 'object',
  title: 'Invoice',
  properties: {
    invoice_number: { type: 'string', title: 'Invoice number', description: 'Number of the invoice or credit note.' },
    date: { type: 'string', format: 'date', title: 'Invoice date', description: 'Day of issue as YYYY-MM-DD.' },
    due_date: { type: 'string', format: 'date', title: 'Due date', description: 'Last day to pay as YYYY-MM-DD.' },
    seller: { type: 'string', title: 'Seller', description: 'Name of the party that issued the invoice.' },
    buyer: { type: 'string', title: 'Buyer', description: 'Name of the party that is billed.' },
    vat_id: { type: 'string', title: 'VAT number', description: 'VAT identification number of the seller.' },
    order_number: { type: 'string', title: 'Order number', description: "The buyer's order number." },
    subtotal: { type: 'number', title: 'Net total', description: 'Sum without tax.' },
    tax: { type: 'number', title: 'Tax', description: 'Sum of the taxes.' },
    total: { type: 'number', title: 'Total', description: 'Sum with tax.' },
    amount_due: { type: 'number', title: 'Amount due', description: 'What remains to be paid.' },
    currency: { type: 'string', title: 'Currency', description: 'ISO 4217 code, such as EUR.' },
    iban: { type: 'string', title: 'IBAN', description: 'Account to pay to, without spaces.' },
  },
};

/** Any pair of label and value that the document shows becomes a field. */
const GENERIC_SCHEMA: FieldJsonSchema = {
  type: 'object',
  title: 'Document',
  properties: {},
  additionalProperties: true,
};

export const FIELD_SCHEMAS: Readonly<Record<BuiltInFieldSchema, FieldJsonSchema>> = {
  receipt: RECEIPT_SCHEMA,
  invoice: INVOICE_SCHEMA,
  generic: GENERIC_SCHEMA,
};

/** The JSON schema behind a built-in name, or the caller's own. */
export function resolveFieldSchema(schema: BuiltInFieldSchema | FieldJsonSchema): FieldJsonSchema {
  return typeof schema === 'string' ? FIELD_SCHEMAS[schema] : schema;
}
