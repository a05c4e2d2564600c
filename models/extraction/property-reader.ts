/** Readers for the values of a caller's properties, chosen by JSON schema type and format. Called by `own-schema.ts`. */
import type { FieldPropertySchema } from '../../contracts/documents/options';
import type { FieldValue } from '../../contracts/documents/result';
import { findAmounts } from './amounts';
import { findDates, findTimes } from './dates';
import { textOfValue } from './finding';
import { fold, squeeze } from './fold';
import { emailReader, phoneReader, websiteReader } from './identifier-fields';
import { textReader, type Reader } from './near-label';

const YES = /(?<!\p{L})(?:yes|y|true|on|ja|oui|예|네|o|✓|✔|☑|x)(?!\p{L})/u;
const NO = /(?<!\p{L})(?:no|n|false|off|nein|non|아니오|아니요|☐)(?!\p{L})/u;

const numberReader: Reader = (text, view) => {
  const amount =
    findAmounts(text, view.decimalMark).find((own) => !own.isPercent) ?? findAmounts(text, view.decimalMark)[0];
  return amount ? { value: amount.value, ...amount.digits } : undefined;
};

const integerReader: Reader = (text, view) => {
  const amount = findAmounts(text, view.decimalMark).find((own) => Number.isInteger(own.value));
  return amount ? { value: amount.value, ...amount.digits } : undefined;
};

const dateReader: Reader = (text, view) => {
  const [date] = findDates(text, view.dates);
  return date ? { value: date.iso, start: date.start, end: date.end } : undefined;
};

/** A day with a time, as local time of the document: no zone is printed. Without a time it is no date-time. */
const dateTimeReader: Reader = (text, view) => {
  const [date] = findDates(text, view.dates);
  const [time] = date ? findTimes(text.slice(date.end)) : [];
  if (!date || !time) return undefined;
  const clock = time.iso.length === 5 ? `${time.iso}:00` : time.iso;
  return { value: `${date.iso}T${clock}Z`, start: date.start, end: date.end + time.end };
};

const timeReader: Reader = (text) => {
  const [time] = findTimes(text);
  return time ? { value: time.iso, start: time.start, end: time.end } : undefined;
};

const booleanReader: Reader = (text) => {
  const folded = fold(text);
  const match = YES.exec(folded) ?? NO.exec(folded);
  return match ? { value: YES.test(folded), start: match.index, end: match.index + match[0].length } : undefined;
};

const FORMATS: Readonly<Record<string, Reader>> = {
  date: dateReader,
  'date-time': dateTimeReader,
  time: timeReader,
  email: emailReader,
  'idn-email': emailReader,
  uri: websiteReader,
  url: websiteReader,
  phone: phoneReader,
  tel: phoneReader,
};

export function readerOf(property: FieldPropertySchema): Reader {
  if (Array.isArray(property['enum'])) return optionReader(property);
  if (property.type === 'number') return numberReader;
  if (property.type === 'integer') return integerReader;
  if (property.type === 'boolean') return booleanReader;
  const format = property.format ?? '';
  return Object.hasOwn(FORMATS, format) ? (FORMATS[format] ?? textReader) : textReader;
}

/** The option of an `enum` that `text` means, whatever the case and marks. */
export function optionOf(property: FieldPropertySchema, text: string): FieldValue | undefined {
  const options: unknown = property['enum'];
  if (!Array.isArray(options)) return undefined;
  const wanted = squeeze(text);
  return options.filter(isScalar).find((option) => squeeze(String(option)) === wanted);
}

function optionReader(property: FieldPropertySchema): Reader {
  return (text, view) => {
    const value = textReader(text, view);
    const option = value ? optionOf(property, textOfValue(value.value)) : undefined;
    return value && option !== undefined ? { ...value, value: option } : undefined;
  };
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
