/** What is known by a barcode, and how somebody says what is not known yet. */
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';

const ofCode = (code: string) => ({ path: { code } });

/** A code that nobody knows is refused with 404, which is an answer. */
export const barcodeQuery = (code: string) =>
  queryOptions({
    queryKey: ['barcode', code],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/barcodes/{code}', { params: { ...ofCode(code), query: {} }, signal })),
    retry: false,
    staleTime: 60_000,
  });

export const saveProduct = (code: string, product: { name: string; category_id: string }) =>
  answer(client.POST('/api/v1/barcodes/{code}/product', { params: ofCode(code), body: product }));
