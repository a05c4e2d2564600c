/**
 * Finds the labels of `label-words.ts`, or a caller's own, in noisy text. Spaces between words may be missing, `0` may
 * stand for `o` and `1` for `i` and `l`.
 */
import { fold } from './fold';
import { LABELS, type LabelKind } from './label-words';

export interface LabelHit {
  start: number;
  end: number;
}

/** What a letter may be read as; everything else stands for itself. */
const READ_AS: Readonly<Record<string, string>> = { o: '[o0]', i: '[il1|]', l: '[li1|]', s: '[s5]', b: '[b8]' };

/** Hangul labels of so many syllables are known without their last before a colon, where reading loses it: `영수증번:`. */
const CUT_LENGTH_MIN = 4;

/** A pattern that no text fits. */
const NOTHING = '(?!)';

/** Patterns by their list of phrases; a caller's lists are dropped with their schema. */
const compiled = new WeakMap<readonly string[], RegExp>();

/** Places of any of a kind's labels in folded text, the longest label first at each place. */
export function findLabels(folded: string, kind: LabelKind): LabelHit[] {
  return findPhrases(folded, LABELS[kind]);
}

export function hasLabel(folded: string, kind: LabelKind): boolean {
  return findLabels(folded, kind).length > 0;
}

/** Places of any of `phrases` in folded text. Give the same list again for the same phrases: its pattern is kept. */
export function findPhrases(folded: string, phrases: readonly string[]): LabelHit[] {
  let pattern = compiled.get(phrases);
  if (!pattern) {
    pattern = new RegExp(patternSource(phrases.filter((phrase) => /[\p{L}\d]/u.test(phrase))) || NOTHING, 'gu');
    compiled.set(phrases, pattern);
  }
  return Array.from(folded.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** One pattern for all phrases. What may stand beside them is tested once for each script, not for each phrase. */
function patternSource(phrases: readonly string[]): string {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  const sources = (test: (phrase: string) => boolean, change = (phrase: string): string => phrase): string =>
    longestFirst
      .filter(test)
      .map((phrase) => phraseSource(change(phrase)))
      .join('|');
  const isHangul = (phrase: string): boolean => /\p{Script=Hangul}/u.test(phrase);
  const endsInMark = (phrase: string): boolean => /[^\p{L}\d\s._-]$/u.test(phrase.trim());
  const isCompound = (phrase: string): boolean => phrase.startsWith('*');
  const parts: [string, (source: string) => string][] = [
    [sources((phrase) => !isHangul(phrase) && endsInMark(phrase)), (source) => `(?<![\\p{L}\\d])(?:${source})`],
    [
      sources((phrase) => !isHangul(phrase) && !endsInMark(phrase) && !isCompound(phrase)),
      (source) => `(?<![\\p{L}\\d])(?:${source})(?!\\p{L})`,
    ],
    [sources(isCompound), (source) => `(?<![\\p{L}\\d])\\p{L}*(?:${source})(?!\\p{L})`],
    [
      sources((phrase) => isHangul(phrase) && phrase.length >= CUT_LENGTH_MIN && !phrase.includes(' '), withoutLast),
      (source) => `(?<!\\p{Script=Hangul})(?:${source})(?=\\s*[:：])`,
    ],
    [sources(isHangul), (source) => `(?<!\\p{Script=Hangul})(?:${source})(?!\\p{Script=Hangul})`],
  ];
  return parts.flatMap(([source, wrap]) => (source === '' ? [] : [wrap(source)])).join('|');
}

function withoutLast(phrase: string): string {
  return phrase.slice(0, -1);
}

function phraseSource(phrase: string): string {
  const letters = Array.from(
    fold(phrase.replace(/^\*/, ''))
      .replace(/[\s._-]+/gu, ' ')
      .trim(),
  );
  return letters
    .map((letter) =>
      letter === ' ' ? '[\\s._-]*' : (READ_AS[letter] ?? letter.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')),
    )
    .join(/\p{Script=Hangul}/u.test(phrase) ? '\\s*' : '');
}
