/** What counts as Hangul: syllables and the letters they are built of. */
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
const SYLLABLES = /[\uac00-\ud7a3]/g;
const WORD = /[\uac00-\ud7a3]{2}/;

export function hasHangul(text: string): boolean {
  return HANGUL.test(text);
}

/** Letters alone are seldom printed: Tesseract reads an A as one now and then. */
export function hasSyllable(text: string): boolean {
  return syllableCount(text) > 0;
}

/** Two syllables side by side: noise is seldom read as that. */
export function hasKoreanWord(text: string): boolean {
  return WORD.test(text);
}

export function syllableCount(text: string): number {
  return text.match(SYLLABLES)?.length ?? 0;
}
