/** Finds the day of issue, the due date and the time of day of a document, by the labels on their row and their place. */
import { findDates, findFaultyDates, findTimes, type FoundDate } from './dates';
import type { DocumentView, Row } from './document-view';
import { best, scoreOf, type Finder, type Finding } from './finding';
import { hasLabel } from './labels';

interface DatedRow {
  row: Row;
  iso: string;
  start: number;
  end: number;
  isAmbiguous: boolean;
  /** Text left of the date, back to the date before it, and the label above where the date stands alone. */
  context: string;
}

export const findDate: Finder = (view) => best(dateFindings(view));

/** Every day on the document, with what speaks for its being the day of issue. */
export function dateFindings(view: DocumentView): Finding[] {
  const dates = datedRows(view);
  return dates.map((date, index) => {
    const points =
      (hasLabel(date.context, 'invoiceDate') ? 2.5 : 0) +
      (hasLabel(date.context, 'date') ? 1.2 : 0) +
      (isNumbered(date.context) ? 1 : 0) -
      (hasLabel(date.context, 'dueDate') ? 2.5 : 0) -
      (hasLabel(date.context, 'otherDate') ? 2 : 0) +
      (findTimes(date.row.text).length > 0 ? 0.8 : 0) +
      (dates.some((other) => other !== date && other.iso === date.iso) ? 0.5 : 0) -
      (date.isAmbiguous ? 0.3 : 0) -
      0.1 * Math.min(10, index);
    return toFinding(date, points + 0.5);
  });
}

export const findDueDate: Finder = (view) => {
  const dates = datedRows(view).filter((date) => hasLabel(date.context, 'dueDate'));
  return best(
    dates.map((date, index) =>
      toFinding(date, 2 - 0.2 * Math.min(10, index) - (hasLabel(date.context, 'invoiceDate') ? 1 : 0)),
    ),
  );
};

/** The time on the row of the document's date, else a labelled one, else the first. */
export const findTime: Finder = (view, find) => {
  const dateRow = find('date')?.spans[0]?.row;
  return best(
    view.rows.flatMap((row) =>
      findTimes(row.text).map((time) => ({
        value: time.iso,
        spans: [{ row, start: time.start, end: time.end }],
        score: scoreOf(
          (row === dateRow ? 2 : 0) +
            (hasLabel(row.folded.slice(0, time.start), 'time') ? 1.5 : 0) +
            (time.iso.length > 5 ? 0.5 : 0) +
            nearness(row, dateRow),
        ),
      })),
    ),
  );
};

/** `Invoice no. 4711 of 1 March 2024`: the date of a numbered document is its day of issue. */
function isNumbered(context: string): boolean {
  return hasLabel(context, 'invoiceNumber') && /\d{3}/u.test(context);
}

function nearness(row: Row, dateRow: Row | undefined): number {
  if (!dateRow) return 0;
  return Math.abs(row.index - dateRow.index) <= 1 ? 0.5 : -1;
}

/** Faulty dates count only where there are no others. */
function datedRows(view: DocumentView): DatedRow[] {
  const sound = rowsWithDates(view, (text) => findDates(text, view.dates));
  return sound.length > 0 ? sound : rowsWithDates(view, findFaultyDates);
}

function rowsWithDates(view: DocumentView, datesOf: (text: string) => FoundDate[]): DatedRow[] {
  return view.rows.flatMap((row) => {
    let from = 0;
    return datesOf(row.text).map((date) => {
      const left = row.folded.slice(from, date.start);
      from = date.end;
      const isAlone = !/\p{L}/u.test(row.folded.slice(0, date.start));
      return { row, ...date, context: isAlone ? `${left} ${labelAbove(view, row, date.start)}` : left };
    });
  });
}

/** The label over a date that has no words on its left: the cell above it that overlaps it sideways. */
function labelAbove(view: DocumentView, row: Row, start: number): string {
  const above = view.rows[row.index - 1];
  const cell = row.cells.find((own) => own.start <= start && own.end > start);
  if (!above || !cell || above.page !== row.page || row.box.y - (above.box.y + above.box.height) > 3 * row.box.height)
    return '';
  const label = above.cells.find(
    (other) => other.box.x < cell.box.x + cell.box.width && cell.box.x < other.box.x + other.box.width,
  );
  return label ? above.folded.slice(label.start, label.end) : '';
}

function toFinding(date: DatedRow, points: number): Finding {
  return {
    value: date.iso,
    spans: [{ row: date.row, start: date.start, end: date.end }],
    score: scoreOf(points + 0.5),
  };
}
