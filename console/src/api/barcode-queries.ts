/** What is known by a barcode, and how somebody says what is not known yet. */
import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { BarcodeLookup, NewProduct } from './receipt-types';

const pathOf = (code: string) => `/api/v1/barcodes/${encodeURIComponent(code)}`;

/** A code that nobody knows is an answer, and not asked again. */
export const barcodeQuery = (code: string) =>
  queryOptions({
    queryKey: ['barcode', code],
    queryFn: ({ signal }) => ask<BarcodeLookup>(pathOf(code), { signal }),
    enabled: code !== '',
    retry: false,
    staleTime: 60_000,
  });

export const saveProduct = (code: string, product: NewProduct): Promise<unknown> =>
  ask(`${pathOf(code)}/product`, { method: 'POST', body: product });
