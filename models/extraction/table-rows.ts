/**
 * Reads an array of objects off a table: the header row is the one that names most of the item's properties, the rows
 * below are its items until a row has none of them. Called by `own-schema.ts` for properties of type array.
 */
import type { FieldPropertySchema } from '../../contracts/documents/options';
import type { FieldValue } from '../../contracts/documents/result';
import { locate, type Cell, type DocumentView, type Row, type Span } from './document-view';
import type { Finding } from './finding';
import { findPhrases } from './labels';
import { words } from './fold';
import { readerOf } from './property-reader';

const COLUMNS_MIN = 2;
const ITEMS_MAX = 200;

interface Column {
  name: string;
  property: FieldPropertySchema;
  centre: number;
}

interface Table {
  columns: readonly Column[];
  /** All of the item's properties, those without a column too. */
  properties: Readonly<Record<string, FieldPropertySchema>>;
}

/** Words that tables use for what schemas call otherwise. */
const COLUMN_WORDS: readonly (readonly string[])[] = [
  [
    'description',
    'item',
    'product',
    'name',
    'article',
    'bezeichnung',
    'beschreibung',
    'designation',
    '품명',
    '품목',
    '상품명',
    '메뉴',
  ],
  ['quantity', 'qty', 'menge', 'anzahl', 'quantite', '수량'],
  ['unit price', 'price', 'rate', 'einzelpreis', 'preis', 'nettopreis', 'prix unitaire', '단가'],
  ['amount', 'total', 'line total', 'subtotal', 'betrag', 'summe', 'montant', '금액'],
];

export function findTableRows(view: DocumentView, property: FieldPropertySchema): Finding | undefined {
  const properties = property.items?.properties;
  if (!properties) return undefined;
  const wanted = Object.entries(properties).map(([name, own]) => ({
    name,
    property: own,
    labels: columnLabels(name, own),
  }));
  let header: Row | undefined;
  let columns: Column[] = [];
  for (const row of view.rows) {
    const own = columnsOf(row, wanted);
    if (own.length > columns.length) [header, columns] = [row, own];
  }
  if (!header || columns.length < Math.min(COLUMNS_MIN, Object.keys(properties).length)) return undefined;
  const items: { value: FieldValue; spans: Span[] }[] = [];
  for (const row of view.rows.slice(header.index + 1, header.index + 1 + ITEMS_MAX)) {
    const item = row.page === header.page ? itemOf(view, row, { columns, properties }) : undefined;
    if (!item && items.length > 0) break;
    if (item) items.push(item);
  }
  if (items.length === 0) return undefined;
  const filled = columns.length / Object.keys(properties).length;
  return {
    value: items.map((item) => item.value),
    spans: items.flatMap((item) => item.spans),
    score: 0.4 + 0.3 * filled,
  };
}

interface WantedColumn {
  name: string;
  property: FieldPropertySchema;
  labels: string[];
}

function columnsOf(row: Row, wanted: readonly WantedColumn[]): Column[] {
  const taken: Span[] = [];
  return wanted.flatMap(({ name, property, labels }) => {
    const hit = findPhrases(row.folded, labels).find(
      (own) => !taken.some((other) => other.start < own.end && own.start < other.end),
    );
    if (!hit) return [];
    taken.push({ row, ...hit });
    const { box } = locate({ row, ...hit });
    return [{ name, property, centre: box.x + box.width / 2 }];
  });
}

function columnLabels(name: string, property: FieldPropertySchema): string[] {
  const own = [words(name), words(property.title ?? '')].filter((text) => text !== '');
  return [...new Set([...own, ...COLUMN_WORDS.filter((group) => group.some((word) => own.includes(word))).flat()])];
}

/** A row is an item when at least two of its cells, one of them a number or the only column, fall into columns. */
function itemOf(
  view: DocumentView,
  row: Row,
  { columns, properties }: Table,
): { value: FieldValue; spans: Span[] } | undefined {
  const values = new Map<string, FieldValue>();
  const spans: Span[] = [];
  for (const cell of row.cells) {
    const column = nearestColumn(cell, columns);
    if (!column || values.has(column.name)) continue;
    const reading = readerOf(column.property)(cell.text, view);
    if (!reading) continue;
    values.set(column.name, reading.value);
    spans.push({ row, start: cell.start + reading.start, end: cell.start + reading.end });
  }
  if (values.size < Math.min(COLUMNS_MIN, columns.length)) return undefined;
  return { value: Object.fromEntries(Object.keys(properties).map((name) => [name, values.get(name) ?? null])), spans };
}

function nearestColumn(cell: Cell, columns: readonly Column[]): Column | undefined {
  const distance = (column: Column): number =>
    column.centre >= cell.box.x && column.centre <= cell.box.x + cell.box.width
      ? 0
      : Math.min(Math.abs(column.centre - cell.box.x), Math.abs(column.centre - cell.box.x - cell.box.width));
  return [...columns].sort((a, b) => distance(a) - distance(b))[0];
}
