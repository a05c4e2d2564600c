/** When the slots of documents are trained anew, unless somebody sets other figures. */
import type { RetrainRule } from '../pipeline';

const SLOTS = ['documents/reader', 'documents/layout', 'documents/extractor'] as const;

const THRESHOLDS: Record<RetrainRule['kind'], number> = {
  /** What a small team corrects in a week or two. */
  new_data: 50,
  data_change: 0.1,
  quality_decline: 0.03,
  accuracy_decline: 0.05,
  repeated_failures: 5,
  scheduled: 14,
  /** By custom a small shift; a large one is 0.25. */
  drift: 0.1,
};

export const DOCUMENT_RETRAIN_RULES: readonly RetrainRule[] = SLOTS.flatMap((slot) =>
  (Object.keys(THRESHOLDS) as RetrainRule['kind'][])
    // Lines are put in order without a word on how sure that is.
    .filter((kind) => slot !== 'documents/layout' || kind !== 'quality_decline')
    .map((kind) => ({ slot, kind, threshold: THRESHOLDS[kind] })),
);
