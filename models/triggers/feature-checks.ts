/** Compares what two samples of runs look like, feature by feature and all numbers together. */
import type { FeatureCheck, FeatureColumns } from '../../contracts/drift';
import type { FeatureValue } from '../../contracts/pipeline';
import { embeddingDrift } from '../statistics/drift/embedding-drift';
import { createFeatureTest, type FeatureValues } from '../statistics/drift/feature-drift';

/** Below so many runs in either sample nothing is compared. */
export const SAMPLE_RUNS_MIN = 30;

/** The name of the check of all numbers at once, which sees changes of combinations. */
const TOGETHER = 'all_numbers_together';

/** Of a schema with hundreds of fields the first ones are watched, in the order of their names. */
const FEATURES_MAX = 60;

/** One column a feature, with null where a run does not have it. */
export function featureColumns(rows: readonly Readonly<Record<string, FeatureValue>>[]): FeatureColumns {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort().slice(0, FEATURES_MAX);
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null)]));
}

export interface Sample {
  runs: number;
  columns: FeatureColumns;
}

export function checkFeatures(reference: Sample, current: Sample): FeatureCheck[] {
  if (Math.min(reference.runs, current.runs) < SAMPLE_RUNS_MIN) return [];
  const names = [...new Set([...Object.keys(reference.columns), ...Object.keys(current.columns)])].sort();
  const single = names.flatMap((name) => {
    const check = checkFeature(name, columnOf(reference, name), columnOf(current, name));
    return check ? [check] : [];
  });
  const numeric = single.filter(({ kind }) => kind === 'numeric').map(({ name }) => name);
  return numeric.length < 2 ? single : [...single, checkTogether(reference, current, numeric)];
}

/** A feature that a sample does not have at all is one that no run has. */
function columnOf({ runs, columns }: Sample, name: string): FeatureValue[] {
  return columns[name] ?? new Array<null>(runs).fill(null);
}

/** Undefined where nobody has the feature, or its values are of several types. */
function checkFeature(
  name: string,
  reference: readonly FeatureValue[],
  current: readonly FeatureValue[],
): FeatureCheck | undefined {
  if ([...reference, ...current].every((value) => value === null)) return undefined;
  if (reference.every(isNumber) && current.every(isNumber)) {
    return distanceOf(name, { kind: 'numeric', values: reference }, current);
  }
  if (reference.every(isText) && current.every(isText)) {
    return distanceOf(name, { kind: 'category', values: reference }, current);
  }
  if (!reference.every(isVector) || !current.every(isVector)) return undefined;
  return classified(name, present(reference), present(current));
}

const isNumber = (value: FeatureValue): value is number | null => value === null || typeof value === 'number';
const isText = (value: FeatureValue): value is string | null => value === null || typeof value === 'string';
const isVector = (value: FeatureValue): value is readonly number[] | null => value === null || Array.isArray(value);
const present = (values: readonly (readonly number[] | null)[]) => values.filter((value) => value !== null);

function distanceOf(name: string, reference: FeatureValues, current: FeatureValues['values']): FeatureCheck {
  const drift = createFeatureTest(reference)(current);
  return {
    name,
    kind: reference.kind,
    p: drift.p,
    test: drift.test,
    stability_index: drift.stabilityIndex,
    stability_index_limit: drift.stabilityIndexLimit,
    jensen_shannon: drift.jensenShannon,
    wasserstein: drift.wasserstein !== null && Number.isFinite(drift.wasserstein) ? drift.wasserstein : null,
    area: null,
  };
}

function classified(
  name: string,
  reference: readonly (readonly number[])[],
  current: readonly (readonly number[])[],
): FeatureCheck | undefined {
  if (Math.min(reference.length, current.length) < SAMPLE_RUNS_MIN) return undefined;
  const { p, area } = embeddingDrift(reference, current);
  return {
    name,
    kind: 'embedding',
    p,
    test: 'classifier',
    stability_index: null,
    stability_index_limit: null,
    jensen_shannon: null,
    wasserstein: null,
    area,
  };
}

function checkTogether(reference: Sample, current: Sample, names: readonly string[]): FeatureCheck {
  const fillers = names.map((name) => meanOf(columnOf(reference, name)));
  const vectorsOf = (sample: Sample) =>
    Array.from({ length: sample.runs }, (_, run) =>
      names.map((name, at) => Number(columnOf(sample, name)[run] ?? fillers[at])),
    );
  const check = classified(TOGETHER, vectorsOf(reference), vectorsOf(current));
  if (!check) throw new Error('The samples were large enough for each feature, and are too small for all together.');
  return check;
}

function meanOf(values: readonly FeatureValue[]): number {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === 0 ? 0 : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
