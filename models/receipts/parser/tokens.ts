/** What a piece of a row's text is, by its letters alone. Called by `receipt-rows.ts`. */
import type { Amount } from '../../extraction/amounts';

/**
 *   number   an amount, a price, a quantity
 *   percent
 *   code     a number of so many digits, or mixed letters and digits, that only a till reads
 *   times    between quantity and price
 *   unit     of a quantity
 *   tax      mark of the tax code behind an amount, or of an article without tax
 *   mark     punctuation and currency marks that stand alone
 *   word     all else
 */
export type TokenKind = 'number' | 'percent' | 'code' | 'times' | 'unit' | 'tax' | 'mark' | 'word';

const CODE_DIGITS_MIN = 5;
const UNITS =
  /^(?:\/?(?:kgs?|g|gm|ml|l|ltr|lbs?|100g)|\/?(?:pcs?|ea|unit|units|nos?|pkts?|pkt|btl|btls|box|ctn|set|pack|dozen|doz|can|bag|roll|u)|개|입|병|봉|팩|박스|마리|단|kg)[.:]?$/iu;
const TAX =
  /^[([{<]?\*?(?:srs?|zrl?|sr-?s|zr-?s|ssr|gst|s|z|t|e|es|os|gs|tx|nt|n|f|v|a|b|c|r|vat|과세|면세|과|면|비과세)\*?[)\]}>]?[.:]?$/iu;

export function tokenKind(text: string, amount: Amount | null): TokenKind {
  if (amount) {
    if (amount.isPercent) return 'percent';
    const isLong = /^\d+$/u.test(text) && (text.length >= CODE_DIGITS_MIN || (text.length > 1 && text.startsWith('0')));
    return isLong && amount.currency === null ? 'code' : 'number';
  }
  if (/^[x×@]$/iu.test(text)) return 'times';
  if (/^\d{6,}$/u.test(text)) return 'code';
  if (!/[\p{L}\d]/u.test(text)) return 'mark';
  if (/^(?:rm|myr|usd|sgd|krw|won|원)[:.]?$/iu.test(text)) return 'mark';
  if (UNITS.test(text)) return 'unit';
  if (TAX.test(text)) return 'tax';
  return isCode(text) ? 'code' : 'word';
}

/** `XC12`, `12/144`, `KE23-33-53`, `0025679U`: more digits than letters, or capitals and digits mixed; `500G` is a size. */
function isCode(text: string): boolean {
  const digits = text.match(/\d/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (digits === 0 || /\p{Script=Hangul}/u.test(text)) return false;
  if (/^[\d.,/]+(?:g|gm|kg|ml|l|ltr|oz|cm|mm|pcs?|s|x\d+\p{L}{0,2}|["'”″])$/iu.test(text)) return false;
  return digits >= CODE_DIGITS_MIN
    ? letters <= 3
    : letters <= 2 && digits >= 2 && letters > 0 && /^\p{Lu}+\d/u.test(text);
}
