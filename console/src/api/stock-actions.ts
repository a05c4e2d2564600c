/** What can be done to what is in stock. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyFailed } from '../components/notify';
import { answer, client } from './client';
import type { NewStockItem, StockItemChange } from './receipt-types';
import { STOCK_KEY } from './stock-queries';

export type TakeReason = 'used' | 'discarded';

const ofItem = (id: string) => ({ path: { item_id: id } });

export function useStockActions() {
  const queryClient = useQueryClient();
  const rules = { onError: notifyFailed, onSettled: () => queryClient.invalidateQueries({ queryKey: STOCK_KEY }) };
  const add = useMutation({
    ...rules,
    mutationFn: (body: NewStockItem) => answer(client.POST('/api/v1/stock', { body })),
  });
  const change = useMutation({
    ...rules,
    mutationFn: ({ id, change: body }: { id: string; change: StockItemChange }) =>
      answer(client.PATCH('/api/v1/stock/{item_id}', { params: ofItem(id), body })),
  });
  const take = useMutation({
    ...rules,
    mutationFn: ({ id, ...body }: { id: string; quantity: number; reason: TakeReason }) =>
      answer(client.POST('/api/v1/stock/{item_id}/take', { params: ofItem(id), body })),
  });
  const remove = useMutation({
    ...rules,
    mutationFn: (id: string) => client.DELETE('/api/v1/stock/{item_id}', { params: ofItem(id) }),
  });
  return { add, change, take, remove };
}
