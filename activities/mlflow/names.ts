/** What MLflow allows in names, and what we send where it allows less than we do. */

/** Marks runs and model versions as ours: by it they are found again. */
export const MODEL_VERSION_TAG = 'treadle.model_version_id';
/** Of a run that stands for a retrain without a model version. */
export const RETRAIN_TAG = 'treadle.retrain_id';

const PARAM_CHARACTERS_MAX = 6_000;
const TAG_CHARACTERS_MAX = 8_000;
const KEY_CHARACTERS_MAX = 250;

/** A registered model's name: MLflow forbids `/` and `:`, so `documents/reader` is `documents.reader`. */
export function registeredModelName(slot: string): string {
  return slot.replace(/[/:]/gu, '.');
}

/** A key of a parameter, metric or tag: letters, digits, `_-. :/`, and no empty or dotted part of a path. */
export function keyName(name: string): string {
  const parts = name.replace(/[^\p{L}\p{N}_.\- :/]/gu, '_').split('/');
  const key = parts.filter((part) => !['', '.', '..'].includes(part)).join('/');
  return (key === '' ? '_' : key).slice(0, KEY_CHARACTERS_MAX);
}

export function paramValue(value: string | number | boolean): string {
  return cut(String(value), PARAM_CHARACTERS_MAX);
}

export function tagValue(value: string): string {
  return cut(value, TAG_CHARACTERS_MAX);
}

/** A comparison of MLflow's filter language, which has no way to escape a quote. */
export function equals(field: string, value: string): string {
  if (/['"`\\]/u.test(value)) throw new Error(`${JSON.stringify(value)} cannot stand in a filter of MLflow.`);
  return `${field} = '${value}'`;
}

function cut(text: string, charactersMax: number): string {
  return text.length <= charactersMax ? text : `${text.slice(0, charactersMax - 1)}…`;
}
