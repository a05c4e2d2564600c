/** What can be done to a receipt: its lines, the way into stock and back. The page shows a change before it is answered. */
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyFailed } from '../components/notify';
import { ask } from './ask';
import { categoriesQuery, receiptPath, receiptQuery, RECEIPTS_KEY } from './receipt-queries';
import type { Category, Receipt, ReceiptLine, ReceiptLineChange } from './receipt-types';
import { STOCK_KEY } from './stock-queries';
import { TreadleError } from './client';

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
      ask<ReceiptLine>(`${receiptPath(runId)}/items/${line}`, { method: 'PATCH', body: change }),
    onMutate: ({ line, change }) => putLine(queryClient, runId, { line, ...change }),
    onSuccess: (line) => putLine(queryClient, runId, line),
    onError: (error) => {
      notifyFailed(error);
      return queryClient.invalidateQueries({ queryKey });
    },
  });
}

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
export type NewLine = Pick<ReceiptLine, 'name' | 'quantity' | 'category'> & Pick<ReceiptLineChange, 'expires_on'>;

/** Changes after which the receipt is read anew. */
export function useReceiptChanges(runId: string) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: RECEIPTS_KEY });
  const path = receiptPath(runId);
  const change = useMutation({
    mutationFn: (body: ReceiptChange) => ask(path, { method: 'PATCH', body }),
    onError: notifyFailed,
    onSettled,
  });
  const addLine = useMutation({
    mutationFn: (body: NewLine) => ask(`${path}/items`, { method: 'POST', body }),
    onError: notifyFailed,
    onSettled,
  });
  const removeLine = useMutation({
    mutationFn: (line: number) => ask(`${path}/items/${line}`, { method: 'DELETE' }),
    onError: notifyFailed,
    onSettled,
  });
  return { change, addLine, removeLine };
}

interface Added {
  addition_id: string;
  added: number;
}

/** Whether it was refused because a receipt that shows the same purchase is in stock already. */
export function isDuplicate(error: unknown): boolean {
  const code: string | undefined = error instanceof TreadleError ? error.problem.code : undefined;
  return code === 'RECEIPT_DUPLICATE';
}

export function useStockAddition(runId: string) {
  const queryClient = useQueryClient();
  const onSettled = () =>
    Promise.all([RECEIPTS_KEY, STOCK_KEY].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  const add = useMutation({
    mutationFn: (allowDuplicate: boolean) =>
      ask<Added>(`${receiptPath(runId)}/stock`, { method: 'POST', body: { allow_duplicate: allowDuplicate } }),
    onError: (error) => {
      if (!isDuplicate(error)) notifyFailed(error);
    },
    onSettled,
  });
  const undo = useMutation({
    mutationFn: (additionId: string) => ask(`/api/v1/stock/additions/${additionId}/undo`, { method: 'POST' }),
    onError: notifyFailed,
    onSettled,
  });
  return { add, undo };
}

export type NewCategory = Pick<Category, 'title' | 'storage' | 'shelf_days'>;

export function useNewCategory() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCategory) => ask<Category>('/api/v1/categories', { method: 'POST', body }),
    onError: notifyFailed,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: categoriesQuery.queryKey }),
  });
}

/** The title of a category in the reader's language. */
export function useCategoryTitle(categories: readonly Category[] | undefined): (id: string) => string {
  const { i18n } = useTranslation();
  return (id) => {
    const title = categories?.find((category) => category.id === id)?.title;
    return (i18n.language === 'ko' ? title?.ko : title?.en) ?? id;
  };
}
