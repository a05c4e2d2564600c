/**
 * Text as people and machines write it, kept as what can be seen of it. Nobody sees the joiners within 👨‍👩‍👧 or Persian
 * words either, yet without them these fall apart: they stay where they join something.
 */
import { NAME_CHARACTERS_MAX } from './receipt';

/** Scripts whose letters take another shape where a joiner stands between them. */
const SHAPED = ['Arab', 'Syrc', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr']
  .map((script) => `\\p{scx=${script}}`)
  .join('');
/** The signs that take a consonant its vowel: what follows is shaped by a joiner even at the end of a word. */
const VIRAMA = '\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca';
const JOINERS = [
  `(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})`,
  `(?<=[${SHAPED}])[\\u200c\\u200d](?=[${SHAPED}])`,
  `(?<=[${VIRAMA}])[\\u200c\\u200d]`,
].join('|');
/** Controls but those that are spaces, and formats: what turns the direction of writing, what has no width. */
const UNSEEN = new RegExp(`(?![\\t-\\r]|${JOINERS})[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]`, 'gu');

/** On one line; empty where nothing is left. Markup stays, as text. */
export function visibleText(text: string, charactersMax = NAME_CHARACTERS_MAX): string {
  return cutTo(oneLine(withoutUnseen(text.normalize('NFKC'))), charactersMax);
}

export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** At most so many characters. Where that divides an emoji of several, the joiner goes that joins nothing any more. */
export function cutTo(text: string, charactersMax: number): string {
  const characters = [...text];
  return characters.length <= charactersMax ? text : withoutUnseen(characters.slice(0, charactersMax).join('')).trim();
}
