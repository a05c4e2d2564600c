/** Saves a draft as one feedback, and takes it back. What could not be saved stays a draft. */
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type Feedback,
  feedbackQuery,
  type FeedbackType,
  giveFeedback,
  readFeedback,
  withdrawFeedback,
} from '../../../api/feedback';
import { notifyDone, notifyFailed, notifyUndoable } from '../../../components/notify';
import { useTranslation } from '../../../i18n/i18n';
import { correctionOf, laidOver, type Looked, type Part, partsOf } from './correction';
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
    mutationFn: (sents: readonly Sent[]) => sendAll(sents, { runId, userId, took }),
    onSuccess: (given, sents) => {
      notifyUndoable(t('review.saved'), { label: t('review.undo'), undo: () => void undo(given, sents) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: feedbackQuery(runId).queryKey }),
  });
  const took = (given: Feedback, sent: Sent): void => {
    rememberGiven(queryClient, given);
    own.change((before) => withoutSent(before, sent));
  };
  const withdraw = async (feedback: Feedback): Promise<boolean> =>
    withdrawing.mutateAsync(feedback).then(
      () => true,
      () => false,
    );
  /** What was sent is a draft again. */
  const undo = async (given: readonly Feedback[], sents: readonly Sent[]): Promise<void> => {
    for (const [index, { looked }] of sents.entries()) {
      const feedback = given[index];
      if (!feedback || !(await withdraw(feedback))) return;
      own.change((before) => ({ ...before, ...laidOver(looked, before) }));
    }
    notifyDone(t('review.undone'));
  };
  return {
    save: () => {
      if (saving.isPending || !take()) return;
      const { fields, lines, orders, comment, type } = own.read();
      const looked = { fields, lines, orders };
      const parts = partsOf(looked, type ?? typeFor(looked));
      // The comment goes with the first: it is about what was looked at most.
      if (parts.length > 0)
        saving.mutate(parts.map((part, index) => ({ ...part, comment: index === 0 ? comment : '' })));
    },
    isSaving: saving.isPending,
    saveError: saving.error,
    withdraw: async (feedback) => {
      if (await withdraw(feedback)) notifyDone(t('review.withdrawn-done'));
    },
    isWithdrawing: withdrawing.isPending,
  };
}

interface Sent extends Part {
  comment: string;
}

interface Sending {
  runId: string;
  userId: string;
  /** Called for each when it was taken, so that a later failure loses nothing and repeats nothing. */
  took: (given: Feedback, sent: Sent) => void;
}

async function sendAll(sents: readonly Sent[], { runId, userId, took }: Sending): Promise<Feedback[]> {
  const { items } = await readFeedback(runId);
  const given: Feedback[] = [];
  for (const sent of sents) {
    const { type, comment, looked } = sent;
    const before = items.find((item) => item.is_current && item.user.id === userId && item.feedback_type === type);
    const feedback = await giveFeedback(runId, {
      feedback_type: type,
      corrected_result: correctionOf(looked, before),
      ...(comment.trim() !== '' && { comment: comment.trim() }),
    });
    took(feedback, sent);
    given.push(feedback);
  }
  return given;
}

/** What was changed since it was sent stays. */
function withoutSent(draft: Draft, { looked, comment }: Sent): Draft {
  return {
    ...draft,
    fields: draft.fields.filter((field) => !looked.fields.includes(field)),
    lines: draft.lines.filter((line) => !looked.lines.includes(line)),
    orders: draft.orders.filter((order) => !looked.orders.includes(order)),
    comment: draft.comment === comment ? '' : draft.comment,
    type: undefined,
  };
}

function rememberGiven(queryClient: QueryClient, given: Feedback): void {
  const isReplaced = (item: Feedback): boolean =>
    item.user.id === given.user.id && item.feedback_type === given.feedback_type;
  queryClient.setQueryData(feedbackQuery(given.chain_id).queryKey, (data) => ({
    items: [given, ...(data?.items ?? []).map((item) => (isReplaced(item) ? { ...item, is_current: false } : item))],
    votes: data?.votes ?? [],
  }));
}
