/**
 * Text from right to left as it is seen from left to right, the order in which a PDF shows glyphs: readers turn it back.
 * Words and numbers that run to the right keep their letters. Called by `searchable-pdf.ts`.
 */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** A run of letters and digits that run to the right, with the marks between them. */
const TO_THE_RIGHT = /[\p{L}\p{N}]+(?:[.,:/-][\p{L}\p{N}]+)*/u;

export function visualOrder(text: string): string {
  const characters = [...text];
  const turned = characters.filter((character) => RIGHT_TO_LEFT.test(character)).length;
  if (turned * 2 <= characters.filter((character) => /\p{L}/u.test(character)).length) return text;
  return text
    .split(new RegExp(`(${TO_THE_RIGHT.source})`, 'u'))
    .map((part) => (RIGHT_TO_LEFT.test(part) || !TO_THE_RIGHT.test(part) ? [...part].reverse().join('') : part))
    .reverse()
    .join('');
}
