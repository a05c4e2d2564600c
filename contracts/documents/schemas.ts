import { z } from 'zod';
import type { DocumentCorrection } from './correction';
import type { CrExtractOptions, FieldJsonSchema } from './options';
import { OCR_ENGINES, OCR_LANGUAGES } from '../ocr';
import { BUILT_IN_FIELD_SCHEMAS, EXTRACTORS } from './options';
import type { FieldValue } from './result';

const FIELDS_MAX = 100;

const fieldJsonSchema: z.ZodType<FieldJsonSchema> = z
  .looseObject({
    type: z.literal('object'),
    title: z.string().max(200).optional(),
    properties: z.record(z.string().min(1).max(100), z.looseObject({})),
    required: z.array(z.string()).optional(),
    additionalProperties: z.boolean().optional(),
  })
  .refine((schema) => Object.keys(schema.properties).length > 0, 'the schema has no properties')
  .refine(
    (schema) => Object.keys(schema.properties).length <= FIELDS_MAX,
    `the schema has over ${FIELDS_MAX} properties`,
  )
  .transform((schema) => schema as FieldJsonSchema);

/** Unknown keys are refused: a mistyped option must not be ignored silently. */
export const crExtractOptionsSchema: z.ZodType<CrExtractOptions> = z
  .strictObject({
    ocr_engine: z.enum(OCR_ENGINES).default('ppocr').describe('Which engine reads the text.'),
    languages: z
      .array(z.enum(OCR_LANGUAGES))
      .min(1)
      .default(['en', 'ko'])
      .describe('Languages to expect, most likely first.'),
    extractor: z
      .enum(EXTRACTORS)
      .default('local')
      .describe(
        '`local` needs no network; `llm` asks the server at LLM_API_BASE, `llm_new` at LLM_API_BASE_NEW_MODEL.',
      ),
    field_schema: z
      .union([z.enum(BUILT_IN_FIELD_SCHEMAS), fieldJsonSchema])
      .default('generic')
      .describe('A built-in schema or your own JSON schema of an object.'),
    pages: z
      .string()
      .regex(/^\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?){0,99}$/, 'must look like 1-3,7')
      .nullable()
      .default(null)
      .describe('Pages to read, counted from 1, such as `1-3,7`; null reads all.'),
  })
  .describe('CrExtractOptions');

const TEXT_CHARACTERS_MAX = 2_000;
const CORRECTED_MAX = 1_000;
const LINES_MAX = 10_000;

/** Any JSON value; what it is made of is left to whoever reads it, so that the reference shows no type within itself. */
const valueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()),
]) as z.ZodType<FieldValue>;
const numberOfPage = z.int().min(1);
const indexOfLine = z.int().min(0);

/** A whole result may be sent as it came, with what is wrong put right: other keys are passed over. */
export const documentCorrectionSchema: z.ZodType<DocumentCorrection> = z
  .object({
    fields: z
      .array(z.object({ name: z.string().min(1).max(200), value: valueSchema }))
      .max(CORRECTED_MAX)
      .describe('The right value of each field that was checked; null where the document shows none.')
      .optional(),
    lines: z
      .array(z.object({ page: numberOfPage, line: indexOfLine, text: z.string().max(TEXT_CHARACTERS_MAX) }))
      .max(LINES_MAX)
      .describe('The right text of lines, each named by its index within its page’s lines of the layout.')
      .optional(),
    reading_order: z
      .array(z.object({ page: numberOfPage, lines: z.array(indexOfLine).max(LINES_MAX) }))
      .max(CORRECTED_MAX)
      .describe('All lines of a page in the order in which they are to be read.')
      .optional(),
  })
  .describe('DocumentCorrection');
