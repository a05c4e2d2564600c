/** CPU task: fields from a laid out document, by the local extractor. */
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../../contracts/documents/options';
import type { PageLayout } from '../../../contracts/documents/page';
import type { ExtractedField } from '../../../contracts/documents/result';
import { localExtractor } from '../../extraction/extract-fields';

export interface ExtractFieldsInput {
  pages: PageLayout[];
  schema: BuiltInFieldSchema | FieldJsonSchema;
}

export function extractFields({ pages, schema }: ExtractFieldsInput): Promise<ExtractedField[]> {
  return Promise.resolve(localExtractor.extract(pages, schema));
}
