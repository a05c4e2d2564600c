/**
 * The built-in field schemas of the documents pipeline. They are plain JSON schemas, so that the extractors treat them
 * as they treat a caller's own; each description is also what a language model reads. Property names are the concepts
 * of the local extractor (`models/extraction/concepts.ts`).
 */
import type { BuiltInFieldSchema, FieldJsonSchema, FieldPropertySchema } from './options';

/** A till receipt, also Korean ones (영수증, 카드매출전표). */
const RECEIPT_SCHEMA: FieldJsonSchema = {
  type: 'object',
  title: 'Receipt',
  properties: {
    company: {
      type: 'string',
      title: 'Company',
      description: 'Name of the shop or company that issued the receipt (상호).',
    },
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

/** Properties nested deeper are taken as having no keywords: no document has such fields. */
const DEPTH_MAX = 6;

/** The JSON schema behind a built-in name, or the caller's own with every keyword that the extractors read well-formed. */
export function resolveFieldSchema(schema: BuiltInFieldSchema | FieldJsonSchema): FieldJsonSchema {
  if (typeof schema === 'string') return FIELD_SCHEMAS[schema];
  return { ...schema, properties: tidyProperties(schema.properties, 0) };
}

function tidyProperties(properties: unknown, depth: number): Record<string, FieldPropertySchema> {
  if (!isRecord(properties)) return {};
  return Object.fromEntries(Object.entries(properties).map(([name, own]) => [name, tidyProperty(own, depth + 1)]));
}

/** Leaves out `title`, `format` and the like where they are not of their type; keeps all other keywords as they are. */
function tidyProperty(value: unknown, depth: number): FieldPropertySchema {
  if (!isRecord(value) || depth > DEPTH_MAX) return {};
  const { type, format, title, description, items, properties, ...others } = value;
  return {
    ...others,
    ...(isPropertyType(type) ? { type } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(isRecord(items) ? { items: tidyProperty(items, depth + 1) } : {}),
    ...(isRecord(properties) ? { properties: tidyProperties(properties, depth) } : {}),
  };
}

function isPropertyType(value: unknown): value is NonNullable<FieldPropertySchema['type']> {
  return typeof value === 'string' && ['string', 'number', 'integer', 'boolean', 'array', 'object'].includes(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
