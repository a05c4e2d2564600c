/** Putting the reading order of a page right. What is moved is a draft until it is saved, as values and texts are. */
import { useState } from 'react';
import type { DocumentPage } from '../../../api/types';
import type { Looked } from './correction';
import type { ChangeDraft } from './drafts';
import { isSameOrder, movedTo, orderOf } from './reading-order';

export interface Ordering {
  /** Whether lines show their places. */
  isShown: boolean;
  show: (isShown: boolean) => void;
  /** Indexes of the page's lines in the order that is in force. */
  of: (page: DocumentPage) => readonly number[];
  isCorrected: (page: DocumentPage) => boolean;
  isSaved: (page: DocumentPage) => boolean;
  /** Brings a line to the place `to`, counted from 0, and shows the places. */
  move: (page: DocumentPage, line: number, to: number) => void;
  takeBack: (page: DocumentPage) => void;
}

interface OrderingParts {
  draft: Looked;
  saved: Looked;
  change: ChangeDraft;
}

export function useOrdering({ draft, saved, change }: OrderingParts): Ordering {
  const [isShown, show] = useState(false);
  const of: Ordering['of'] = (page) => orderOf(page, draft.orders, saved.orders);
  const withOrder = (page: DocumentPage, lines: readonly number[]): void => {
    // Where everything lies as it lay before, nothing is left to be saved.
    const isOther = !isSameOrder(lines, orderOf(page, saved.orders));
    change((before) => ({
      ...before,
      orders: [
        ...before.orders.filter((each) => each.page !== page.page),
        ...(isOther ? [{ page: page.page, lines: [...lines] }] : []),
      ],
    }));
  };
  return {
    isShown,
    show,
    of,
    isCorrected: (page) => !isSameOrder(of(page), orderOf(page)),
    isSaved: ({ page }) => !draft.orders.some((each) => each.page === page),
    move: (page, line, to) => {
      show(true);
      withOrder(page, movedTo(of(page), line, to));
    },
    takeBack: (page) => withOrder(page, orderOf(page, saved.orders)),
  };
}
