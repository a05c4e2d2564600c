/** Small values that many answers share, and the frame of a list. */
import { z } from 'zod';

export const timestampSchema = z.iso.datetime().describe('ISO 8601 in UTC.');

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** Of a submission. */
export const sessionSchema = z
  .string()
  .min(1)
  .max(200)
  .nullable()
  .default(null)
  .describe('Your own name for the user’s session: experiments by session give all of it the same variant.');

/** Of a submission. */
export const groupSchema = z
  .string()
  .min(1)
  .max(100)
  .nullable()
  .default(null)
  .describe(
    'The user’s group, by your own name: an experiment that names it gives it one variant always. The header ' +
      '`X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.',
  );

export const blobSchema = z
  .object({
    sha256: sha256Schema.describe('SHA-256 of the bytes, lower-case hexadecimal.'),
    size_bytes: z.int(),
    media_type: z.string().describe('Decided from the bytes, never from a file name.'),
  })
  .meta({ id: 'Blob' });

export const ownerSchema = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'Owner' });

export const cursorSchema = z.string().max(200).describe('`next_cursor` of the page before.');

/** A page of a list; `next_cursor` is null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}

export function limitSchema(limit: { default: number; max: number }) {
  return z.coerce.number().int().min(1).max(limit.max).default(limit.default);
}
