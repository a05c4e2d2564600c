/**
 * Text as the corrector sees it: Hangul syllables taken apart into their letters, since engines confuse letters (ㅗ and
 * ㅜ) and not whole syllables. All else stays as it is.
 */
const SYLLABLES = /[\uAC00-\uD7A3]+/gu;
const LETTERS = /[\u1100-\u11FF]+/gu;

export function toLetters(text: string): string[] {
  return [...text.replace(SYLLABLES, (run) => run.normalize('NFD'))];
}

/** Undefined where letters are left that make no syllable: nothing like that is printed. */
export function fromLetters(letters: readonly string[]): string | undefined {
  const text = letters.join('').replace(LETTERS, (run) => run.normalize('NFC'));
  return /[\u1100-\u11FF]/u.test(text) ? undefined : text;
}
