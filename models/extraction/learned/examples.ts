/**
 * Training rows: documents with the values that people wrote down, turned into candidates that are right or wrong. The
 * same for the base weights and for corrections from review.
 */
import type { FieldValue } from '../../../contracts/documents/result';
import type { PageLayout } from '../../../contracts/page';
import { conceptsOf } from '../concepts';
import { viewDocument } from '../document-view';
import { textOfValue } from '../finding';
import { squeeze } from '../fold';
import { candidatesOf, type Candidate, type LearnedField } from './candidates';
import { featuresOf, type SparseVector } from './features';
import type { Example } from './fit';
import { KnownValues, LIKENESS_MIN, similarity, type KnownValue } from './known-values';
import { isSameValue, kindOf } from './same-value';

export interface TrainingRow {
  layout: readonly PageLayout[];
  /** Values as people wrote them, by field; fields that are absent or null teach nothing. */
  fields: Readonly<Record<string, FieldValue>>;
  /**
   * `scan` (the default) is read by OCR and tells how far to trust a reading; a `transcript` of people and an `invented`
   * document only teach, and the names of the latter are not worth knowing.
   */
  kind?: 'scan' | 'transcript' | 'invented';
  /** How much it counts beside the others, above 0; 1 where absent. */
  weight?: number;
}

export interface FieldExample extends Example {
  vectors: SparseVector[];
  candidates: Candidate[];
  truth: FieldValue;
  /** The rules' choice is right. */
  isPickRight: boolean;
}

/** What is not read by OCR counts less than what is. */
const TRANSCRIPT_WEIGHT = 0.6;

/** The texts of a field that the rows have, for `exampleOf` and for the weights. */
export function knownOf(field: LearnedField, rows: readonly TrainingRow[]): KnownValue[] {
  if (kindOf(field) !== 'text') return [];
  return KnownValues.from(
    rows.flatMap(({ fields, kind }) =>
      typeof fields[field] === 'string' && kind !== 'invented' ? [fields[field]] : [],
    ),
  );
}

/**
 * Undefined where the row has no value of the field, or the document no candidate. `isOwn` says that the known values
 * count this row.
 */
export function exampleOf(
  field: LearnedField,
  row: TrainingRow,
  known: { values: KnownValues; isOwn: boolean },
): FieldExample | undefined {
  const truth = row.fields[field] ?? null;
  if (truth === null || truth === '') return undefined;
  const view = viewDocument(row.layout);
  const candidates = candidatesOf(field, {
    view,
    find: conceptsOf(view),
    known:
      kindOf(field) === 'text'
        ? { values: known.values, ...(known.isOwn ? { except: textOfValue(truth) } : {}) }
        : undefined,
  });
  if (candidates.length === 0) return undefined;
  const pick = candidates.find(({ isPick }) => isPick);
  return {
    vectors: featuresOf(field, view, candidates),
    candidates,
    truth,
    isRight: rightCandidates(field, candidates, truth),
    weight: (row.weight ?? 1) * (row.kind === undefined || row.kind === 'scan' ? 1 : TRANSCRIPT_WEIGHT),
    isPickRight: pick !== undefined && isSameValue(field, pick.value, truth),
  };
}

/** Those that say exactly what was written down, else the most similar text. */
function rightCandidates(field: LearnedField, candidates: readonly Candidate[], truth: FieldValue): boolean[] {
  const exact = candidates.map(({ value }) => isSameValue(field, value, truth));
  if (exact.some(Boolean) || kindOf(field) !== 'text') return exact;
  const wanted = squeeze(textOfValue(truth));
  const likeness = candidates.map(({ value }) => similarity(squeeze(textOfValue(value)), wanted));
  const most = Math.max(...likeness);
  return likeness.map((own) => own === most && most >= LIKENESS_MIN);
}
