/**
 * TF-IDF of an item's n-grams: (1 + ln count) · idf, scaled to length 1, and one more feature that every text has (place
 * 0), so that a layer over them needs no bias. N-grams that the vocabulary does not have count for the length, and the
 * common feature shrinks with the others: a text of which little is known gets the same order of classes, less surely.
 */
import { eachNgram } from './ngrams';
import { NumberTable } from './number-table';

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { log, sqrt } = Math;

/** What a syllable n-gram weighs beside one of letters. */
const SYLLABLES_WEIGHT = 0.7;

/** Rows one after the other: those of row `r` lie from `starts[r]` up to `starts[r + 1]`. */
export interface SparseRows {
  starts: Int32Array;
  places: Int32Array;
  values: Float32Array;
}

/** Where the feature that every text has stands. */
export const COMMON_PLACE = 0;

export interface Vocabulary {
  /** Hash of each n-gram, in the order of the places from 1. */
  hashes: Uint32Array;
  /** Inverse document frequency times the weight of its kind. */
  weights: Float32Array;
  /** That of an n-gram of letters that no row had. */
  unseen: number;
}

interface Counted {
  starts: Int32Array;
  places: Int32Array;
  counts: Uint16Array;
}

/** The n-grams of all rows, before it is known how rare each is. */
export class CountedRows {
  private readonly hashes: number[] = [];
  private readonly isSyllables: boolean[] = [];
  private readonly rows: Counted;

  constructor(texts: readonly string[]) {
    const table = new NumberTable();
    const [starts, places, counts]: [number[], number[], number[]] = [[0], [], []];
    const at: number[] = [];
    for (const text of texts) {
      const from = places.length;
      places.push(COMMON_PLACE);
      counts.push(1);
      eachNgram(text, (hash, isSyllables) => {
        const known = table.placeOrAdd(hash);
        if (known === this.hashes.length) {
          this.hashes.push(hash);
          this.isSyllables.push(isSyllables);
        }
        const seen = at[known] ?? -1;
        if (seen >= from) counts[seen] = (counts[seen] ?? 0) + 1;
        else {
          at[known] = places.length;
          places.push(known + 1);
          counts.push(1);
        }
      });
      starts.push(places.length);
    }
    this.rows = { starts: Int32Array.from(starts), places: Int32Array.from(places), counts: Uint16Array.from(counts) };
  }

  /** Vocabulary and values by the rows that `isUsed` names; the values of the others are as if they were new. */
  fit(isUsed: (row: number) => boolean = () => true): { vocabulary: Vocabulary; matrix: SparseRows } {
    const { starts, places, counts } = this.rows;
    const frequency = new Int32Array(this.hashes.length + 1);
    let used = 0;
    for (let row = 0; row + 1 < starts.length; row++) {
      if (!isUsed(row)) continue;
      used += 1;
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
        frequency[places[at] ?? 0] = (frequency[places[at] ?? 0] ?? 0) + 1;
    }
    const idf = (seen: number): number => log((1 + used) / (1 + seen)) + 1;
    const weights = Float32Array.from(this.isSyllables, (isSyllables, index) =>
      weightOf(idf(frequency[index + 1] ?? 0), isSyllables),
    );
    const values = new Float32Array(places.length);
    for (let row = 0; row + 1 < starts.length; row++) {
      const [common, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
      let [known, all] = [0, 0];
      for (let at = common + 1; at < end; at++) {
        const place = places[at] ?? 0;
        values[at] = (1 + log(counts[at] ?? 0)) * (weights[place - 1] ?? 0);
        const square = (values[at] ?? 0) ** 2;
        all += square;
        if ((frequency[place] ?? 0) > 0) known += square;
      }
      scale(values, { common, end, known, all });
    }
    return {
      vocabulary: { hashes: Uint32Array.from(this.hashes), weights, unseen: idf(0) },
      matrix: { starts, places, values },
    };
  }
}

export interface SparseVector {
  places: number[];
  values: number[];
}

/** Gives texts their values by a vocabulary that is fixed. */
export class Vectorizer {
  private readonly table: NumberTable;
  /** Where the n-gram stands in the vector that is being made. */
  private readonly slots: Int32Array;

  constructor(private readonly vocabulary: Vocabulary) {
    this.table = new NumberTable(vocabulary.hashes);
    this.slots = new Int32Array(vocabulary.hashes.length);
  }

  /** How many places there are: one of each n-gram, and the common one. */
  get places(): number {
    return this.vocabulary.hashes.length + 1;
  }

  vectorOf(text: string): SparseVector {
    const { weights, unseen } = this.vocabulary;
    const { slots } = this;
    const [places, values] = [[COMMON_PLACE], [0]];
    let all = 0;
    eachNgram(text, (hash, isSyllables) => {
      const index = this.table.place(hash);
      if (index < 0) all += weightOf(unseen, isSyllables) ** 2;
      else if ((slots[index] ?? 0) > 0) values[slots[index] ?? 0] = (values[slots[index] ?? 0] ?? 0) + 1;
      else {
        slots[index] = places.length;
        places.push(index + 1);
        values.push(1);
      }
    });
    let known = 0;
    for (let at = 1; at < places.length; at++) {
      const index = (places[at] ?? 0) - 1;
      slots[index] = 0;
      values[at] = (1 + log(values[at] ?? 0)) * (weights[index] ?? 0);
      known += (values[at] ?? 0) ** 2;
    }
    scale(values, { common: 0, end: values.length, known, all: all + known });
    return { places, values };
  }
}

function weightOf(idf: number, isSyllables: boolean): number {
  return isSyllables ? idf * SYLLABLES_WEIGHT : idf;
}

/** Scales the values from `common` up to `end`, whose squares sum up to `all`, those of known n-grams to `known`. */
function scale(
  values: Float32Array | number[],
  { common, end, known, all }: { common: number; end: number; known: number; all: number },
): void {
  const factor = all > 0 ? 1 / sqrt(all) : 0;
  for (let at = common + 1; at < end; at++) values[at] = (values[at] ?? 0) * factor;
  values[common] = sqrt(known) * factor;
}
