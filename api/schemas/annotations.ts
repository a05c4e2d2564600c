/** The annotation queue as the API shows it. */
import { z } from 'zod';
import { PIPELINES } from '../../contracts/pipelines';
import { runIdSchema } from './runs';
import { limitSchema, ownerSchema, timestampSchema } from './values';

const pipelineSchema = z.enum(PIPELINES.map(({ name }) => name)).describe('Whose results.');

export const annotationQuery = z.strictObject({ pipeline: pipelineSchema });

export const disputesQuery = z.strictObject({
  pipeline: pipelineSchema,
  limit: limitSchema({ default: 50, max: 200 }),
});

export const annotationItemSchema = z
  .object({
    chain_id: runIdSchema,
    uncertainty: z.number().min(0).max(1).describe('1 is quite unsure.'),
    people: z.int().describe('How many have corrected it so far.'),
    claimed_until: timestampSchema.describe('Until then nobody is given it in your place.'),
    links: z.object({ run: z.string(), pages: z.string(), feedback: z.string(), skip: z.string() }),
  })
  .meta({ id: 'AnnotationItem' });

export const annotationStatisticsSchema = z
  .object({
    agreement: z.int().describe('How many people are wanted for each result.'),
    open: z.int().describe('Looked at by fewer than that.'),
    claimed: z.int().describe('Of the open ones, those that somebody looks at now.'),
    done: z.int(),
    disputed: z.int().describe('Corrections contradict each other, and none has the majority.'),
    skipped_by_me: z.int(),
  })
  .meta({ id: 'AnnotationStatistics' });

export const disputeListSchema = z
  .object({
    items: z.array(
      z.object({
        chain_id: runIdSchema,
        parts: z.array(z.string()).describe('What the corrections differ in, such as `field total`.'),
        opinions: z.array(
          z.object({
            feedback_id: z.uuid(),
            feedback_type: z.string(),
            user: ownerSchema,
            corrected_result: z.unknown(),
            created_at: timestampSchema,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'DisputeList' });

export const refusedQuery = z.strictObject({ limit: limitSchema({ default: 50, max: 200 }) });

export const refusedListSchema = z
  .object({
    items: z.array(
      z.object({
        annotation_id: z.int().describe('Label Studio’s.'),
        chain_id: runIdSchema.nullable().describe('Null where no run of ours is meant.'),
        annotator: z.string().nullable().describe('E-mail address.'),
        problem: z.string(),
        annotated_at: timestampSchema,
        pulled_at: timestampSchema,
      }),
    ),
  })
  .meta({ id: 'RefusedAnnotationList' });
