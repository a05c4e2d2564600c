/** Keys of a review: from one uncertain field to the next, accept, edit, save. */
import { flushSync } from 'react-dom';
import { useShortcuts } from '../../../keyboard/shortcuts';
import { useSaveKey } from '../../../keyboard/use-save-key';
import { focusRow } from '../document/marked-list';
import type { Pointing } from '../document/pointing';
import type { Review, ReviewedField } from './use-review';

interface ReviewKeys {
  review: Review;
  pointing: Pointing;
  /** Turns to the tab and the page where the field stands. */
  show: (field: ReviewedField) => void;
}

export function useReviewKeys({ review, pointing, show }: ReviewKeys): void {
  const { fields, mayCorrect, isUnsaved } = review;
  const { pointed, point } = pointing;
  const goTo = (field: ReviewedField): void => {
    flushSync(() => show(field));
    focusRow(field.id);
    point(field.id, 'review');
  };
  /** The first that nobody has looked at, from the one that is pointed at on, and round. */
  const next = (): void => {
    const here = fields.findIndex(({ id }) => id === pointed);
    const inTurn = [...fields.slice(here + 1), ...fields.slice(0, here)];
    const to = inTurn.find(({ isUncertain, state }) => isUncertain && state === 'untouched');
    if (to) goTo(to);
  };
  const accept = (): void => {
    const field = fields.find(({ id }) => id === pointed);
    if (!field) return;
    review.accept(field.field.name);
    next();
  };
  const edit = (): void => {
    if (pointed === undefined || !review.edit(pointed)) return;
    point(pointed, 'review');
  };
  useShortcuts(mayCorrect ? { u: next, a: accept, e: edit } : NO_KEYS);
  useSaveKey(mayCorrect && isUnsaved, review.save);
}

const NO_KEYS = {};
