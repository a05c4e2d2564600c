/** What can be done to a receipt: its lines, the way into stock and back. The page shows a change before it is answered. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { notifyFailed } from '../components/notify';
import { useLocale } from '../i18n/i18n';
import { answer, client, TreadleError } from './client';
import { categoriesQuery, ofReceipt, rankingsQuery, receiptQuery, RECEIPTS_KEY } from './receipt-queries';
import type { Category, CategoryGuess, Receipt, ReceiptLine, ReceiptLineChange } from './receipt-types';
import { STOCK_KEY } from './stock-queries';

export interface LineChange {
  line: number;
  change: ReceiptLineChange;
}

/** The line is shown as wished at once, and as it was where that is refused. */
export function useLineChange(runId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = receiptQuery(runId);
  return useMutation({
    // One after another: of two changes of a line the later one holds.
    scope: { id: `receipt ${runId}` },
    mutationFn: ({ line, change }: LineChange) =>
      answer(client.PATCH('/api/v1/receipts/{chain_id}/items/{line}', { params: ofLine(runId, line), body: change })),
    onMutate: ({ line, change }) => putLine(queryClient, runId, { line, ...change }),
    onSuccess: (line) => putLine(queryClient, runId, line),
    onError: (error) => {
      notifyFailed(error);
      return queryClient.invalidateQueries({ queryKey });
    },
  });
}

/** What a line's ranked list is called. */
const targetOf = (line: number): string => `item ${line}`;

type RankedItem = Pick<ReceiptLine, 'line'> & { alternatives: readonly Pick<CategoryGuess, 'category'>[] };

/**
 * The categories to choose from first, the likeliest first; and to tell which of them was chosen: by that, versions of
 * the classifier are compared. A category that was not offered is no choice of theirs.
 */
export function useOffered(runId: string) {
  const { data: rankings } = useQuery(rankingsQuery(runId));
  const { mutate } = useMutation({
    mutationFn: ({ line, category }: { line: number; category: string }) =>
      answer(
        client.POST('/api/v1/runs/{chain_id}/clicks', {
          params: ofReceipt(runId),
          body: { target: targetOf(line), id: category },
        }),
      ),
    // The choice itself is kept by the line's change; a comparison can do without one click.
    retry: false,
  });
  const offeredOf = ({ line, alternatives }: RankedItem): readonly string[] =>
    rankings?.get(targetOf(line)) ?? alternatives.map(({ category }) => category);
  const choose = (item: RankedItem, category: string): void => {
    if (offeredOf(item).includes(category)) mutate({ line: item.line, category });
  };
  return { offeredOf, choose };
}

const ofLine = (runId: string, line: number) => ({ path: { chain_id: runId, line } });

function putLine(queryClient: QueryClient, runId: string, changed: Partial<ReceiptLine> & { line: number }): void {
  queryClient.setQueryData<Receipt>(receiptQuery(runId).queryKey, (receipt) =>
    receipt
      ? {
          ...receipt,
          items: receipt.items.map((item) => (item.line === changed.line ? { ...item, ...changed } : item)),
        }
      : undefined,
  );
}

export type ReceiptChange = Partial<Pick<Receipt, 'shop' | 'bought_on'>>;
type NewLine = Pick<ReceiptLine, 'name' | 'quantity' | 'category'> & Pick<ReceiptLineChange, 'expires_on'>;

/** Changes after which the receipt is read anew. */
export function useReceiptChanges(runId: string) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: RECEIPTS_KEY });
  const params = ofReceipt(runId);
  const change = useMutation({
    mutationFn: (body: ReceiptChange) => answer(client.PATCH('/api/v1/receipts/{chain_id}', { params, body })),
    onError: notifyFailed,
    onSettled,
  });
  const addLine = useMutation({
    mutationFn: (body: NewLine) => answer(client.POST('/api/v1/receipts/{chain_id}/items', { params, body })),
    onError: notifyFailed,
    onSettled,
  });
  const removeLine = useMutation({
    mutationFn: (line: number) =>
      client.DELETE('/api/v1/receipts/{chain_id}/items/{line}', { params: ofLine(runId, line) }),
    onError: notifyFailed,
    onSettled,
  });
  return { change, addLine, removeLine };
}

/** Whether it was refused because a receipt that shows the same purchase is in stock already. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof TreadleError && error.problem.code === 'RECEIPT_DUPLICATE';

export function useStockAddition(runId: string) {
  const queryClient = useQueryClient();
  const onSettled = () =>
    Promise.all([RECEIPTS_KEY, STOCK_KEY].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  const add = useMutation({
    mutationFn: (allowDuplicate: boolean) =>
      answer(
        client.POST('/api/v1/receipts/{chain_id}/stock', {
          params: ofReceipt(runId),
          body: { allow_duplicate: allowDuplicate },
        }),
      ),
    onError: (error) => {
      if (!isDuplicate(error)) notifyFailed(error);
    },
    onSettled,
  });
  const undo = useMutation({
    mutationFn: (additionId: string) =>
      answer(
        client.POST('/api/v1/stock/additions/{addition_id}/undo', {
          params: { path: { addition_id: additionId } },
        }),
      ),
    onError: notifyFailed,
    onSettled,
  });
  return { add, undo };
}

type NewCategory = Pick<Category, 'title' | 'storage' | 'shelf_days'>;

export function useNewCategory() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCategory) => answer(client.POST('/api/v1/categories', { body })),
    onError: notifyFailed,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: categoriesQuery.queryKey }),
  });
}

/** The title of a category in the reader's language. */
export function useCategoryTitle(categories: readonly Category[] | undefined): (id: string) => string {
  const locale = useLocale();
  return (id) => {
    const title = categories?.find((category) => category.id === id)?.title;
    return title?.[locale] ?? id;
  };
}
