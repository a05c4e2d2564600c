/** Saves a draft as one feedback, and takes it back. What could not be saved stays a draft. */
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type Feedback,
  feedbackQuery,
  type FeedbackType,
  giveFeedback,
  readFeedback,
  withdrawFeedback,
} from '../../../api/feedback';
import { notifyDone, notifyFailed, notifyUndoable } from '../../../components/notify';
import { correctionOf, laidOver, type Looked } from './correction';
import type { Draft, OwnDraft } from './drafts';

export interface Saving {
  /** Nothing happens where the open input holds what cannot be taken. */
  save: () => void;
  isSaving: boolean;
  /** Why the last attempt failed. */
  saveError: unknown;
  withdraw: (feedback: Feedback) => Promise<void>;
  isWithdrawing: boolean;
}

interface SavingParts {
  runId: string;
  userId: string;
  own: OwnDraft;
  /** The type of what is sent, unless one was chosen. */
  typeFor: (looked: Looked) => FeedbackType;
  /** Takes what stands in the open input; gives whether it could be taken. */
  take: () => boolean;
}

export function useSaving({ runId, userId, own, typeFor, take }: SavingParts): Saving {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: ({ id }: Feedback) => withdrawFeedback(id),
    onError: notifyFailed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: feedbackQuery(runId).queryKey }),
  });
  const saving = useMutation({
    mutationFn: (sent: Sent) => send(runId, userId, sent),
    onSuccess: (given, sent) => {
      rememberGiven(queryClient, given);
      own.change((before) => withoutSent(before, sent));
      notifyUndoable(t('review.saved'), { label: t('review.undo'), undo: () => void undo(given, sent) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: feedbackQuery(runId).queryKey }),
  });
  const withdraw = async (feedback: Feedback): Promise<boolean> =>
    withdrawing.mutateAsync(feedback).then(
      () => true,
      () => false,
    );
  /** What was sent is a draft again. */
  const undo = async (given: Feedback, sent: Sent): Promise<void> => {
    if (!(await withdraw(given))) return;
    own.change((before) => ({ ...before, ...laidOver(sent, before) }));
    notifyDone(t('review.undone'));
  };
  return {
    save: () => {
      if (saving.isPending || !take()) return;
      const { fields, lines, comment, type } = own.read();
      const looked = { fields, lines };
      if (fields.length + lines.length > 0) saving.mutate({ ...looked, comment, type: type ?? typeFor(looked) });
    },
    isSaving: saving.isPending,
    saveError: saving.error,
    withdraw: async (feedback) => {
      if (await withdraw(feedback)) notifyDone(t('review.withdrawn-done'));
    },
    isWithdrawing: withdrawing.isPending,
  };
}

interface Sent extends Looked {
  comment: string;
  type: FeedbackType;
}

async function send(runId: string, userId: string, { type, comment, ...looked }: Sent): Promise<Feedback> {
  const { items } = await readFeedback(runId);
  const before = items.find((item) => item.is_current && item.user.id === userId && item.feedback_type === type);
  return giveFeedback(runId, {
    feedback_type: type,
    corrected_result: correctionOf(looked, before),
    ...(comment.trim() !== '' && { comment: comment.trim() }),
  });
}

/** What was changed since it was sent stays. */
function withoutSent(draft: Draft, sent: Sent): Draft {
  return {
    ...draft,
    fields: draft.fields.filter((field) => !sent.fields.includes(field)),
    lines: draft.lines.filter((line) => !sent.lines.includes(line)),
    comment: draft.comment === sent.comment ? '' : draft.comment,
    type: undefined,
  };
}

function rememberGiven(queryClient: QueryClient, given: Feedback): void {
  const isReplaced = (item: Feedback): boolean =>
    item.user.id === given.user.id && item.feedback_type === given.feedback_type;
  queryClient.setQueryData(feedbackQuery(given.chain_id).queryKey, (data) => ({
    items: [given, ...(data?.items ?? []).map((item) => (isReplaced(item) ? { ...item, is_current: false } : item))],
  }));
}
