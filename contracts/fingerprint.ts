/**
 * The fingerprint of a run: two submissions with the same one must give the same result, so the second gets the
 * first's. It covers the input's bytes, the options, the stages' code versions and the model versions of the slots in
 * use, and the project, so that no one learns from a cache hit what another project has uploaded. Runs of an experiment
 * have fingerprints of their own: were results from before it to answer for the control alone, the variants would no
 * longer see the same inputs.
 */
import { createHash } from 'node:crypto';
import type { RunTrial } from './experiment';
import type { PipelineDefinition } from './pipeline';
import type { ServedModels } from './run';

export interface FingerprintParts {
  pipeline: PipelineDefinition;
  projectId: string;
  inputSha256: string;
  options: unknown;
  models: ServedModels;
  /** Left out where the run takes part in no experiment. The control's results stand apart, too. */
  trial?: Pick<RunTrial, 'experimentId' | 'variant'> | null;
}

/** Lower-case hexadecimal SHA-256, 64 characters. */
export function fingerprint({ inputSha256, ...shared }: FingerprintParts): string {
  return fingerprinter(shared)(inputSha256);
}

/** Gives the fingerprints of many inputs that share all else, which is written as JSON only once. */
export function fingerprinter(shared: Omit<FingerprintParts, 'inputSha256'>): (inputSha256: string) => string {
  const { pipeline, projectId, options, models, trial } = shared;
  const stages = pipeline.stages.map((stage) => `${stage.name}@${stage.version}`);
  const before = [pipeline.name, projectId].map(canonicalJson).join(',');
  const parts = [stages, options, models, ...(trial ? [[trial.experimentId, trial.variant]] : [])];
  const after = parts.map(canonicalJson).join(',');
  return (inputSha256) =>
    createHash('sha256')
      .update(`[${before},${canonicalJson(inputSha256)},${after}]`)
      .digest('hex');
}

/** JSON with sorted keys, so that equal values give equal text (RFC 8785 without its number rules, which we don't need). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
