/**
 * Which parts of a line a Latin reading accounts for. The Latin network drops Hangul without a word, so a line is only
 * trusted where the reading is sure and no ink stands far from every character read. Pure.
 */
import type { InkProfile, Stretch } from './ink-profile';
import { inkBetween } from './ink-profile';
import { LATIN_SURE, type PlacedCharacter } from './merged-reading';
import type { LineReading } from './recogniser';

const CONFIDENCE_SURE = 0.9;
/** One or two digits alone are read with less context; their width in line heights, and confidence enough for them. */
const LONE_WIDTH_MAX = 1.2;
const LONE_CONFIDENCE_SURE = 0.5;
/** Inked columns that no character accounts for, in line heights; a Hangul syllable has some 0.7. */
const UNCOVERED_MAX = 0.22;
/** How far a character's ink reaches to the left and the right of where it was read; line heights, for the widest. */
const REACH_LEFT = 0.5;
const REACH_RIGHT = 0.38;

/** Mean probability of the characters; 0 where there are none. */
export function readingConfidence({ characters }: LineReading): number {
  if (characters.length === 0) return 0;
  return characters.reduce((sum, { probability }) => sum + probability, 0) / characters.length;
}

/** `ink` is that of the cut-out that was read. */
export function isFullyRead(reading: LineReading, ink: InkProfile): boolean {
  const confidence = readingConfidence(reading);
  if (ink.inked.length <= LONE_WIDTH_MAX * ink.height) return confidence >= LONE_CONFIDENCE_SURE;
  return confidence >= CONFIDENCE_SURE && uncoveredStretches(reading, ink).length === 0;
}

/** The line's text with its spaces. */
export function readingText({ characters }: LineReading): string {
  return characters
    .map(({ character, isAfterSpace }, index) => (isAfterSpace && index > 0 ? ` ${character}` : character))
    .join('');
}

/** The characters with their places; spaces become word numbers. */
export function placedLatin(reading: LineReading, ink: InkProfile): PlacedCharacter[] {
  return placedCharacters(reading, { lineHeight: ink.height, reader: 'latin' });
}

/** `lineHeight` is that of the cut-out that was read. */
export function placedCharacters(
  { characters, stepWidth }: LineReading,
  { lineHeight, reader }: { lineHeight: number; reader: PlacedCharacter['reader'] },
): PlacedCharacter[] {
  const placed: PlacedCharacter[] = [];
  let word = 0;
  for (const { character: text, probability: confidence, step, isAfterSpace } of characters) {
    if (isAfterSpace) word++;
    placed.push({ text, confidence, middle: ((step + 0.5) * stepWidth) / lineHeight, word, reader });
  }
  return placed;
}

/** Stretches with writing between the sure characters, before the first and after the last. */
export function uncoveredStretches(reading: LineReading, ink: InkProfile): Stretch[] {
  const sure = placedLatin(reading, ink).filter(({ confidence }) => confidence >= LATIN_SURE);
  const places = sure.map(({ middle }) => middle);
  const starts = [0, ...places.map((place) => place + REACH_RIGHT)];
  const ends = [...places.map((place) => place - REACH_LEFT), ink.inked.length / ink.height];
  return starts
    .map((from, index) => ({ from, to: ends[index] ?? from }))
    .filter((stretch) => inkBetween(ink, stretch) > UNCOVERED_MAX);
}
