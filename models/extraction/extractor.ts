/** What an extractor without a network is. The learned token classifier and the rules share this interface. */
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/documents/page';
import type { ExtractedField } from '../../contracts/documents/result';

/** Version of the rules, for lineage. */
export const LOCAL_EXTRACTOR_VERSION = 'local-rules-2';

export interface Extractor {
  /** Names code and weights for lineage; changes whenever an answer may change. */
  readonly version: string;
  /** Every property of `schema` comes once, in its order; null with confidence 0 where nothing was found. */
  extract(pages: readonly PageLayout[], schema: BuiltInFieldSchema | FieldJsonSchema): ExtractedField[];
}
