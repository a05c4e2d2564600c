/**
 * Training rows: documents with the values that people wrote down, turned into candidates that are right or wrong. The
 * same for the base weights and for corrections from review.
 */
import type { FieldValue } from '../../../contracts/documents/result';
import type { PageLayout } from '../../../contracts/documents/page';
import { conceptsOf } from '../concepts';
import { viewDocument } from '../document-view';
import { squeeze } from '../fold';
import { candidatesOf, type Candidate, type LearnedField } from './candidates';
import { featuresOf, type SparseVector } from './features';
import type { Example } from './fit';
import { isSameValue, kindOf } from './same-value';

export interface TrainingRow {
  layout: readonly PageLayout[];
  /** Values as people wrote them, by field; fields that are absent or null teach nothing. */
  fields: Readonly<Record<string, FieldValue>>;
  /** Rows of one group are all in training or all held out, such as receipts of one shop. */
  group?: string;
}

export interface FieldExample extends Example {
  vectors: SparseVector[];
  candidates: Candidate[];
  truth: FieldValue;
  /** The rules' choice is right. */
  isPickRight: boolean;
}

/** A text with reading faults is still the best candidate where it is as near as this to what was written down. */
const SIMILAR_MIN = 0.8;

/** Undefined where the row has no value of the field, or the document no candidate. */
export function exampleOf(field: LearnedField, row: TrainingRow): FieldExample | undefined {
  const truth = row.fields[field] ?? null;
  if (truth === null || truth === '') return undefined;
  const view = viewDocument(row.layout);
  const candidates = candidatesOf(field, view, conceptsOf(view));
  if (candidates.length === 0) return undefined;
  const pick = candidates.find(({ isPick }) => isPick);
  return {
    vectors: featuresOf(field, view, candidates),
    candidates,
    truth,
    isRight: rightCandidates(field, candidates, truth),
    isPickRight: pick !== undefined && isSameValue(field, pick.value, truth),
  };
}

/** Those that say exactly what was written down, else the most similar text. */
function rightCandidates(field: LearnedField, candidates: readonly Candidate[], truth: FieldValue): boolean[] {
  const exact = candidates.map(({ value }) => isSameValue(field, value, truth));
  if (exact.some(Boolean) || kindOf(field) !== 'text') return exact;
  const wanted = squeeze(String(truth));
  const likeness = candidates.map(({ value }) => similarity(squeeze(String(value)), wanted));
  const most = Math.max(...likeness);
  return likeness.map((own) => own === most && most >= SIMILAR_MIN);
}

/** 1 for equal texts, 0 for texts without a letter in common at its place. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  if (Math.abs(a.length - b.length) > (1 - SIMILAR_MIN) * longest) return 0;
  return 1 - editDistance(a, b) / longest;
}

function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const own = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = (above[column - 1] ?? 0) + Number(a[row - 1] !== b[column - 1]);
      own.push(Math.min(change, (above[column] ?? 0) + 1, (own[column - 1] ?? 0) + 1));
    }
    above = own;
  }
  return above[b.length] ?? 0;
}
