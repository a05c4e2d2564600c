/** CPU task: the pages of a document, without decoding any. */
import type { InspectedDocument, InspectOptions } from '../../documents/document-options';
import { inspectDocument as inspect } from '../../documents/open-document';

export interface InspectDocumentInput extends InspectOptions {
  bytes: Uint8Array;
}

/** @throws DomainError as `models/documents/open-document.ts` */
export function inspectDocument({ bytes, ...options }: InspectDocumentInput): Promise<InspectedDocument> {
  return inspect(bytes, options);
}
