/**
 * Corrections that are probably wrong themselves: a network that had not seen the document is sure of another value that
 * it prints. By confident learning over the values that documents offer, each of which a correction calls right or wrong.
 */
import type { FieldValue } from '../../../contracts/documents/result';
import type { LabelSuspect } from '../../learning/learner';
import { findLabelErrors } from '../../statistics/labels/label-errors';
import { offeredValues } from './choose';
import type { FieldExample } from './examples';
import type { LearnedField } from './candidates';

/** What a document that a network had not seen offers for a field, beside what a person wrote down. */
export interface Screened {
  /** Index of the correction in the rows given. */
  row: number;
  given: FieldValue;
  offered: { value: FieldValue; share: number; isGiven: boolean }[];
}

export function screen(row: number, example: FieldExample, scores: readonly number[]): Screened {
  const right = new Set(example.candidates.filter((_, index) => example.isRight[index]));
  const offered = offeredValues(example.candidates, scores).map(({ candidate, share }) => ({
    value: candidate.value,
    // Sums of shares may exceed it by a rounding error.
    share: Math.min(1, share),
    isGiven: right.has(candidate),
  }));
  return { row, given: example.truth, offered };
}

/** At most one a row, the surest first. */
export function suspectsOf(field: LearnedField, screened: readonly Screened[]): LabelSuspect[] {
  const labelled = screened.flatMap((row) => row.offered.map((offer) => ({ row, offer })));
  if (labelled.length === 0) return [];
  const { candidates } = findLabelErrors(
    labelled.map(({ offer }) => ({ label: Number(offer.isGiven), probabilities: [1 - offer.share, offer.share] })),
  );
  const suspects = new Map<number, LabelSuspect>();
  for (const candidate of candidates) {
    const found = labelled[candidate.row];
    if (!found || candidate.suggested !== 1 || suspects.has(found.row.row)) continue;
    const { row, offer } = found;
    const own = row.offered.filter(({ isGiven }) => isGiven).reduce((sum, { share }) => sum + share, 0);
    const margin = offer.share - own;
    if (margin > 0)
      suspects.set(row.row, { row: row.row, name: field, given: row.given, suggested: offer.value, margin });
  }
  return [...suspects.values()].sort((a, b) => b.margin - a.margin);
}
