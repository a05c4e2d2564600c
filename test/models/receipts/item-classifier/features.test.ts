import { foldItemText } from '../../../../models/receipts/item-classifier/fold-text';
import { toHalf } from '../../../../models/receipts/item-classifier/network-file';
import { eachNgram } from '../../../../models/receipts/item-classifier/ngrams';
import { NumberTable } from '../../../../models/receipts/item-classifier/number-table';
import { COMMON_PLACE, CountedRows, Vectorizer } from '../../../../models/receipts/item-classifier/tfidf';

const hashesOf = (text: string): Set<number> => {
  const hashes = new Set<number>();
  eachNgram(text, (hash) => hashes.add(hash));
  return hashes;
};
const shared = (one: string, other: string): number =>
  [...hashesOf(one)].filter((hash) => hashesOf(other).has(hash)).length;
const lengthOf = (values: readonly number[]): number => Math.hypot(...values);

test('what two tills print differently of one name is folded away', () => {
  expect(foldItemText('ＭＩＬＫ  2%')).toBe('milk 0');
  expect(foldItemText('Crème-Brûlée\u0007')).toBe('creme brulee');
  expect(foldItemText('<b>Milk</b>')).toBe('b milk b');
  expect(foldItemText('우유')).toBe(foldItemText('우유'.normalize('NFD')));
});

test.each(['', ' \n\t', '😀🎉', '\u0000\u0001', '***', '\ud800'])('%j is no name', (text) => {
  expect(foldItemText(text)).toBe('');
  expect(hashesOf(text).size).toBe(0);
});

test('a name without end is cut, whatever it unfolds to', () => {
  expect(foldItemText('milk'.repeat(100_000)).length).toBeLessThanOrEqual(160);
  expect(foldItemText('\ufdfa'.repeat(10_000)).length).toBeLessThanOrEqual(160);
});

test('Hangul is compared letter by letter: one letter off is nearer than one syllable off', () => {
  expect(shared('우유', '우윳')).toBeGreaterThan(shared('우유', '우산'));
  expect(shared('우유', '우윳')).toBeGreaterThan(3);
});

test('a word in Hangul has its syllables too, a Latin one has none', () => {
  const kinds = (text: string): boolean[] => {
    const found: boolean[] = [];
    eachNgram(text, (_, isSyllables) => found.push(isSyllables));
    return found;
  };
  expect(kinds('milk')).not.toContain(true);
  // Of two syllables between borders: two alone, three pairs, two threes.
  expect(kinds('우유').filter(Boolean)).toHaveLength(7);
});

test('a table finds what was added, however many numbers it holds', () => {
  const numbers = Uint32Array.from({ length: 5000 }, (_, index) => Math.imul(index + 1, 2_654_435_761) >>> 0);
  const table = new NumberTable(numbers);
  expect(table.size).toBe(5000);
  expect(table.place(numbers[4321] ?? 0)).toBe(4321);
  expect(table.placeOrAdd(numbers[17] ?? 0)).toBe(17);
  expect(table.place(1)).toBe(-1);
  expect(table.placeOrAdd(1)).toBe(5000);
});

describe('values', () => {
  const texts = ['green tea', 'black tea', '우유 우유 두유'];
  const { vocabulary, matrix } = new CountedRows(texts).fit();
  const vectorizer = new Vectorizer(vocabulary);

  test('are of length 1 beside the common feature, the same in training and in use', () => {
    texts.forEach((text, row) => {
      const [from, to] = [matrix.starts[row], matrix.starts[row + 1]];
      const trained = new Map(
        [...matrix.places.subarray(from, to)].map((place, at) => [place, matrix.values[(from ?? 0) + at] ?? 0]),
      );
      const { places, values } = vectorizer.vectorOf(text);
      expect(lengthOf(values.slice(1))).toBeCloseTo(1, 5);
      expect(values[0]).toBeCloseTo(1, 5);
      expect(places).toHaveLength(trained.size);
      places.forEach((place, at) => expect(values[at]).toBeCloseTo(trained.get(place) ?? NaN, 5));
    });
  });

  test('shrink with what is unknown, all alike', () => {
    const known = vectorizer.vectorOf('green tea');
    const half = vectorizer.vectorOf('green tea xyzzy plugh');
    const nothing = vectorizer.vectorOf('qqqq');
    expect(lengthOf(half.values.slice(1))).toBeLessThan(0.9);
    expect(half.values[0]).toBeCloseTo(lengthOf(half.values.slice(1)), 5);
    expect(known.places).toEqual(half.places.slice(0, known.places.length));
    expect(nothing).toEqual({ places: [COMMON_PLACE], values: [0] });
  });

  test('of held out rows know only what the others have', () => {
    const { matrix: held } = new CountedRows(['green tea', 'qqqq']).fit((row) => row === 0);
    expect(held.values[held.starts[0] ?? 0]).toBeCloseTo(1, 5);
    expect(held.values[held.starts[1] ?? 0]).toBe(0);
  });
});

test('16-bit floats are the nearest', () => {
  const cases: [number, number][] = [
    [0, 0],
    [1, 0x3c00],
    [-2, 0xc000],
    [0.1, 0x2e66],
    [65_504, 0x7bff],
    [1e9, 0x7bff],
    [2 ** -24, 1],
    [2 ** -14, 0x0400],
    [0.99999, 0x3c00],
    [1e-9, 0],
  ];
  for (const [value, bits] of cases) expect([value, toHalf(value)]).toEqual([value, bits]);
});
