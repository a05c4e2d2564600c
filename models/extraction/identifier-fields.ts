/**
 * Finds numbers and codes: business, VAT, invoice, receipt and order numbers, IBAN, telephone, e-mail, web address, and
 * the names that stand beside a label. Shapes that prove themselves (IBAN check digits, the Korean check digit) weigh most.
 */
import type { DocumentView } from './document-view';
import { best, scoreOf, type Finder, type Finding } from './finding';
import { repairDigits } from './fold';
import type { LabelKind } from './label-words';
import { findLabels, hasLabel } from './labels';
import { readAllLabelled, readLabelled, type Reader, type Reading } from './near-label';

const KOREAN_BUSINESS = /(?<![\d-])(\d ?\d ?\d)\s?-\s?(\d ?\d)\s?-\s?(\d(?: ?\d){4})(?! ?[\d-])/gu;
const VAT_ID =
  /(?<![\p{L}\d])(?:ATU|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)[\dA-Z]{8,12}(?![\p{L}\d])/gu;
const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}(?![\p{L}\d])/gu;
const PHONE =
  /(?<![\p{L}\d.,/-])(?:\(?\+?\d{1,4}\)?[\s./-]*)?(?:\(?\d{1,5}\)?[\s./-]*){1,5}\d{2,5}(?![\p{L}\d/]|[.,]\d)/gu;
const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/u;
const WEBSITE = /(?:https?:\/\/|www\.)[^\s,;)]+/iu;
/** A number of a document: letters, digits and marks, with a digit in it. One in brackets only says what kind it is. */
const CODE = /(?<![\p{L}\d])(?=[\p{L}_/.#-]*\d)[\p{L}\d][\p{L}\d_/.#-]{1,39}/gu;
/** Letters between a label and its number, such as `des Versicherers Nr.`; more make it a sentence. */
const LETTERS_BEFORE_MAX = 20;
/** Digits of one number that were read with gaps, `1 1 5234`, up to the end of the text. */
const DIGITS_APART = /(?<=^\W*)\d (?:\d )*\d{2,}(?=\s*$)/u;
const GROUPED_NUMBER = /^(?:\p{Lu}{2,3}[ -]?)?\d{2,5}(?: \d{2,5}){1,4}$/u;
const REGISTRATION_DIGITS_MAX = 15;
/** Telephone numbers that show what they are without a label: Korean, North American, international. */
const SHAPED_PHONE = /(?<![\d-])(?:0\d{1,2}-\d{3,4}-\d{4}|\(\d{3}\) ?\d{3}-\d{4}|\+\d{1,3}(?: \d{2,4}){2,5})(?![\d-])/u;
/** A hyphenated number whose last four digits were read with gaps: `051-123-1 190`. */
const PHONE_APART = /^0\d{1,2}-\d{3,4}-\d(?: ?\d){3}$/u;
const DATE_LIKE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/u;

export const findBusinessNumber: Finder = (view) => {
  const korean = view.rows.flatMap((row) =>
    koreanNumbers(row.text).map((match) => ({
      value: match.slice(1).map(joined).join('-'),
      spans: [{ row, start: match.index, end: match.index + match[0].length }],
      score: scoreOf((isKoreanBusinessNumber(match[0]) ? 3 : 0.5) + (hasLabel(row.folded, 'businessNumber') ? 1.5 : 0)),
    })),
  );
  return best([
    ...korean,
    ...readAllLabelled(view, (row) => findLabels(row.folded, 'businessNumber'), registrationReader(5)),
  ]);
};

/** Gaps within the groups are faults of reading: then the check digit must be right. */
function koreanNumbers(text: string): RegExpExecArray[] {
  return [...repairDigits(text).matchAll(KOREAN_BUSINESS)].filter(
    (match) => !/\d \d/u.test(match[0]) || isKoreanBusinessNumber(match[0]),
  );
}

/** Check digit of the Korean business number (weights 1 3 7 1 3 7 1 3 5, tens of the ninth product added). */
function isKoreanBusinessNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').split('').map(Number);
  if (digits.length !== 10) return false;
  const sum = [1, 3, 7, 1, 3, 7, 1, 3, 5].reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
  return (10 - ((sum + Math.floor((5 * (digits[8] ?? 0)) / 10)) % 10)) % 10 === digits[9];
}

export const findVatId: Finder = (view) => {
  const shaped = view.rows.flatMap((row) =>
    [...row.text.matchAll(VAT_ID)]
      .filter((match) => /\d{6}/.test(match[0]) && !isIban(match[0]))
      .map((match) => ({
        value: match[0],
        spans: [{ row, start: match.index, end: match.index + match[0].length }],
        score: scoreOf(
          1 +
            (hasLabel(row.folded.slice(0, match.index), 'vatId') ? 1.5 : 0) -
            (/client|customer|kunde/u.test(row.folded) ? 2 : 0),
        ),
      })),
  );
  return best([
    ...shaped,
    ...readAllLabelled(view, (row) => findLabels(row.folded, 'vatId'), registrationReader(8)).map(halve),
  ]);
};

export const findIban: Finder = (view) => {
  const shaped = view.rows.flatMap((row) =>
    [...row.text.matchAll(IBAN)].flatMap((match) => {
      const value = longestIban(match[0]) ?? match[0].replace(/\s/g, '');
      const isLabelled = hasLabel(row.folded.slice(0, match.index), 'iban');
      const points = (isIban(value) ? 3 : -0.5) + (isLabelled ? 1.5 : -1);
      return [
        { value, spans: [{ row, start: match.index, end: match.index + match[0].length }], score: scoreOf(points) },
      ];
    }),
  );
  const winner = best([
    ...shaped,
    ...readAllLabelled(view, (row) => findLabels(row.folded, 'iban'), codeReader(8)).map(halve),
  ]);
  return winner && winner.score > 0.3 ? winner : undefined;
};

/** ISO 13616: the number modulo 97 is 1 once the first four characters stand at the end. */
function isIban(text: string): boolean {
  const compact = text.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(compact)) return false;
  let rest = 0;
  for (const letter of compact.slice(4) + compact.slice(0, 4)) {
    for (const digit of parseInt(letter, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/** Words after an IBAN may look like part of it: the longest beginning with right check digits counts. */
function longestIban(text: string): string | undefined {
  const compact = text.replace(/\s/g, '');
  for (let length = compact.length; length >= 15; length--)
    if (isIban(compact.slice(0, length))) return compact.slice(0, length);
  return undefined;
}

export const findInvoiceNumber: Finder = (view) => numberBeside(view, 'invoiceNumber');
export const findReceiptNumber: Finder = (view) => numberBeside(view, 'receiptNumber');
export const findOrderNumber: Finder = (view) => numberBeside(view, 'orderNumber');

/** Longer labels say more: `Invoice number` beats `Invoice`. */
function numberBeside(view: DocumentView, kind: LabelKind): Finding | undefined {
  return best(
    view.rows.flatMap((row) =>
      findLabels(row.folded, kind).flatMap((hit) => {
        const only = (other: typeof row) => (other === row ? [hit] : []);
        const isExplicit =
          /no|nr|num|#|번|id/u.test(row.folded.slice(hit.start, hit.end)) ||
          /^\W{0,3}(?:no|nr|#|n°)/u.test(row.folded.slice(hit.end));
        return readAllLabelled(view, only, codeReader(2)).map((finding) => ({
          ...finding,
          score: Math.min(0.98, finding.score * (isExplicit ? 1.1 : 0.85)),
        }));
      }),
    ),
  );
}

/** The first code of at least `digitsMin` digits that is no date; `Nr.` and the like before it are left out. */
function codeReader(digitsMin: number): Reader {
  return (text) => {
    const [apart] = DIGITS_APART.exec(text) ?? [];
    if (apart) return { value: joined(apart), start: text.indexOf(apart), end: text.indexOf(apart) + apart.length };
    for (const match of text.matchAll(CODE)) {
      if (text.charAt(match.index - 1) === '(' && text.charAt(match.index + match[0].length) === ')') continue;
      const value = match[0].replace(/[./#-]+$/u, '');
      const digits = value.match(/\d/g)?.length ?? 0;
      const lettersBefore = text.slice(0, match.index).match(/\p{L}/gu)?.length ?? 0;
      if (lettersBefore > LETTERS_BEFORE_MAX) return undefined;
      if (digits >= digitsMin && !DATE_LIKE.test(value))
        return { value, start: match.index, end: match.index + value.length };
    }
    return undefined;
  };
}

/** A number of a register may be printed in groups, `GB 123 4567 89`, and fills its piece of text. */
function registrationReader(digitsMin: number): Reader {
  const readCode = codeReader(digitsMin);
  return (text, view) => {
    const value = text.trim();
    const start = text.indexOf(value);
    const digits = value.match(/\d/g)?.length ?? 0;
    const isGrouped = GROUPED_NUMBER.test(value) && digits >= digitsMin && digits <= REGISTRATION_DIGITS_MAX;
    return isGrouped ? { value, start, end: start + value.length } : readCode(text, view);
  };
}

function joined(text: string): string {
  return text.replace(/\s/g, '');
}

export const phoneReader: Reader = (text) => {
  for (const match of text.matchAll(PHONE)) {
    const digits = match[0].replace(/\D/g, '');
    const value = match[0].trim();
    if (digits.length < 7 || digits.length > 15 || DATE_LIKE.test(value)) continue;
    const start = match.index + match[0].indexOf(value);
    return { value: PHONE_APART.test(value) ? joined(value) : value, start, end: start + value.length };
  }
  return undefined;
};

export const emailReader: Reader = (text) => patternReading(text, EMAIL);
export const websiteReader: Reader = (text) => patternReading(text, WEBSITE);

function patternReading(text: string, pattern: RegExp): Reading | undefined {
  const match = pattern.exec(text);
  return match ? { value: match[0], start: match.index, end: match.index + match[0].length } : undefined;
}

export const findPhone: Finder = (view) => {
  const labelled = readAllLabelled(view, (row) => findLabels(row.folded, 'phone'), phoneReader).map((finding) => {
    const span = finding.spans[0];
    const before = span ? span.row.folded.slice(0, span.start) : '';
    return hasLabel(before, 'fax') && !hasLabel(before, 'phone') ? halve(finding) : finding;
  });
  return best(labelled) ?? best(shapedPhones(view));
};

function shapedPhones(view: DocumentView): Finding[] {
  const others = ['fax', 'businessNumber', 'cardSlip', 'iban'] as const;
  return view.rows.flatMap((row) => {
    const match = SHAPED_PHONE.exec(row.text);
    if (!match || others.some((kind) => hasLabel(row.folded, kind))) return [];
    const span = { row, start: match.index, end: match.index + match[0].length };
    return [{ value: match[0], spans: [span], score: scoreOf(0.5) }];
  });
}

export const findEmail: Finder = (view) => firstShaped(view, emailReader);
export const findWebsite: Finder = (view) => firstShaped(view, websiteReader);

function firstShaped(view: DocumentView, reader: Reader): Finding | undefined {
  for (const row of view.rows) {
    const reading = reader(row.text, view);
    if (reading) return { value: reading.value, spans: [{ row, start: reading.start, end: reading.end }], score: 0.9 };
  }
  return undefined;
}

export const findRepresentative: Finder = (view) =>
  readLabelled(view, 'representative', (text) => {
    const name = /^[\s:：]*([가-힣](?:\s?[가-힣]){1,4}(?![가-힣])|\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){1,3})/u.exec(
      text,
    );
    if (!name?.[1]) return undefined;
    const start = name[0].length - name[1].length;
    return { value: name[1].replace(/(?<=[가-힣])\s(?=[가-힣])/gu, ''), start, end: name[0].length };
  });

function halve(finding: Finding): Finding {
  return { ...finding, score: finding.score / 2 };
}
