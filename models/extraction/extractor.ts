/** What an extractor without a network is. The learned token classifier and the rules share this interface. */
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/page';
import type { ExtractedField } from '../../contracts/documents/result';

/** Version of the rules and of the code around the learned weights; with the weights' own version, for lineage. */
export const RULES_VERSION = 'local-rules-4';

export interface Extractor {
  /** Names code and weights for lineage; changes whenever an answer may change. */
  readonly version: string;
  /**
   * Every property of `schema` comes once, in its order; null with confidence 0 where nothing was found. The confidence
   * is the probability that the value is right.
   */
  extract(pages: readonly PageLayout[], schema: BuiltInFieldSchema | FieldJsonSchema): Promise<ExtractedField[]>;
}
