/** Feedback as the API takes and shows it. */
import { z } from 'zod';
import { PIPELINES } from '../../contracts/pipelines';
import { CORRECTION_SCHEMAS } from '../../contracts/pipeline-schemas';
import { givenClickSchema } from './rankings';
import { runIdSchema } from './runs';
import { ownerSchema, timestampSchema } from './values';

const COMMENT_CHARACTERS_MAX = 2_000;

const kinds = [...new Set(PIPELINES.flatMap(({ feedbackKinds }) => feedbackKinds))];

const anyCorrection = z.union(Object.values(CORRECTION_SCHEMAS));

export const feedbackBody = z
  .strictObject({
    feedback_type: z.enum(kinds).describe('What was wrong: one of the pipeline’s kinds of feedback.'),
    corrected_result: anyCorrection.describe('What is right. Parts that are left out count as not looked at.'),
    comment: z.string().max(COMMENT_CHARACTERS_MAX).optional().describe('For people.'),
    user_id: z.unknown().optional().describe('Passed over: whoever is signed in gives the feedback.'),
  })
  .meta({ id: 'NewFeedback' });

/** Which of the corrections it is the run's pipeline tells: until then all that was sent is kept. */
export const sentFeedbackBody = feedbackBody.extend({
  corrected_result: z.unknown().refine((sent) => anyCorrection.safeParse(sent).success, 'No pipeline takes this form.'),
});

export const feedbackSchema = z
  .object({
    id: z.uuid(),
    chain_id: runIdSchema,
    feedback_type: z.enum(kinds),
    corrected_result: z.unknown(),
    comment: z.string().nullable(),
    user: ownerSchema,
    created_at: timestampSchema,
    withdrawn_at: timestampSchema.nullable(),
    is_current: z.boolean().describe('In force: neither replaced by a later one of the same person nor withdrawn.'),
    is_used_for_training: z.boolean().describe('A training that used it has succeeded.'),
  })
  .meta({ id: 'Feedback' });

export const feedbackListSchema = z
  .object({
    items: z.array(feedbackSchema),
    clicks: z.array(givenClickSchema).describe('Oldest first.'),
    votes: z
      .array(
        z.object({
          chain_id: runIdSchema,
          vote: z.enum(['up', 'down']),
          user: ownerSchema,
          created_at: timestampSchema,
        }),
      )
      .describe('One of each person, oldest first.'),
  })
  .meta({ id: 'FeedbackList' });

export const feedbackStatisticsSchema = z
  .object({
    total_feedbacks: z.int(),
    by_type: z.record(z.string(), z.int()).describe('Clicks on ranked lists count as `click`, votes as `vote`.'),
    training_ready: z.int().describe('In force, not yet trained on, and of people who consent to that.'),
    used_for_training: z.int().describe('What a successful training has used.'),
    withheld: z.int().describe('In force, and of people who withhold their consent: no dataset is made from it.'),
  })
  .meta({ id: 'FeedbackStatistics' });

const FEEDBACK_DAYS_MAX = 366;

export const feedbackDaysQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(FEEDBACK_DAYS_MAX).default(14).describe('Today included.'),
});

export const feedbackDaysSchema = z
  .object({
    time_zone: z.string().describe('In which days begin: `TIME_ZONE`.'),
    items: z.array(
      z.object({
        pipeline: z.string(),
        goal_per_day: z.int().min(1).nullable().describe('Of `FEEDBACK_GOALS_PER_DAY`; null where none is set.'),
        days: z
          .array(
            z.object({
              day: z.iso.date(),
              results: z.int().min(0).describe('That somebody corrected; each once for each person.'),
            }),
          )
          .describe('Oldest first; days without anything have zeros.'),
      }),
    ),
  })
  .meta({ id: 'FeedbackDays' });
