/** A model version: what serves a slot, with all that is needed to say where it comes from. */
export const MODEL_ORIGINS = ['built-in', 'trained', 'uploaded', 'configured'] as const;
/**
 * `built-in` ships with the code; `trained` comes from a dataset; `uploaded` was made elsewhere; `configured` is named by
 * the configuration.
 */
export type ModelOrigin = (typeof MODEL_ORIGINS)[number];

/** Origins of versions whose files lie in the blob store, under our signature. A release never takes their place. */
export const KEPT_ORIGINS: readonly ModelOrigin[] = ['trained', 'uploaded'];

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

export type ModelParameters = Record<string, string | number | boolean | null>;

/** Files of one version, and their bytes together. */
export const MODEL_FILES_MAX = 8;
export const MODEL_BYTES_MAX = 64 * 1024 ** 2;

/** Argument of the workflow `registerUpload`. The files lie in the blob store. */
export interface RegisterUploadInput {
  /** The version's own id. */
  id: string;
  slot: string;
  files: readonly ModelFile[];
  parentId: string | null;
  parameters: ModelParameters;
  metrics: Record<string, number>;
}

/** What the signature of a version covers: with other files, or in another slot, it is not valid. */
export interface SignedModel {
  slot: string;
  version: string;
  files: readonly ModelFile[];
}
