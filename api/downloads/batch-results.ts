/** Reads the items of a batch with their results in order, a page at a time: the largest batch takes no more memory than a page. */
import type { BatchesRepository, BatchResult } from '../../db/repositories/batches';

/** A result may be tens of kilobytes. */
const ITEMS_AT_ONCE = 100;

export interface ResultsToRead {
  batches: Pick<BatchesRepository, 'results'>;
  batchId: string;
}

export async function* readResults({ batches, batchId }: ResultsToRead): AsyncGenerator<BatchResult> {
  let afterPosition = -1;
  for (;;) {
    const page = await batches.results(batchId, { afterPosition, limit: ITEMS_AT_ONCE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < ITEMS_AT_ONCE) return;
    afterPosition = last.position;
  }
}
