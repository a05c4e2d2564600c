/** Levenshtein's distance: how many letters must be changed, added or taken away to make one text of the other. Pure. */

/** Texts are compared by code units; for other letters (code points, parts of syllables) lists of them may be given. */
export function editDistance(a: string, b: string): number;
export function editDistance(a: readonly string[], b: readonly string[]): number;
export function editDistance(a: string | readonly string[], b: string | readonly string[]): number {
  const numbers = new Map<string, number>();
  return distance(letterNumbers(a, numbers), letterNumbers(b, numbers));
}

/** Equal letters get equal numbers; a string's are its code units, which need no table. */
function letterNumbers(text: string | readonly string[], numbers: Map<string, number>): Uint32Array {
  const letters = new Uint32Array(text.length);
  for (let index = 0; index < text.length; index++) {
    letters[index] = typeof text === 'string' ? text.charCodeAt(index) : letterNumber(text[index] ?? '', numbers);
  }
  return letters;
}

function letterNumber(letter: string, numbers: Map<string, number>): number {
  const number = numbers.get(letter) ?? numbers.size;
  numbers.set(letter, number);
  return number;
}

/** Two rows of the table are kept; typed, since this is where the time of a document's extraction goes. */
function distance(a: Uint32Array, b: Uint32Array): number {
  let above = new Uint32Array(b.length + 1).map((_, index) => index);
  let own = new Uint32Array(b.length + 1);
  for (let row = 1; row <= a.length; row++) {
    const letter = a[row - 1];
    own[0] = row;
    for (let column = 1; column <= b.length; column++) {
      const change = (above[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
      const gap = Math.min(above[column] ?? 0, own[column - 1] ?? 0) + 1;
      own[column] = change < gap ? change : gap;
    }
    [above, own] = [own, above];
  }
  return above[b.length] ?? 0;
}
