/** How well a page was read: character error rate and share of words found, the same for every engine. Pure. */
import type { PlacedText } from './page-to-read';

export interface ReadingScore {
  /** Edits over characters of the truth; runs of white space count as one space, case does not count. */
  errorRate: number;
  /** The same without any white space. */
  errorRateWithoutSpaces: number;
  /** Share of the truth's words, with their number, that were read exactly. */
  tokenRecall: number;
}

export function scoreReading(read: readonly PlacedText[], truth: readonly PlacedText[], degrees: number): ReadingScore {
  const [found, wanted] = [textInRows(read, degrees), textInRows(truth, degrees)];
  return {
    errorRate: editDistance(found, wanted) / wanted.length,
    errorRateWithoutSpaces:
      editDistance(withoutSpaces(found), withoutSpaces(wanted)) / Math.max(1, withoutSpaces(wanted).length),
    tokenRecall: sharedTokens(found.split(' '), wanted.split(' ')),
  };
}

/** Boxes sorted into rows from top to bottom, each row from left to right, after the page's turn is taken back. */
function textInRows(lines: readonly PlacedText[], degrees: number): string {
  const placed = lines.map((line) => ({ text: line.text, ...turnedBack(line.box, degrees) }));
  const rows: (typeof placed)[] = [];
  for (const line of placed.sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && line.y - last.y < 0.5 * Math.min(line.height, last.height)) row.push(line);
    else rows.push([line]);
  }
  const text = rows.flatMap((row) => row.sort((a, b) => a.x - b.x).map((line) => line.text)).join(' ');
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toUpperCase();
}

/** Middle of a box and height of the line in it, as if the page lay straight. */
function turnedBack(box: PlacedText['box'], degrees: number): { x: number; y: number; height: number } {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const height = Math.max(box.height - box.width * Math.abs(sin), box.height / 4);
  return { x: x * cos + y * sin, y: y * cos - x * sin, height };
}

function sharedTokens(found: readonly string[], wanted: readonly string[]): number {
  const left = new Map<string, number>();
  for (const token of found) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of wanted) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    left.set(token, count - 1);
    shared += 1;
  }
  return shared / wanted.length;
}

function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '');
}

/** Levenshtein's distance, two rows at a time. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
