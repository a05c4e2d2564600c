/**
 * What the learned extractor sees of a candidate: its place and size, its letters, its neighbours, the labels around it
 * and what the rules make of it. A feature vector is sparse: named measures first, then hashed words and letter triples.
 */
import { readSheet } from '../amount-fields';
import { findTimes } from '../dates';
import { locate, type DocumentView, type Row, type Span } from '../document-view';
import { textOfValue } from '../finding';
import { fold } from '../fold';
import type { LabelKind } from '../label-words';
import { isLabelRow, isPricedRow, isTitleRow } from '../label-rows';
import { hasLabel } from '../labels';
import {
  addressSigns,
  businessSigns,
  hasPostcode,
  hasStrongLegalForm,
  isContact,
  isHeading,
  isPlaceRow,
  isRegion,
  isRegistration,
} from '../places';
import type { Candidate, LearnedField } from './candidates';
import { LIKENESS_MIN } from './known-values';

/** Places of a sparse vector that are not zero; a place may come twice, its values then add up. */
export interface SparseVector {
  places: number[];
  values: number[];
}

const ROW_SIGNS: Readonly<Record<string, (row: Row, view: DocumentView) => number>> = {
  address: (row) => Math.min(3, addressSigns(row.text)) / 3,
  business: (row) => businessSigns(row.text) / 2,
  legal: (row) => Number(hasStrongLegalForm(row.text)),
  contact: (row) => Number(isContact(row.text)),
  registration: (row) => Number(isRegistration(row.text)),
  heading: (row) => Number(isHeading(row.text)),
  labels: (row) => Number(isLabelRow(row)),
  title: (row) => Number(isTitleRow(row)),
  place: (row) => Number(isPlaceRow(row.text)),
  postcode: (row) => Number(hasPostcode(row.text)),
  region: (row) => Number(isRegion(row.text)),
  priced: (row, view) => Number(isPricedRow(view, row)),
  comma: (row) => Number(/,\s*$/u.test(row.text)),
  colon: (row) => Number(/[:：]/u.test(row.text)),
  dated: (row) => Number(/\d[-/.]\d{1,2}[-/.]\d{2}|\d:\d{2}/u.test(row.text)),
  long: (row) => Math.min(1, row.text.length / 50),
};
const AROUND = ['first', 'last', 'above', 'below', 'below2'] as const;
const LABEL_KINDS = [
  ...(['grandTotal', 'total', 'amountDue', 'subtotal', 'tax', 'notTotal', 'cash', 'change', 'discount'] as const),
  ...(['invoiceDate', 'date', 'dueDate', 'otherDate', 'time'] as const),
] satisfies LabelKind[];
const ROW_STEPS = 12;
const RUN_STEPS = 6;

const MEASURES: readonly string[] = [
  ...['one', 'score', 'isPick', 'isSeen', 'behind', 'reading', 'rank'],
  ...['row', 'rowShare', 'fromEnd', 'top', 'centre', 'left', 'width', 'height', 'gapAbove', 'gapBelow'],
  ...['length', 'digits', 'letters', 'capitals', 'words', 'isWhole', 'isLastOfRow', 'isFirstOfRow', 'signs', 'repeats'],
  ...['size', 'decimals', 'currency', 'isMax', 'isPaid', 'isSum', 'isNegative', 'isZero', 'times', 'shareOfMax'],
  ...['isKnown', 'likeness', 'knownCount', 'isKnownSpelling', 'hasOtherDigits', 'isMisspelt', 'oftenMisspelt'],
  ...Array.from({ length: ROW_STEPS }, (_, step) => `row${step}`),
  ...Array.from({ length: RUN_STEPS }, (_, step) => `run${step}`),
  ...AROUND.flatMap((where) => ['is', ...Object.keys(ROW_SIGNS)].map((sign) => `${where}.${sign}`)),
  ...['beside', 'over'].flatMap((where) => LABEL_KINDS.map((kind) => `${where}.${kind}`)),
];
const PLACE_OF = new Map(MEASURES.map((name, place) => [name, place]));
/** Places for hashed words and letters. */
const HASHED = 2048;

export const FEATURE_COUNT = MEASURES.length + HASHED;
/** Names this code's features; weights of another revision are refused. */
export const FEATURES_REVISION = 1;

/** One vector for each candidate, in their order. */
export function featuresOf(field: LearnedField, view: DocumentView, candidates: readonly Candidate[]): SparseVector[] {
  const document = summarise(view, candidates);
  return candidates.map((candidate) => {
    const vector = new VectorBuilder();
    measureRules(vector, candidate, document);
    measurePlace(vector, candidate, document);
    measureText(vector, candidate);
    measureKnown(vector, candidate);
    if (field === 'total') measureAmount(vector, candidate, document);
    if (field === 'total' || field === 'date') measureLabels(vector, candidate, document);
    else measureRows(vector, candidate, document);
    hashWords(vector, { field, candidate, view });
    return vector.done();
  });
}

class VectorBuilder {
  private readonly places: number[] = [];
  private readonly values: number[] = [];

  set(name: string, value: number): void {
    const place = PLACE_OF.get(name);
    if (place === undefined) throw new Error(`There is no measure "${name}".`);
    if (value !== 0 && Number.isFinite(value)) this.push(place, value);
  }

  /** Words or letters of one kind; together they weigh as much as a measure. */
  hash(kind: string, texts: readonly string[]): void {
    const weight = 1 / Math.sqrt(Math.max(1, texts.length));
    for (const text of texts) this.push(MEASURES.length + (hashOf(`${kind}:${text}`) % HASHED), weight);
  }

  done(): SparseVector {
    return { places: this.places, values: this.values };
  }

  private push(place: number, value: number): void {
    this.places.push(place);
    this.values.push(value);
  }
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

interface Summary {
  view: DocumentView;
  bestScore: number;
  /** Scores from the best down. */
  ranked: number[];
  rowHeight: number;
  width: number;
  height: number;
  counts: Map<string, number>;
  /** What a row's own text says: a row stands in or beside many candidates. */
  signs: (row: Row) => readonly (readonly [string, number])[];
}

function summarise(view: DocumentView, candidates: readonly Candidate[]): Summary {
  const heights = view.rows.map(({ box }) => box.height).sort((a, b) => a - b);
  const counts = new Map<string, number>();
  for (const { value } of candidates) counts.set(textOfValue(value), (counts.get(textOfValue(value)) ?? 0) + 1);
  const ranked = candidates.map(({ score }) => score).sort((a, b) => b - a);
  return {
    view,
    ranked,
    bestScore: ranked[0] ?? 0,
    rowHeight: heights[Math.floor(heights.length / 2)] ?? 1,
    width: Math.max(1, ...view.rows.map(({ box }) => box.x + box.width)),
    height: Math.max(1, ...view.rows.map(({ box }) => box.y + box.height)),
    counts,
    signs: once((row) => Object.entries(ROW_SIGNS).map(([sign, measure]) => [sign, measure(row, view)] as const)),
  };
}

/** Asks once for each row. */
function once<T>(ask: (row: Row) => T): (row: Row) => T {
  const known = new Map<Row, T>();
  return (row) => {
    const own = known.get(row) ?? ask(row);
    known.set(row, own);
    return own;
  };
}

function measureRules(vector: VectorBuilder, { score, isPick, spans, value }: Candidate, document: Summary): void {
  const reading = spans.map((span) => locate(span).confidence);
  vector.set('one', 1);
  vector.set('score', score);
  vector.set('isPick', Number(isPick));
  vector.set('isSeen', Number(score > 0));
  vector.set('behind', document.bestScore - score);
  vector.set('rank', Math.min(1, document.ranked.indexOf(score) / 10));
  vector.set('reading', reading.reduce((sum, own) => sum + own, 0) / Math.max(1, reading.length));
  vector.set('repeats', Math.min(1, ((document.counts.get(textOfValue(value)) ?? 1) - 1) / 4));
}

function measurePlace(vector: VectorBuilder, { spans }: Candidate, document: Summary): void {
  const [first] = spans;
  const last = spans.at(-1);
  if (!first || !last) return;
  const { rows } = document.view;
  const { box } = locate(first);
  const index = first.row.index;
  vector.set('row', Math.min(1, index / 20));
  vector.set('rowShare', index / Math.max(1, rows.length));
  vector.set('fromEnd', Math.min(1, (rows.length - index) / 20));
  vector.set(`row${Math.min(ROW_STEPS - 1, index)}`, 1);
  vector.set(`run${Math.min(RUN_STEPS, spans.length) - 1}`, 1);
  vector.set('top', box.y / document.height);
  vector.set('centre', (box.x + box.width / 2) / document.width);
  vector.set('left', box.x / document.width);
  vector.set('width', box.width / document.width);
  vector.set('height', Math.min(3, box.height / document.rowHeight) / 3);
  vector.set('gapAbove', gap(rows[index - 1], first.row, document));
  vector.set('gapBelow', gap(last.row, rows[last.row.index + 1], document));
}

/** Empty space between two rows, in heights of a row, 0..1. */
function gap(above: Row | undefined, below: Row | undefined, document: Summary): number {
  if (!above || !below || above.page !== below.page) return 1;
  const space = (below.box.y - (above.box.y + above.box.height)) / document.rowHeight;
  return Math.min(1, Math.max(0, space / 3));
}

function measureText(vector: VectorBuilder, { spans }: Candidate): void {
  const text = spans.map(textOf).join(' ');
  const count = (pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / Math.max(1, text.length);
  const [first] = spans;
  vector.set('length', Math.min(1, text.length / 100));
  vector.set('digits', count(/\d/gu));
  vector.set('letters', count(/\p{L}/gu));
  vector.set('capitals', count(/\p{Lu}/gu));
  vector.set('words', Math.min(1, text.split(/\s+/).length / 20));
  vector.set('signs', Math.min(1, addressSigns(text) / 5));
  if (!first) return;
  vector.set('isWhole', Number(first.start === 0 && first.end >= first.row.text.length));
  vector.set('isFirstOfRow', Number(!/[\p{L}\d]/u.test(first.row.text.slice(0, first.start))));
  vector.set('isLastOfRow', Number(!/[\p{L}\d]/u.test(first.row.text.slice(first.end))));
}

function measureKnown(vector: VectorBuilder, { likeness, isKnownSpelling = false }: Candidate): void {
  if (!likeness) return;
  const { known, share, hasSameDigits } = likeness;
  const often = Math.min(1, Math.log2(1 + known.count) / 4);
  vector.set('isKnown', Number(share === 1));
  vector.set('likeness', (share - LIKENESS_MIN) / (1 - LIKENESS_MIN));
  vector.set('knownCount', often);
  vector.set('isKnownSpelling', Number(isKnownSpelling));
  vector.set('hasOtherDigits', Number(isKnownSpelling && !hasSameDigits));
  vector.set('isMisspelt', Number(!isKnownSpelling && share < 1));
  vector.set('oftenMisspelt', isKnownSpelling ? often * share : 0);
}

function measureAmount(vector: VectorBuilder, { value, spans }: Candidate, document: Summary): void {
  const [span] = spans;
  if (typeof value !== 'number' || !span) return;
  const sheet = readSheet(document.view);
  const amount = sheet.amounts.find((own) => own.span.row === span.row && own.span.start === span.start);
  const isOneOf = (values: readonly number[]): number => Number(values.some((own) => Math.abs(own - value) < 0.005));
  vector.set('size', Math.min(1, Math.log1p(Math.abs(value)) / 12));
  vector.set('decimals', Number((amount?.decimals ?? 0) === 2));
  vector.set('currency', Number((amount?.currency ?? null) !== null));
  vector.set('isMax', isOneOf([sheet.max]));
  vector.set('shareOfMax', sheet.max > 0 ? Math.min(2, Math.max(0, value / sheet.max)) / 2 : 0);
  vector.set('isPaid', isOneOf(sheet.paid));
  vector.set('isSum', isOneOf(sheet.sums));
  vector.set('isNegative', Number(value < 0));
  vector.set('isZero', Number(Math.abs(value) < 0.051));
}

function measureLabels(vector: VectorBuilder, { spans }: Candidate, document: Summary): void {
  const [span] = spans;
  if (!span) return;
  const beside = span.row.folded.slice(0, span.start);
  const over = document.view.rows[span.row.index - 1]?.folded ?? '';
  for (const kind of LABEL_KINDS) {
    vector.set(`beside.${kind}`, Number(hasLabel(beside, kind)));
    vector.set(`over.${kind}`, Number(hasLabel(over, kind)));
  }
  vector.set('times', Number(findTimes(span.row.text).length > 0));
}

function measureRows(vector: VectorBuilder, { spans }: Candidate, document: Summary): void {
  const { rows } = document.view;
  const first = spans[0]?.row;
  const last = spans.at(-1)?.row;
  if (!first || !last) return;
  const around = [first, last, rows[first.index - 1], rows[last.index + 1], rows[last.index + 2]];
  AROUND.forEach((where, index) => {
    const row = around[index];
    if (!row) return;
    vector.set(`${where}.is`, 1);
    for (const [sign, value] of document.signs(row)) vector.set(`${where}.${sign}`, value);
  });
}

function hashWords(
  vector: VectorBuilder,
  { field, candidate, view }: { field: LearnedField; candidate: Candidate; view: DocumentView },
): void {
  const [first] = candidate.spans;
  const last = candidate.spans.at(-1);
  if (!first || !last) return;
  const text = fold(candidate.spans.map(textOf).join(' '));
  const above = wordsOf(view.rows[first.row.index - 1]?.folded);
  const below = wordsOf(view.rows[last.row.index + 1]?.folded);
  if (field === 'total' || field === 'date') {
    vector.hash('beside', wordsOf(first.row.folded.slice(0, first.start)).slice(-5));
    vector.hash('after', wordsOf(first.row.folded.slice(first.end)).slice(0, 3));
    vector.hash('above', above);
    vector.hash('below', below);
    vector.hash('shape', [text.replace(/\d/g, '0')]);
    return;
  }
  vector.hash('letters', triplesOf(text));
  vector.hash('begin', wordsOf(fold(textOf(first))).slice(0, 2));
  vector.hash('end', wordsOf(fold(textOf(last))).slice(-2));
  vector.hash('above', above.slice(-3));
  vector.hash('below', below.slice(0, 3));
}

/** Words with every digit as 0: which number it is says nothing. */
function wordsOf(folded: string | undefined): string[] {
  return folded?.replace(/\d/g, '0').match(/[\p{L}\d]+/gu) ?? [];
}

function triplesOf(text: string): string[] {
  const padded = `^${text.replace(/\d/g, '0').replace(/\s+/gu, ' ')}$`;
  return Array.from({ length: Math.max(0, padded.length - 2) }, (_, index) => padded.slice(index, index + 3));
}

function textOf({ row, start, end }: Span): string {
  return row.text.slice(start, end);
}
