/** What a rule found for a field, and how it becomes an `ExtractedField`. */
import type { ExtractedField, FieldValue } from '../../contracts/documents/result';
import { enclosingBox, type Box } from '../../contracts/geometry';
import { locate, type DocumentView, type Span } from './document-view';

export interface Finding {
  value: FieldValue;
  /** Where the value stands; empty where it was inferred. All spans lie on one page. */
  spans: Span[];
  /** How much speaks for the value, 0..1, without regard to how well the text was read. */
  score: number;
}

/** Looks for one concept; undefined where the document does not show it. */
export type Finder = (view: DocumentView, find: FindConcept) => Finding | undefined;

/** Asks for another concept of the same document; each is looked for once. */
export type FindConcept = (concept: string) => Finding | undefined;

/** Share of the confidence that a text read with confidence 0 keeps. */
const READING_FLOOR = 0.4;

export function toField(name: string, finding: Finding | undefined): ExtractedField {
  if (!finding || finding.value === null) return { name, value: null, confidence: 0, page: null, box: null };
  const places = finding.spans.map(locate);
  const reading = places.length === 0 ? 1 : places.reduce((sum, place) => sum + place.confidence, 0) / places.length;
  return {
    name,
    value: finding.value,
    confidence: round(clamp(finding.score) * (READING_FLOOR + (1 - READING_FLOOR) * clamp(reading)), 3),
    page: places[0]?.page ?? null,
    box: places.length === 0 ? null : roundBox(enclosingBox(places.map((place) => place.box))),
  };
}

/** A value as text; lists and objects as JSON. */
export function textOfValue(value: FieldValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The best finding, the first of equals. */
export function best(findings: readonly Finding[]): Finding | undefined {
  let winner: Finding | undefined;
  for (const finding of findings) if (!winner || finding.score > winner.score) winner = finding;
  return winner;
}

/** Turns a sum of points into 0..1: no points give 0.5, each point doubles the odds. */
export function scoreOf(points: number): number {
  return 1 / (1 + Math.exp(-points * 0.7));
}

function clamp(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}

/** A hundredth of a pixel is finer than any box is known. */
function roundBox({ x, y, width, height }: Box): Box {
  return { x: round(x, 2), y: round(y, 2), width: round(width, 2), height: round(height, 2) };
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
