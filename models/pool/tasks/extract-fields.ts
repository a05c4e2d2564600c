/** CPU task: fields from a laid out document, by the local extractor. */
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../../contracts/documents/options';
import type { PageLayout } from '../../../contracts/documents/page';
import type { ExtractedField } from '../../../contracts/documents/result';
import { shippedExtractor } from '../../extraction/learned/learned-extractor';

export interface ExtractFieldsInput {
  pages: PageLayout[];
  schema: BuiltInFieldSchema | FieldJsonSchema;
}

/** @throws DomainError MODEL_DAMAGED */
export async function extractFields({ pages, schema }: ExtractFieldsInput): Promise<ExtractedField[]> {
  const extractor = await shippedExtractor();
  return extractor.extract(pages, schema);
}
