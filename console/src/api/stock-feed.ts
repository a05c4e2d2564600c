/** The live feed of one's stock: what changes in another window is seen in this one at once. */
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { follow } from '../../../client/follow';
import { Store, useStore } from '../state/store';
import { answer, client } from './client';
import { type Connection, noting } from './connection';
import type { StockMessage } from './receipt-types';
import { STOCK_KEY, STOCK_LISTS_KEY, type StockPage } from './stock-queries';

/** Follows for as long as the page is open; gives whether what is shown is live. */
export function useStockFeed(): Connection {
  const queryClient = useQueryClient();
  const [connection] = useState(() => new Store<Connection>('idle'));
  useEffect(() => {
    const end = new AbortController();
    followStock(queryClient, connection, end.signal).catch(() =>
      queryClient.invalidateQueries({ queryKey: STOCK_KEY }),
    );
    return () => {
      end.abort();
      connection.set('idle');
    };
  }, [queryClient, connection]);
  return useStore(connection);
}

async function followStock(
  queryClient: QueryClient,
  connection: Store<Connection>,
  signal: AbortSignal,
): Promise<void> {
  let seq: number | undefined;
  const messages = follow<StockMessage>({
    client,
    signal,
    openSocket: noting(connection),
    path: () => (seq === undefined ? '/ws/stock' : `/ws/stock?after=${seq}`),
    check: () => answer(client.GET('/api/v1/stock', { params: { query: { limit: 1 } } })),
    isLast: () => false,
  });
  for await (const message of messages) {
    const isFirst = seq === undefined;
    seq = message.seq;
    if (message.type === 'stock_changed') showChange(queryClient, message);
    // The lists were asked for as the page was opened; a later snapshot tells of a time that was missed.
    if (message.type === 'stock_changed' || !isFirst) void queryClient.invalidateQueries({ queryKey: STOCK_KEY });
  }
}

type StockChange = Extract<StockMessage, { type: 'stock_changed' }>;

/** What is shown changes at once; where a new item belongs is told by the answer to the question asked anew. */
function showChange(queryClient: QueryClient, { items, removed }: StockChange): void {
  const changed = new Map(items.map((item) => [item.id, item]));
  const gone = new Set(removed);
  queryClient.setQueriesData<InfiniteData<StockPage>>({ queryKey: STOCK_LISTS_KEY }, (lists) =>
    lists
      ? {
          ...lists,
          pages: lists.pages.map((page) => ({
            ...page,
            items: page.items.filter(({ id }) => !gone.has(id)).map((item) => changed.get(item.id) ?? item),
          })),
        }
      : undefined,
  );
}
