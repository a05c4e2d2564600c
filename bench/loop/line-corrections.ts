/** What a person who reads the scan says of its lines, known from the transcription of SROIE. */
import type { Box } from '../../contracts/geometry';
import { editDistance } from '../../models/text/edit-distance';
import { boxOfQuad, sharedPart, type TranscribedLine } from '../sroie';

export interface ReadLine {
  text: string;
  box: Box;
}

/** Two boxes are of the same line where they share so much of what they cover together. */
const SHARED_MIN = 0.5;

export interface Pair {
  /** Index of the line in its page. */
  line: number;
  read: string;
  truth: string;
}

/** Lines that the detector cut otherwise than the transcriber have no partner, and nobody says anything of them. */
export function pairLines(lines: readonly ReadLine[], transcribed: readonly TranscribedLine[]): Pair[] {
  const taken = new Set<number>();
  return transcribed.flatMap(({ quad, text }) => {
    const box = boxOfQuad(quad);
    const shares = lines.map((line, index) => ({ index, shared: taken.has(index) ? 0 : sharedPart(line.box, box) }));
    const best = shares.sort((a, b) => b.shared - a.shared)[0];
    const read = best && lines[best.index];
    if (!read || best.shared < SHARED_MIN || text.trim() === '') return [];
    taken.add(best.index);
    return [{ line: best.index, read: read.text, truth: text.trim() }];
  });
}

/** Of the lines that were read wrongly what is right. */
export function correctedLines(pairs: readonly Pair[]): { line: number; text: string }[] {
  return pairs
    .filter(({ read, truth }) => read.toUpperCase() !== truth.toUpperCase())
    .map(({ line, read, truth }) => ({ line, text: inCaseOf(read, truth) }));
}

/** Wrong and all letters; case is left out, because the transcription is in capitals. */
export function letterErrors(pairs: readonly Pair[]): { wrong: number; letters: number } {
  return pairs.reduce(
    ({ wrong, letters }, { read, truth }) => ({
      wrong: wrong + editDistance([...read.toUpperCase()], [...truth.toUpperCase()]),
      letters: letters + [...truth].length,
    }),
    { wrong: 0, letters: 0 },
  );
}

/** The transcription is in capitals: what was read right keeps its case, and what is put right takes that of its place. */
function inCaseOf(read: string, truth: string): string {
  const length = Math.min(read.length, truth.length);
  const isSame = (one: string | undefined, other: string | undefined) => one?.toUpperCase() === other?.toUpperCase();
  let head = 0;
  while (head < length && isSame(read[head], truth[head])) head += 1;
  let tail = 0;
  while (tail < length - head && isSame(read.at(-1 - tail), truth.at(-1 - tail))) tail += 1;
  const replaced = read.slice(head, read.length - tail);
  const middle = truth.slice(head, truth.length - tail);
  const isSmall = /\p{Ll}/u.test(replaced) && !/\p{Lu}/u.test(replaced);
  return read.slice(0, head) + (isSmall ? middle.toLowerCase() : middle) + read.slice(read.length - tail);
}
