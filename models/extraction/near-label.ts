/**
 * Reads the value that belongs to a label: right of it on the same row, else in the row below it. Used for every field
 * that is named on the document, the caller's own ones too.
 */
import { locate, type DocumentView, type Row, type Span } from './document-view';
import { best, scoreOf, type Finding } from './finding';
import type { LabelKind } from './label-words';
import { findLabels, type LabelHit } from './labels';
import type { FieldValue } from '../../contracts/documents/result';

/** A value found in a piece of text; `start` and `end` are places in that text. */
export interface Reading {
  value: FieldValue;
  start: number;
  end: number;
}

/** Reads the first value of its type in `text`, or undefined. */
export type Reader = (text: string, view: DocumentView) => Reading | undefined;

const ROWS_BELOW_MAX = 2;
const HEIGHTS_BELOW_MAX = 3;
/** What may stand between a label and its value. */
const DIVIDER = /^[\s:：#=.|\])>-]*(?:(?:no|nr|number|번호|n°|nº)[\s.:：#-]+)?/iu;

/** The text as it stands, to the end of its cell. */
export const textReader: Reader = (text) => {
  const value = text.replace(/[\s,;:：|]+$/u, '');
  const start = value.length - value.trimStart().length;
  return /[\p{L}\d]/u.test(value) ? { value: value.slice(start), start, end: value.length } : undefined;
};

/** The best value beside any label of a kind. */
export function readLabelled(view: DocumentView, kind: LabelKind, reader: Reader): Finding | undefined {
  return best(readAllLabelled(view, (row) => findLabels(row.folded, kind), reader));
}

/** The values beside the labels that `labelsOf` finds in each row. */
export function readAllLabelled(view: DocumentView, labelsOf: (row: Row) => LabelHit[], reader: Reader): Finding[] {
  return view.rows.flatMap((row) =>
    labelsOf(row).flatMap((hit) => {
      const finding = readNear(view, { row, ...hit }, reader);
      return finding ? [finding] : [];
    }),
  );
}

function readNear(view: DocumentView, label: Span, reader: Reader): Finding | undefined {
  const { row } = label;
  const rest = row.text.slice(label.end);
  const divider = DIVIDER.exec(rest)?.[0] ?? '';
  const hasColon = /[:：#=]/u.test(divider);
  const labelPoints = labelStrength(label, hasColon);
  for (const piece of piecesRight(row, label.end + divider.length)) {
    const reading = reader(row.text.slice(piece.start, piece.end), view);
    if (reading) return toFinding(reading, piece, labelPoints + (hasColon ? 1.2 : 0.3));
  }
  if (/[\p{L}\d]/u.test(rest) && !hasCellAfter(row, label.end)) return undefined;
  for (const piece of piecesBelow(view, label)) {
    const reading = reader(piece.row.text.slice(piece.start, piece.end), view);
    if (reading) return toFinding(reading, piece, labelPoints + (hasColon ? 0.3 : -0.2));
  }
  return undefined;
}

/** A label that begins its cell speaks louder than one within a sentence. */
function labelStrength(label: Span, hasColon: boolean): number {
  const cell = label.row.cells.find((own) => own.start <= label.start && own.end >= label.end);
  const before = label.row.text.slice(cell?.start ?? 0, label.start);
  return /[\p{L}\d]/u.test(before) ? (hasColon ? 0 : -1) : 1;
}

function hasCellAfter(row: Row, position: number): boolean {
  return row.cells.some((cell) => cell.start >= position);
}

/** What is left of the label's own cell, then the next cell. */
function piecesRight(row: Row, from: number): Span[] {
  const pieces: Span[] = [];
  for (const cell of row.cells) {
    if (cell.end <= from) continue;
    pieces.push({ row, start: Math.max(from, cell.start), end: cell.end });
    if (pieces.length === 2) break;
  }
  return pieces;
}

/** Cells under the label that overlap it sideways; where rows are read as one cell, the whole row. */
function piecesBelow(view: DocumentView, label: Span): Span[] {
  const place = locate(label).box;
  const pieces: Span[] = [];
  for (const row of view.rows.slice(label.row.index + 1, label.row.index + 1 + ROWS_BELOW_MAX)) {
    if (row.page !== label.row.page || row.box.y - (place.y + place.height) > HEIGHTS_BELOW_MAX * place.height) break;
    for (const cell of row.cells) {
      if (cell.box.x < place.x + place.width && place.x < cell.box.x + cell.box.width) {
        pieces.push({ row, start: cell.start, end: cell.end });
      }
    }
  }
  return pieces;
}

function toFinding(reading: Reading, piece: Span, points: number): Finding {
  const span = { row: piece.row, start: piece.start + reading.start, end: piece.start + reading.end };
  return { value: reading.value, spans: [span], score: scoreOf(points) };
}
