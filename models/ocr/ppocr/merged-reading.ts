/**
 * One text from two readings of a line: Latin characters where the Latin network was sure, those of the Korean reading where it was
 * not or read nothing. So digits keep the Latin network's accuracy inside a Korean line. Pure; used by the PP-OCR engine.
 */
import { hasHangul, hasSyllable } from '../hangul';
import { aligned } from './alignment';
import type { InkProfile, Stretch } from './ink-profile';
import { widestGap } from './ink-profile';

export interface PlacedCharacter {
  text: string;
  /** 0..1. */
  confidence: number;
  /** Middle of its ink, in line heights from the line's left edge. */
  middle: number;
  /** Number of its word, as its reader sees words. */
  word: number;
  /** Which of the two readings it is of. */
  reader: 'latin' | 'korean';
}

export interface LineReadings {
  /** From left to right, without spaces; so `second`. */
  latin: readonly PlacedCharacter[];
  second: readonly PlacedCharacter[];
  /** Where the Latin reading leaves ink unread. */
  stretches: readonly Stretch[];
  ink: InkProfile;
}

/** What the Latin network makes of parts of a syllable is less sure than this. */
export const LATIN_SURE = 0.8;
/** Tesseract's Latin inside Korean is weak: a digit or letter of PP-OCR stands against another one from here on. */
const LATIN_SURE_AGAINST_LATIN = 0.5;
/** Against a syllable in the same place the Latin network must be surer. */
const LATIN_SURE_AGAINST_HANGUL = 0.97;
/** A syllable that Tesseract is this sure of is no invention, even where its box lies on Latin ink. */
const HANGUL_SURE = 0.9;
/** White gaps from this many line heights on are spaces; inside a word, Korean or Latin, they are half as wide. */
const SPACE_MIN = 0.2;
/** Between two syllables: their strokes keep further apart. */
const SYLLABLE_SPACE_MIN = 0.22;
/** Between Latin characters, whose own spaces PP-OCR mostly reads, only a wider gap adds one: a narrow 1 has white sides. */
const LATIN_SPACE_MIN = 0.45;
/** PP-OCR loses the space after a colon that follows Hangul. */
const COLON_SPACE_MIN = 0.25;

/** The line's text and mean confidence; null where `second` adds no Hangul, so that the Latin reading should stand. */
export function mergedReading({
  latin,
  second,
  stretches,
  ink,
}: LineReadings): { text: string; confidence: number } | null {
  const characters = aligned(latin, second).flatMap(([left, right]) => {
    if (left && right) return [betterOf(left, right)];
    if (left) return left.confidence >= LATIN_SURE ? [left] : [];
    return right && (isSureHangul(right) || stretches.some((stretch) => isInside(right, stretch))) ? [right] : [];
  });
  if (!characters.some(({ text }) => hasHangul(text))) return null;
  const confidence = characters.reduce((sum, character) => sum + character.confidence, 0) / characters.length;
  const pieces = characters.map(
    (character, index) => spaceBetween(characters[index - 1], character, ink) + character.text,
  );
  return { text: pieces.join(''), confidence };
}

/** Of two readings of the same ink. */
function betterOf(latin: PlacedCharacter, second: PlacedCharacter): PlacedCharacter {
  const sure = hasSyllable(second.text) ? LATIN_SURE_AGAINST_HANGUL : LATIN_SURE_AGAINST_LATIN;
  if (latin.text === second.text || latin.confidence >= sure) return latin;
  return second.confidence > latin.confidence ? { ...second, middle: latin.middle } : latin;
}

function isSureHangul({ text, confidence }: PlacedCharacter): boolean {
  return hasHangul(text) && confidence >= HANGUL_SURE;
}

function isInside({ middle }: PlacedCharacter, { from, to }: Stretch): boolean {
  return middle >= from && middle <= to;
}

/** Tesseract cuts Korean words up, and PP-OCR loses spaces beside them, so white paper decides. */
function spaceBetween(left: PlacedCharacter | undefined, right: PlacedCharacter, ink: InkProfile): string {
  if (!left) return '';
  const isSameWord = left.reader === right.reader && left.word === right.word;
  const isLatin = left.reader === 'latin' && right.reader === 'latin';
  if (isLatin && !isSameWord) return ' ';
  if (isSameWord && !isLatin) return '';
  return widestGap(ink, { from: left.middle, to: right.middle }) >= spaceMin(left, right) ? ' ' : '';
}

function spaceMin(left: PlacedCharacter, right: PlacedCharacter): number {
  if (left.reader === 'latin' && right.reader === 'latin') return left.text === ':' ? COLON_SPACE_MIN : LATIN_SPACE_MIN;
  return hasSyllable(left.text) && hasSyllable(right.text) ? SYLLABLE_SPACE_MIN : SPACE_MIN;
}
