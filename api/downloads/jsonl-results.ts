/** The results of a batch as JSON lines, one an item. */
import type { Locale } from '../../contracts/errors';
import { problemOf } from '../problems';
import { readResults, type ResultsToRead } from './batch-results';

export async function* jsonlResults(batch: ResultsToRead, locale: Locale): AsyncGenerator<string> {
  for await (const item of readResults(batch)) {
    const { position, name, runId, status, cached, error } = item;
    const head = JSON.stringify({ position, name, chain_id: runId, status, cached });
    const problem = JSON.stringify(error && problemOf(error, locale));
    // The result is JSON text already and goes out as it is.
    yield `${head.slice(0, -1)},"result":${item.resultJson ?? 'null'},"error":${problem}}\n`;
  }
}
