/**
 * Barcodes of goods: which symbology some digits are, whether their check digit holds, and what kind of thing they name.
 * One form is kept everywhere: the GTIN as 14 digits, shorter ones with zeros in front, as the GS1 General Specifications
 * (release 24, 1.4.2 prefixes, 3.2 data elements, 7.9 check digits) ask of databases. A UPC-E is its UPC-A.
 */
import { DomainError } from '../errors';

export const SYMBOLOGIES = ['ean_8', 'ean_13', 'upc_a', 'upc_e', 'gtin_14'] as const;
export type Symbology = (typeof SYMBOLOGIES)[number];

/**
 * `in_store`: a shop's own number, which says something else in every other shop · `publication`: ISSN and ISBN ·
 * `refund`: a deposit slip · `reserved`: given to nobody.
 */
export const BARCODE_KINDS = ['product', 'publication', 'in_store', 'coupon', 'refund', 'reserved'] as const;
export type BarcodeKind = (typeof BARCODE_KINDS)[number];

/** What a shop's scales printed. */
export interface Measure {
  /** The shop's number of the goods. */
  item: string;
  /** In hundredths of the shop's currency, which the code does not name. */
  priceMinor: number;
}

export interface Barcode {
  /** The digits as they were read. */
  code: string;
  /** 14 digits; of a code that bears a price, the one of the goods at any price. */
  gtin: string;
  symbology: Symbology;
  kind: BarcodeKind;
  measure: Measure | null;
}

type Prefixes = readonly (readonly [first: string, last: string, kind: BarcodeKind])[];

/** Of 13 digits; all others are products. Prefixes 02, 04 and 2 are "restricted circulation numbers". */
const PREFIXES: Prefixes = [
  ['020', '029', 'in_store'],
  ['040', '049', 'in_store'],
  ['050', '059', 'coupon'],
  ['200', '299', 'in_store'],
  ['951', '952', 'reserved'],
  ['977', '979', 'publication'],
  ['980', '980', 'refund'],
  ['981', '984', 'coupon'],
  ['990', '999', 'coupon'],
];

/** Of 8 digits, which have prefixes of their own. No 13 digits begin with 00000 and another zero: these are they. */
const SHORT_PREFIXES: Prefixes = [
  ['000', '099', 'in_store'],
  ['140', '199', 'reserved'],
  ['200', '299', 'in_store'],
  ['970', '999', 'reserved'],
];

const SHOWN_MAX = 40;
const SEPARATORS = /[\s-]/g;
const EAN_8_ZEROS = '000000';

/**
 * `symbology` tells a UPC-E from an EAN-8 where a scanner knows; without it the one whose check digit holds is taken, and
 * the UPC-E where both do and the EAN-8 would be a shop's own. Spaces and hyphens are left out.
 * @throws BARCODE_INVALID, BARCODE_CHECK_DIGIT_WRONG
 */
export function readBarcode(text: string, symbology?: Symbology): Barcode {
  const code = text.replace(SEPARATORS, '');
  const form = formOf(code, symbology);
  if (form === undefined) {
    throw new DomainError('BARCODE_INVALID', { code: clipped(text), length: [...text].length });
  }
  const gtin = gtinOf(code, form);
  const expected = checkDigit(gtin.slice(0, -1));
  if (!gtin.endsWith(expected)) {
    const suggestion = code.slice(0, -1) + expected;
    throw new DomainError('BARCODE_CHECK_DIGIT_WRONG', { code, seen: code.slice(-1), expected, suggestion });
  }
  const measure = measureOf(gtin);
  return { code, gtin: measure ? priceless(gtin) : gtin, symbology: form, kind: kindOf(gtin), measure };
}

/** The digits of a GTIN as they stand below the bars of the goods: 8, 13 or 14. */
export function printedDigits(gtin: string): string {
  if (gtin.startsWith(EAN_8_ZEROS)) return gtin.slice(EAN_8_ZEROS.length);
  return gtin.startsWith('0') ? gtin.slice(1) : gtin;
}

/** Whether digits that somebody sent name the goods of `gtin`, however many zeros stand before them. */
export function isSameGtin(digits: string, gtin: string): boolean {
  return /^\d{1,14}$/.test(digits) && digits.padStart(14, '0') === gtin;
}

/** For all but the last digit. Weights 3 and 1 in turn, beginning at the right with 3. */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    sum += Number(digits.at(-1 - index)) * (index % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

const BY_LENGTH: Readonly<Record<number, Symbology>> = { 8: 'ean_8', 12: 'upc_a', 13: 'ean_13', 14: 'gtin_14' };

function formOf(code: string, wanted: Symbology | undefined): Symbology | undefined {
  if (!/^\d+$/.test(code)) return undefined;
  const byLength = BY_LENGTH[code.length];
  if (byLength !== 'ean_8') return wanted === undefined || wanted === byLength ? byLength : undefined;
  const mayBeUpcE = /^[01]/.test(code);
  if (wanted === 'upc_e') return mayBeUpcE ? 'upc_e' : undefined;
  if (wanted !== undefined) return wanted === 'ean_8' ? 'ean_8' : undefined;
  if (!mayBeUpcE || !isChecked(expanded(code))) return 'ean_8';
  return isChecked(code) && !code.startsWith('0') ? 'ean_8' : 'upc_e';
}

function isChecked(digits: string): boolean {
  return digits.endsWith(checkDigit(digits.slice(0, -1)));
}

function gtinOf(code: string, symbology: Symbology): string {
  return (symbology === 'upc_e' ? expanded(code) : code).padStart(14, '0');
}

/** UPC-E to UPC-A: the last digit before the check digit says which zeros were left out. */
function expanded(code: string): string {
  const system = code.charAt(0);
  const maker = code.slice(1, 6);
  const last = code.charAt(6);
  const check = code.charAt(7);
  const body =
    last <= '2'
      ? `${maker.slice(0, 2)}${last}0000${maker.slice(2)}`
      : last === '3'
        ? `${maker.slice(0, 3)}00000${maker.slice(3)}`
        : last === '4'
          ? `${maker.slice(0, 4)}00000${maker.slice(4)}`
          : `${maker}0000${last}`;
  return system + body + check;
}

/** The first digit of 14 tells a case from a piece; what is in it has the same prefix. */
function kindOf(gtin: string): BarcodeKind {
  const isShort = gtin.startsWith(EAN_8_ZEROS);
  const digits = gtin.slice(isShort ? EAN_8_ZEROS.length : 1);
  const found = (isShort ? SHORT_PREFIXES : PREFIXES).find(([first, last]) => {
    const prefix = digits.slice(0, first.length);
    return first <= prefix && prefix <= last;
  });
  return found?.[2] ?? 'product';
}

/**
 * Goods that a shop weighs: each country has its own form, and only one of them can be told by a check digit of its own,
 * that of prefix 02 (02, five digits of the item, check digit of the price, four digits of the price). Others are a
 * shop's number and no more.
 */
function measureOf(gtin: string): Measure | null {
  const match = /^002(\d{5})(\d)(\d{4})\d$/.exec(gtin);
  const [, item = '', check = '', price = ''] = match ?? [];
  return match && priceCheckDigit(price) === check ? { item, priceMinor: Number(price) } : null;
}

/** GS1 General Specifications 7.9.3: the products of the digits by "2-", "2-", "3" and "5-", their sum by 3. */
const TWO_MINUS = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
const THREE = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
const FIVE_MINUS = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];
const PRICE_WEIGHTS = [TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS];

function priceCheckDigit(price: string): string {
  const sum = PRICE_WEIGHTS.reduce((total, weights, index) => total + (weights[Number(price.charAt(index))] ?? 0), 0);
  return String((sum * 3) % 10);
}

function priceless(gtin: string): string {
  const body = `${gtin.slice(0, 8)}00000`;
  return body + checkDigit(body);
}

function clipped(text: string): string {
  return [...text].slice(0, SHOWN_MAX).join('');
}
