/**
 * Masks personal data in text that is kept for training: what identifies a person and that no model of ours needs to
 * know. The form stays, so that layouts and patterns can still be learned. Called by `activities/loop/build-dataset.ts`.
 */

/** Bounded by no Latin letter: within a hash or a product key digits are nobody's. */
const PATTERNS: readonly { find: RegExp; isPersonal?: (match: string) => boolean }[] = [
  { find: /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu },
  // Korean resident registration number: birth date, then sex and century.
  { find: /(?<![A-Za-z\d])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[- ]?[1-8]\d{6}(?![A-Za-z\d])/g },
  // Payment card: 13 to 19 digits that pass the check of ISO/IEC 7812.
  { find: /(?<![A-Za-z\d.,])\d(?:[ -]?\d){12,18}(?![A-Za-z\d.,])/g, isPersonal: passesLuhn },
  // Korean mobile phone.
  { find: /(?<![A-Za-z\d])(?:\+82[- ]?)?0?1[016-9][- .]?\d{3,4}[- .]?\d{4}(?![A-Za-z\d])/g },
];

/** The same text where it holds nothing personal. Digits become 0, letters of addresses x. */
export function scrub(text: string): string {
  return PATTERNS.reduce(
    (clean, { find, isPersonal = () => true }) =>
      clean.replace(find, (match) => (isPersonal(match) ? match.replace(/\d/g, '0').replace(/\p{L}/gu, 'x') : match)),
    text,
  );
}

/** All texts of a JSON value; the value itself where nothing was personal. */
export function scrubJson<Value>(value: Value): Value {
  if (typeof value === 'string') return scrub(value) as Value;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, own]): [string, unknown] => [key, scrubJson<unknown>(own)]);
  if (entries.every(([key, own]) => own === value[key as keyof Value])) return value;
  return (Array.isArray(value) ? entries.map(([, own]) => own) : Object.fromEntries(entries)) as Value;
}

function passesLuhn(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
