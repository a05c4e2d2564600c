import { DomainError } from '../../contracts/errors';
import type { PipelineDefinition } from '../../contracts/pipeline';

/** The media type, where the pipeline takes it. Throws MEDIA_TYPE_UNSUPPORTED. */
export function acceptedType(mediaType: string, pipeline: Pick<PipelineDefinition, 'accepts'>): string {
  if (pipeline.accepts.includes(mediaType)) return mediaType;
  throw new DomainError('MEDIA_TYPE_UNSUPPORTED', { seen: mediaType, accepted: [...pipeline.accepts] });
}
