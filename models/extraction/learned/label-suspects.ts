/**
 * Corrections that are probably wrong themselves: who had not seen the document is as sure of another value as of values
 * that people confirm. By confident learning, where the classes say whether an answer is what a person wrote down.
 */
import type { FieldValue } from '../../../contracts/documents/result';
import type { LabelSuspect } from '../../learning/learner';
import { findLabelErrors } from '../../statistics/labels/label-errors';
import { textOfValue } from '../finding';
import { squeeze } from '../fold';
import { LIKENESS_MIN, similarity } from './known-values';
import { kindOf } from './same-value';

/** What a model that had not seen a document answered, beside what a person wrote down. */
export interface Screened {
  /** Index of the correction in the rows given. */
  row: number;
  name: string;
  given: FieldValue;
  answer: FieldValue;
  isGiven: boolean;
  /** Calibrated probability that the answer is right. */
  confidence: number;
}

/** A name that is spelt a little otherwise is the same name: who read or wrote it wrong cannot be told. */
export function isAlike(field: string, one: FieldValue, other: FieldValue): boolean {
  if (kindOf(field) !== 'text') return false;
  return similarity(squeeze(textOfValue(one)), squeeze(textOfValue(other))) >= LIKENESS_MIN;
}

/** The surest first. */
export function suspectsOf(screened: readonly Screened[]): LabelSuspect[] {
  if (screened.length === 0) return [];
  const { candidates } = findLabelErrors(
    screened.map(({ isGiven, confidence }) => ({
      label: Number(isGiven),
      probabilities: [1 - confidence, confidence],
    })),
  );
  return candidates.flatMap(({ row: index, suggested }) => {
    const found = screened[index];
    if (!found || suggested !== 1) return [];
    const { row, name, given, answer, confidence } = found;
    return [{ row, name, given, suggested: answer, confidence }];
  });
}
