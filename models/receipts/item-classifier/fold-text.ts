/**
 * The text of an item as features see it: what the same name printed by two tills differs in (case, width, accents, signs,
 * sizes) is gone. Takes any text, also one of thousands of characters, of control characters or of emoji alone.
 */

/** A till prints some 40; what is longer is not a name, and its end says nothing more. */
const LENGTH_MAX = 160;

/** Words with one space between them; empty where there is no letter and no digit. Hangul stays in whole syllables. */
export function foldItemText(text: string): string {
  return (
    text
      // Compatibility forms can be eighteen times as long when they are written out.
      .slice(0, LENGTH_MAX)
      .normalize('NFKD')
      .slice(0, 3 * LENGTH_MAX)
      .replace(/[\u0300-\u036f]/gu, '')
      .normalize('NFC')
      .slice(0, LENGTH_MAX)
      .toLowerCase()
      .replace(/\p{Nd}/gu, '0')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
  );
}

/** Hangul syllables as their letters, so that 우유 and 우윳 differ in one. */
export function toJamo(folded: string): string {
  return folded.normalize('NFD');
}

export function hasHangulSyllable(folded: string): boolean {
  return /[\uac00-\ud7a3]/u.test(folded);
}
