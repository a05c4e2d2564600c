/** Corrections of a result: what was said about a run, what is sent, what is withdrawn. */
import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../client/schema';
import type { DocumentCorrection } from '../../../contracts/documents/correction';
import type { ReceiptCorrection } from '../../../contracts/receipts/correction';
import { answer, client } from './client';

type Schemas = components['schemas'];

export type NewFeedback = Pick<Schemas['NewFeedback'], 'feedback_type' | 'corrected_result' | 'comment'>;
/** Those of a document; a receipt's are given line by line. */
export type FeedbackType = Exclude<NewFeedback['feedback_type'], 'category_error'>;

/** What was taken as a correction is one. */
export type Feedback = Omit<Schemas['Feedback'], 'corrected_result' | 'feedback_type'> & {
  corrected_result: DocumentCorrection;
  feedback_type: FeedbackType;
};

export const FEEDBACK_TYPES = Object.keys({
  ocr_error: true,
  llm_error: true,
  layout_error: true,
} satisfies Record<FeedbackType, true>) as readonly FeedbackType[];

const ofRun = (runId: string) => ({ path: { chain_id: runId } });

/** Newest first, also what was replaced or withdrawn. */
export const feedbackQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId, 'feedback'],
    queryFn: ({ signal }) => readFeedback(runId, signal),
    select: ({ items }) => items,
  });

export type Vote = Schemas['Vote']['vote'];

interface RunFeedback {
  items: Feedback[];
  votes: Schemas['FeedbackList']['votes'];
}

export async function readFeedback(runId: string, signal?: AbortSignal): Promise<RunFeedback> {
  const asked = { params: ofRun(runId), ...(signal && { signal }) };
  const { items, votes } = await answer(client.GET('/api/v1/runs/{chain_id}/feedback', asked));
  return { items: items.map(asFeedback), votes };
}

/** Whether somebody is satisfied with a run's result; null where they have not said. */
export const voteQuery = (runId: string, userId: string) =>
  queryOptions({
    ...feedbackQuery(runId),
    select: ({ votes }: Pick<RunFeedback, 'votes'>) => votes.find(({ user }) => user.id === userId)?.vote ?? null,
  });

export async function giveVote(runId: string, vote: Vote | null): Promise<void> {
  const path = '/api/v1/runs/{chain_id}/vote';
  if (vote === null) await client.DELETE(path, { params: ofRun(runId) });
  else await answer(client.POST(path, { params: ofRun(runId), body: { vote } }));
}

export async function giveFeedback(runId: string, body: NewFeedback): Promise<Feedback> {
  const path = '/api/v1/runs/{chain_id}/feedback';
  return asFeedback(await answer(client.POST(path, { params: ofRun(runId), body })));
}

type ItemCategory = ReceiptCorrection['items'][number];

/** What somebody says of a receipt's items, by line. */
export const saidCategoriesQuery = (runId: string, userId: string) =>
  queryOptions({
    ...feedbackQuery(runId),
    select: ({ items }: { items: Pick<Schemas['Feedback'], 'is_current' | 'user' | 'corrected_result'>[] }) => {
      const own = items.find((each) => each.is_current && each.user.id === userId);
      const said = (own?.corrected_result as ReceiptCorrection | undefined)?.items ?? [];
      return new Map(said.map(({ line, category }) => [line, category]));
    },
  });

/** Of a receipt's items: those that were right are named too. */
export async function giveCategories(runId: string, items: ItemCategory[]): Promise<void> {
  const body = { feedback_type: 'category_error' as const, corrected_result: { items } };
  await answer(client.POST('/api/v1/runs/{chain_id}/feedback', { params: ofRun(runId), body }));
}

export async function withdrawFeedback(id: string): Promise<void> {
  await client.DELETE('/api/v1/feedback/{id}', { params: { path: { id } } });
}

function asFeedback(feedback: Schemas['Feedback']): Feedback {
  return {
    ...feedback,
    corrected_result: feedback.corrected_result as DocumentCorrection,
    feedback_type: feedback.feedback_type as FeedbackType,
  };
}
