/**
 * Pairs the amounts of a document with the labels that they belong to: those between a label and the next one on the
 * row, else the amount beneath the label. Called by `amount-fields.ts` only.
 */
import { findAmounts, type Amount } from './amounts';
import { locate, type DocumentView, type Row, type Span } from './document-view';
import type { LabelKind } from './label-words';
import { findLabels, hasLabel } from './labels';

export interface PlacedAmount extends Amount {
  span: Span;
}

/** One label (or several that name one amount, as in `Total incl. GST`) with its amounts from left to right. */
export interface LabelledAmounts {
  row: Row;
  kinds: ReadonlySet<AmountLabel>;
  label: string;
  amounts: PlacedAmount[];
  /** The amounts stand in a row under the label. */
  isBelow: boolean;
}

const AMOUNT_LABELS = [
  ...(['grandTotal', 'total', 'amountDue', 'subtotal', 'tax', 'notTotal', 'cash', 'change', 'discount'] as const),
] satisfies LabelKind[];
type AmountLabel = (typeof AMOUNT_LABELS)[number];

/** Rows under a label in which its amount is looked for, and how far away, in heights of the label. */
const ROWS_BELOW_MAX = 2;
const HEIGHTS_BELOW_MAX = 3.5;
/** Letters of a row of amounts alone: those of its currency. */
const LETTERS_BELOW_MAX = 4;
/** In a row without amounts, the head of a table, labels farther apart (in letters) head columns of their own. */
const WORD_GAP_MAX = 2;

export function placedAmounts(view: DocumentView, row: Row): PlacedAmount[] {
  return findAmounts(row.text, view.decimalMark)
    .filter((amount) => !amount.isPercent)
    .map((amount) => ({ ...amount, span: { row, ...amount.digits } }));
}

export function labelledAmounts(view: DocumentView): LabelledAmounts[] {
  return view.rows.flatMap((row) => labelsOfRow(view, row));
}

function labelsOfRow(view: DocumentView, row: Row): LabelledAmounts[] {
  const hits = AMOUNT_LABELS.flatMap((kind) => findLabels(row.folded, kind).map((hit) => ({ ...hit, kind })));
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const amounts = placedAmounts(view, row);
  const groups: { start: number; end: number; kinds: Set<AmountLabel> }[] = [];
  for (const hit of hits) {
    const group = groups.at(-1);
    const isOneLabel = group && (amounts.length > 0 || hit.start - group.end <= WORD_GAP_MAX);
    if (isOneLabel && !amounts.some((amount) => amount.start >= group.end && amount.end <= hit.start)) {
      group.kinds.add(hit.kind);
      group.end = Math.max(group.end, hit.end);
    } else groups.push({ start: hit.start, end: hit.end, kinds: new Set([hit.kind]) });
  }
  return groups.map((group, index) => {
    const next = groups[index + 1]?.start ?? Infinity;
    const beside = amounts.filter((amount) => amount.end > group.end && amount.start < next);
    const label = row.folded.slice(group.start, group.end);
    if (beside.length > 0) return { row, kinds: group.kinds, label, amounts: beside, isBelow: false };
    return { row, kinds: group.kinds, label, amounts: amountBelow(view, { row, ...group }), isBelow: true };
  });
}

/** The amount under a label that stands nearest to it sideways; rows with words or labels of their own do not count. */
function amountBelow(view: DocumentView, label: Span): PlacedAmount[] {
  const place = locate(label).box;
  for (const row of view.rows.slice(label.row.index + 1, label.row.index + 1 + ROWS_BELOW_MAX)) {
    if (row.page !== label.row.page || row.box.y - (place.y + place.height) > HEIGHTS_BELOW_MAX * place.height) break;
    if (
      (row.text.match(/\p{L}/gu)?.length ?? 0) > LETTERS_BELOW_MAX ||
      AMOUNT_LABELS.some((kind) => hasLabel(row.folded, kind))
    )
      break;
    const near = placedAmounts(view, row)
      .map((amount) => ({ amount, distance: sidewaysDistance(place, locate(amount.span).box) }))
      .sort((a, b) => a.distance - b.distance)[0];
    if (near) return [near.amount];
  }
  return [];
}

function sidewaysDistance(a: { x: number; width: number }, b: { x: number; width: number }): number {
  return Math.abs(a.x + a.width / 2 - (b.x + b.width / 2));
}
