/** Ranked lists as they were shown, and what was clicked of them. */
import { z } from 'zod';
import { runIdSchema } from './runs';
import { ownerSchema, timestampSchema } from './values';

const TARGET_CHARACTERS_MAX = 200;
const ID_CHARACTERS_MAX = 1_000;

export const rankingsSchema = z
  .object({
    chain_id: runIdSchema,
    items: z.array(
      z.object({
        target: z.string().describe('Names the list within the result.'),
        ids: z.array(z.string()).describe('In the order in which they are to be shown.'),
      }),
    ),
  })
  .meta({ id: 'Rankings' });

export const clickBody = z
  .strictObject({
    target: z.string().min(1).max(TARGET_CHARACTERS_MAX).describe('The list, as the rankings name it.'),
    id: z.string().min(1).max(ID_CHARACTERS_MAX).describe('What was chosen of it.'),
  })
  .meta({ id: 'NewClick' });

export const clickSchema = z
  .object({
    chain_id: runIdSchema,
    target: z.string(),
    id: z.string(),
    position: z.int().min(0).describe('In the list as it was shown, from 0.'),
  })
  .meta({ id: 'Click' });

export const givenClickSchema = clickSchema
  .extend({ user: ownerSchema, created_at: timestampSchema })
  .meta({ id: 'GivenClick' });
