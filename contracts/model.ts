/** A model version: what serves a slot, with all that is needed to say where it comes from. */
export const MODEL_STATES = ['candidate', 'shadow', 'production', 'archived'] as const;
/**
 * `candidate`: registered, has not served; `shadow`: in an experiment; `production`: serves its slot; `archived`: has
 * served, or was found not good enough.
 */
export type ModelState = (typeof MODEL_STATES)[number];

export interface ModelFile {
  /** As the learner named it. */
  name: string;
  sha256: string;
  size_bytes: number;
}

/** What the signature of a version covers: with other files, or in another slot, it is not valid. */
export interface SignedModel {
  slot: string;
  version: string;
  files: readonly ModelFile[];
}
