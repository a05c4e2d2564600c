/** `documents/reader` as the API's paths have it, in two parts. */
import { UsageError } from './failure';
import type { Texts } from './texts';

/** Throws UsageError for what is not two names with a slash between them. */
export function slotPath(slot: string, text: Texts): { pipeline: 'documents'; slot: string } {
  const [pipeline, name, ...rest] = slot.split('/');
  if (!pipeline || !name || rest.length > 0) throw new UsageError(text('slotForm', { slot }));
  // Whether there is such a pipeline the server knows, of whatever release it is.
  return { pipeline: pipeline as 'documents', slot: name };
}
