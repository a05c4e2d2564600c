/** Documents as a pipeline whose results offer ranked lists: what is ranked is no matter to the spine. */
import { documents } from '../../contracts/documents/definition';
import type { RankedList } from '../../contracts/interleaving';
import type { PipelineDefinition } from '../../contracts/pipeline';

/** For all of the test file; before an API is started. */
export function rankDocuments(): void {
  const definition: PipelineDefinition = documents;
  definition.rankings = (result) => (result as { rankings?: RankedList[] }).rankings ?? [];
}

export const rankedResult = (...ids: string[]) => ({ fields: [], pages: [], rankings: [{ target: 'results', ids }] });
