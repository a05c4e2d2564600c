/** Lays a reading beside the truth, letter by letter, and says what was taken for what. */

/** A piece of the reading and what is printed there; equal where it was read right. */
export interface AlignedPiece {
  read: string;
  truth: string;
}

/** Longest piece that is learned as a confusion, such as `rn` for `m`. */
export const PIECE_LETTERS_MAX = 2;

/**
 * Pieces in order, by edit distance. A letter that was lost or made up is joined to its neighbour, so that no side of a
 * piece is empty unless a whole side is. Neighbouring confusions are one piece where that stays short.
 */
export function align(read: readonly string[], truth: readonly string[]): AlignedPiece[] {
  return joinPieces(steps(read, truth));
}

function steps(read: readonly string[], truth: readonly string[]): AlignedPiece[] {
  const distance = distances(read, truth);
  const at = (row: number, column: number): number => distance[row]?.[column] ?? Infinity;
  const pieces: AlignedPiece[] = [];
  let [row, column] = [read.length, truth.length];
  while (row > 0 || column > 0) {
    const [one, other] = [read[row - 1], truth[column - 1]];
    const here = at(row, column);
    if (row > 0 && column > 0 && here === at(row - 1, column - 1) + (one === other ? 0 : 1)) {
      pieces.push({ read: one ?? '', truth: other ?? '' });
      row -= 1;
      column -= 1;
    } else if (row > 0 && here === at(row - 1, column) + 1) {
      pieces.push({ read: one ?? '', truth: '' });
      row -= 1;
    } else {
      pieces.push({ read: '', truth: other ?? '' });
      column -= 1;
    }
  }
  return pieces.reverse();
}

function distances(read: readonly string[], truth: readonly string[]): number[][] {
  const table: number[][] = [Array.from({ length: truth.length + 1 }, (_, column) => column)];
  for (const [index, letter] of read.entries()) {
    const above = table[index] ?? [];
    const row = [index + 1];
    for (const [column, other] of truth.entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1);
      row.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1));
    }
    table.push(row);
  }
  return table;
}

function joinPieces(pieces: readonly AlignedPiece[]): AlignedPiece[] {
  const joined: AlignedPiece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && belongsTo(before, piece)) {
      before.read += piece.read;
      before.truth += piece.truth;
    } else joined.push({ ...piece });
  }
  return joined;
}

function belongsTo(before: AlignedPiece, piece: AlignedPiece): boolean {
  if (piece.read === '' || piece.truth === '' || before.read === '' || before.truth === '') return true;
  const isWrong = (one: AlignedPiece): boolean => one.read !== one.truth;
  const fits = before.read.length + piece.read.length <= PIECE_LETTERS_MAX;
  return isWrong(before) && isWrong(piece) && before.read.length !== before.truth.length && fits;
}
