/** What can be done to what is in stock. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyFailed } from '../components/notify';
import { ask } from './ask';
import type { NewStockItem, StockItem, StockItemChange } from './receipt-types';
import { STOCK_KEY } from './stock-queries';

export type TakeReason = 'used' | 'discarded';

const pathOf = (id: string) => `/api/v1/stock/${id}`;

export const addToStock = (body: NewStockItem): Promise<StockItem> => ask('/api/v1/stock', { method: 'POST', body });

export function useStockActions() {
  const queryClient = useQueryClient();
  const rules = { onError: notifyFailed, onSettled: () => queryClient.invalidateQueries({ queryKey: STOCK_KEY }) };
  const add = useMutation({ ...rules, mutationFn: addToStock });
  const change = useMutation({
    ...rules,
    mutationFn: ({ id, change: body }: { id: string; change: StockItemChange }) =>
      ask<StockItem>(pathOf(id), { method: 'PATCH', body }),
  });
  const take = useMutation({
    ...rules,
    mutationFn: ({ id, ...body }: { id: string; quantity: number; reason: TakeReason }) =>
      ask(`${pathOf(id)}/take`, { method: 'POST', body }),
  });
  const remove = useMutation({
    ...rules,
    mutationFn: (id: string) => ask(pathOf(id), { method: 'DELETE' }),
  });
  return { add, change, take, remove };
}
