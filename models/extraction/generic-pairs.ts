/**
 * Every pair of label and value that a document shows, for the schema `generic`. A pair is a text with a colon, or two
 * cells of a row of which the left one is words. The label, in small letters and with `_` between words, is the name.
 */
import type { ExtractedField } from '../../contracts/documents/result';
import { parseAmount } from './amounts';
import { findDates } from './dates';
import type { DocumentView, Row, Span } from './document-view';
import { toField } from './finding';
import { words } from './fold';

const FIELDS_MAX = 100;
const LABEL_CHARACTERS_MAX = 40;
const COLON_PAIR = /^\s*([\p{L}(][^:：\n]{0,39}?)\s*[:：]\s*(\S.*)$/u;
const COLON_LABEL = /^\s*([\p{L}(][^:：\n]{0,39}?)\s*[:：]\s*$/u;

interface Pair {
  label: string;
  value: Span;
  score: number;
}

export function findPairs(view: DocumentView): ExtractedField[] {
  const fields: ExtractedField[] = [];
  const seen = new Map<string, number>();
  for (const pair of view.rows.flatMap(pairsOf)) {
    const name = words(pair.label).replaceAll(' ', '_');
    if (name === '' || fields.length >= FIELDS_MAX) continue;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const { row, start, end } = pair.value;
    const value = typedValue(row.text.slice(start, end), view);
    fields.push(toField(count === 1 ? name : `${name}_${count}`, { value, spans: [pair.value], score: pair.score }));
  }
  return fields;
}

function pairsOf(row: Row): Pair[] {
  const pairs: Pair[] = [];
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index];
    const next = row.cells[index + 1];
    if (!cell) continue;
    const whole = COLON_PAIR.exec(cell.text);
    if (whole && isLabel(whole[1]) && !isClockOrUrl(cell.text, whole[2])) {
      const value = whole[2]?.trimEnd() ?? '';
      const start = cell.start + cell.text.lastIndexOf(value);
      pairs.push({ label: whole[1] ?? '', value: { row, start, end: start + value.length }, score: 0.8 });
      continue;
    }
    const label = COLON_LABEL.exec(cell.text)?.[1] ?? (row.cells.length === 2 && index === 0 ? cell.text : undefined);
    if (!next || !isLabel(label)) continue;
    const lead = /^[\s:：]*/u.exec(next.text)?.[0].length ?? 0;
    if (lead === next.text.length) continue;
    pairs.push({
      label: label ?? '',
      value: { row, start: next.start + lead, end: next.end },
      score: /[:：]\s*$/u.test(cell.text) || lead > 0 ? 0.8 : 0.6,
    });
    index++;
  }
  return pairs;
}

function isLabel(text: string | undefined): boolean {
  if (text === undefined || text.length > LABEL_CHARACTERS_MAX) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const digits = text.match(/\d/g)?.length ?? 0;
  return letters >= 2 && digits * 2 <= letters;
}

/** The colon of `https://` or `10:30` divides no pair. */
function isClockOrUrl(text: string, value: string | undefined): boolean {
  return (value ?? '').startsWith('//') || /\d\s*[:：]\s*$/u.test(text.slice(0, text.length - (value ?? '').length));
}

/** A whole date is ISO 8601, a whole amount with decimals or a currency is a number, else the text as it stands. */
function typedValue(text: string, view: DocumentView): string | number {
  const trimmed = text.trim();
  const [date] = findDates(trimmed, view.dates);
  if (date && date.start === 0 && date.end === trimmed.length) return date.iso;
  const amount = parseAmount(trimmed, view.decimalMark);
  return amount && !amount.isPercent && (amount.decimals === 2 || amount.currency !== null) ? amount.value : trimmed;
}
