/**
 * An item's text as hashed character n-grams: of each word with its borders, Hangul letter by letter, and of words in
 * Hangul their syllables too. Hashes are 32 bits wide; that two n-grams of a vocabulary share one is rare enough.
 */
import { foldItemText, hasHangulSyllable, toJamo } from './fold-text';

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { imul, min } = Math;

/** Raised by 1 whenever the same text gives other n-grams: models of another revision are refused. */
export const NGRAMS_REVISION = 1;

const LETTERS = { shortest: 2, longest: 5, seed: 0x811c9dc5, isSyllables: false } as const;
const SYLLABLES = { shortest: 1, longest: 3, seed: 0x9e3779b9, isSyllables: true } as const;
const SPACE = 32;

/** As a training's record says it: the sizes in letters and in syllables. */
export const NGRAM_PARAMETERS = {
  ngrams_revision: NGRAMS_REVISION,
  letter_ngrams: `${LETTERS.shortest}-${LETTERS.longest}`,
  syllable_ngrams: `${SYLLABLES.shortest}-${SYLLABLES.longest}`,
} as const;

/** `isSyllables`: of whole syllables, which weigh less beside the letters that they are made of. */
export type NgramSink = (hash: number, isSyllables: boolean) => void;

/** Hands out every n-gram of the text as often as it is in it, in the order of the text. */
export function eachNgram(text: string, add: NgramSink): void {
  const folded = foldItemText(text);
  if (folded === '') return;
  for (const word of toJamo(folded).split(' ')) addWord(word, LETTERS, add);
  if (!hasHangulSyllable(folded)) return;
  for (const word of folded.split(' ')) if (hasHangulSyllable(word)) addWord(word, SYLLABLES, add);
}

function addWord(word: string, kind: typeof LETTERS | typeof SYLLABLES, add: NgramSink): void {
  const { shortest, longest, seed, isSyllables } = kind;
  const last = word.length + 1;
  for (let from = 0; from <= last; from++) {
    let hash = seed | 0;
    const end = min(last, from + longest - 1);
    for (let at = from; at <= end; at++) {
      const code = at === 0 || at === last ? SPACE : word.charCodeAt(at - 1);
      hash = imul(hash ^ code, 0x01000193);
      const length = at - from + 1;
      // A border alone is in every word.
      if (length >= shortest && !(length === 1 && code === SPACE)) add(mixed(hash), isSyllables);
    }
  }
}

/** The plain product leaves the low bits alike in texts that are alike; tables go by them. */
function mixed(hash: number): number {
  let bits = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
