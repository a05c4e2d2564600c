/** The problem document (RFC 9457) as the API reference shows it; `problems.ts` makes them. */
import { z } from 'zod';
import { ERRORS } from '../../contracts/errors';

const codes = Object.keys(ERRORS);

export const problemSchema = z
  .object({
    type: z.string().describe('Relative to the API; one for each code.'),
    title: z.string().describe('What kind of trouble it is, in the language of `Accept-Language`.'),
    status: z.int(),
    detail: z.string().describe('What was seen and how to cure it, in the same language.'),
    code: z.enum(codes).describe('Stable: programs may depend on it.'),
    details: z.record(z.string(), z.unknown()).describe('The values that the detail names.'),
    instance: z.string().optional().describe('The address that was asked for.'),
    request_id: z.string().optional().describe('To find the request in the logs.'),
  })
  .meta({ id: 'Problem' });
