/** `treadle barcode CODE`: the product of a barcode, whence it is known, and how old that is. */
import { answer } from '../../client/client';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { table } from '../table';

export async function barcodeCommand({ client, text, output }: CommandContext, code: string): Promise<ExitCode> {
  const found = await answer(client.GET('/api/v1/barcodes/{code}', { params: { path: { code } } }));
  const { product, category, source, fetched_at: fetchedAt } = found;
  output.answer(found, () =>
    table(
      [],
      [
        [text('label.product'), product.name],
        [text('label.brand'), product.brand ?? '-'],
        [text('label.quantity'), product.quantity ?? '-'],
        [text('label.category'), category?.title ?? '-'],
        [text('label.source'), `${source} (${fetchedAt})`],
      ],
    ),
  );
  return EXIT.ok;
}
