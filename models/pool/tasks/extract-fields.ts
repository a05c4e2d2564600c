/** CPU task: fields from a laid out document, by the local extractor. */
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../../contracts/documents/options';
import type { PageLayout } from '../../../contracts/page';
import type { ExtractedField } from '../../../contracts/documents/result';
import type { ModelLocation } from '../../learning/learner';
import { openLearnedExtractor, shippedExtractor } from '../../extraction/learned/learned-extractor';
import { keepOpen } from '../opened-models';

export interface ExtractFieldsInput {
  pages: PageLayout[];
  schema: BuiltInFieldSchema | FieldJsonSchema;
  /** What serves `documents/extractor`; absent for what ships with the code. */
  model?: ModelLocation;
}

const extractorAt = keepOpen(openLearnedExtractor);

/** @throws DomainError MODEL_DAMAGED */
export async function extractFields({ pages, schema, model }: ExtractFieldsInput): Promise<ExtractedField[]> {
  const extractor = await (model ? extractorAt(model) : shippedExtractor());
  return extractor.extract(pages, schema);
}
