/**
 * Makes text comparable without moving a character: position `i` of the result is position `i` of the text. Called by
 * everything that searches in read text.
 */

/** Lower case, without accents, full-width forms as ASCII. */
export function fold(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index++) folded += foldUnit(text.charAt(index));
  return folded;
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return unit.toLowerCase();
  if (code === 0xa0 || code === 0x202f || code === 0x3000) return ' ';
  if (code === 0x2019 || code === 0x2018 || code === 0xb4) return "'";
  if (code === 0x2013 || code === 0x2014 || code === 0x2212) return '-';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (code >= 0xc0 && code <= 0x24f) return unit.normalize('NFD').charAt(0).toLowerCase();
  return unit;
}

/** Text reads `O` for 0, `l` or `I` for 1 and `S` for 5 within numbers; this puts the digits back, in place. */
export function repairDigits(text: string): string {
  return text
    .replace(/(?<=\d[.,]?)[oO]+(?=[\d.,\s]|$)/g, (run) => '0'.repeat(run.length))
    .replace(/(?<=\d[.,]?)[lI|](?=[\d.,]|$)/g, '1')
    .replace(/(?<=\d[.,]\d?)S(?=\d|\s|$)/g, '5');
}

/** Only letters and digits, folded: for comparing what two readings mean. */
export function squeeze(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** `invoiceNumber`, `invoice_number` and `Invoice-Number` are all `invoice number`. */
export function words(name: string): string {
  return fold(name.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
