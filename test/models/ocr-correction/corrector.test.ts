import { createCorrector } from '../../../models/ocr-correction/corrector';
import type { CorrectionRow } from '../../../models/ocr-correction/rows';
import { trainCorrector } from '../../../models/ocr-correction/train';
import {
  type CorrectorWeights,
  NOTHING_LEARNED,
  readWeights,
  weightsVersion,
  writeWeights,
} from '../../../models/ocr-correction/weights';
import { createRandom, type Random } from '../../../models/samples/random';
import { editDistance } from '../../../models/text/edit-distance';

const WORDS = [
  'TOTAL',
  'CASH',
  'SALES',
  'SOLD',
  'GOODS',
  'LOOK',
  'SHOP',
  'SALON',
  'STORE',
  'OFFICE',
  'SEOUL',
  'POSTAL',
];
const KOREAN = [
  '합계',
  '결제금액',
  '서울특별시',
  '올림픽',
  '공급가액',
  '부가세',
  '과세물품',
  '총액',
  '오늘',
  '고객',
  '소계',
];

function line(random: Random, words: readonly string[]): string {
  const amount = `${random.integer(1, 99)}.${random.integer(10, 99)}`;
  return [random.pick(words), random.pick(words), amount, random.pick(words)].join(' ');
}

/** Replaces letters as an engine would, a `share` of the times that one stands there. */
function misread(random: Random, text: string, confusions: Record<string, string>, share: number): string {
  return [...text.normalize('NFD')]
    .map((letter) => (letter in confusions && random.chance(share) ? (confusions[letter] ?? letter) : letter))
    .join('')
    .normalize('NFC');
}

const LATIN = { O: '0', L: '1', S: '5' };
/** ㅗ read as ㅜ, ㅐ as ㅔ. */
const VOWELS = { '\u1169': '\u116e', '\u1162': '\u1166' };

function rowsOf(
  seed: number,
  count: number,
  { words, confusions, share }: { words: readonly string[]; confusions: Record<string, string>; share: number },
): CorrectionRow[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const truth = line(random, words);
    const read = misread(random, truth, confusions, share);
    return { read, truth, confidence: read === truth ? 0.99 : 0.9, document: `${seed}-${index}` };
  });
}

const edits = (rows: readonly CorrectionRow[], correct: (row: CorrectionRow) => string) =>
  rows.reduce((sum, row) => sum + editDistance([...correct(row)], [...row.truth]), 0);

describe.each([
  ['0 for O, 1 for l, 5 for S', { words: WORDS, confusions: LATIN, share: 0.3 }],
  ['letters of Hangul', { words: KOREAN, confusions: VOWELS, share: 0.3 }],
])('an engine that takes %s', (_, kind) => {
  const { weights, validation } = trainCorrector({ rows: rowsOf(1, 200, kind) });
  const corrector = createCorrector(weights);
  const heldOut = rowsOf(2, 100, kind);

  it('is corrected on lines that were not learned from', () => {
    const before = edits(heldOut, ({ read }) => read);
    const after = edits(heldOut, ({ read, confidence }) => corrector.correctLine(read, confidence));
    expect(before).toBeGreaterThan(50);
    expect(after).toBeLessThan(before / 3);
    expect(validation.editsAfter).toBeLessThan(validation.editsBefore);
  });

  it('is left alone where it read right', () => {
    const clean = rowsOf(3, 200, { ...kind, share: 0 });
    expect(clean.filter(({ truth }) => corrector.correctLine(truth, 0.99) !== truth)).toEqual([]);
  });

  it('is corrected once: a corrected line stays', () => {
    for (const { read, confidence } of heldOut) {
      const corrected = corrector.correctLine(read, confidence);
      expect(corrector.correctLine(corrected, confidence)).toBe(corrected);
    }
  });

  it('makes fewer mistakes after a second training than after the first', () => {
    const [first, second] = [rowsOf(4, 60, kind), rowsOf(5, 200, kind)];
    const once = trainCorrector({ rows: first }).weights;
    const twice = trainCorrector({ rows: second, before: once }).weights;
    const left = (own: CorrectorWeights) =>
      edits(heldOut, ({ read, confidence }) => createCorrector(own).correctLine(read, confidence));
    expect(left(twice)).toBeLessThanOrEqual(left(once));
    expect(twice.rows).toBe(260);
  });
});

describe('training', () => {
  const kind = { words: WORDS, confusions: LATIN, share: 0.3 };

  it('gives the same weights for the same rows in any order, and their version is their hash', () => {
    const rows = rowsOf(1, 60, kind);
    const [one, other] = [trainCorrector({ rows }), trainCorrector({ rows: rows.toReversed() })];
    expect(writeWeights(one.weights)).toBe(writeWeights(other.weights));
    expect(weightsVersion(one.weights)).toBe(weightsVersion(readWeights(writeWeights(one.weights))));
    expect(weightsVersion(trainCorrector({ rows: rowsOf(2, 60, kind) }).weights)).not.toBe(weightsVersion(one.weights));
  });

  it('corrects nothing where mistakes have no pattern', () => {
    const random = createRandom(7);
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
    const rows = Array.from({ length: 150 }, (_, index) => {
      const truth = Array.from({ length: 12 }, () => random.pick(letters)).join('');
      const read = [...truth].map((letter) => (random.chance(0.08) ? random.pick(letters) : letter)).join('');
      return { read, truth, confidence: 0.9, document: `${index}` };
    });
    const { weights, validation } = trainCorrector({ rows });
    expect(validation.editsAfter).toBeLessThanOrEqual(validation.editsBefore);
    const corrector = createCorrector(weights);
    for (const { read } of rows) expect(corrector.correctLine(read, 0.9)).toBe(read);
  });

  it.each([0, 1, 19])('from %d lines learns to correct nothing yet, but keeps what it counted', (count) => {
    const { weights } = trainCorrector({ rows: rowsOf(1, count, kind) });
    expect(weights).toMatchObject({ gainMin: null, rows: count });
  });

  it('keeps earlier corrections when later lines hold no mistake', () => {
    const learned = trainCorrector({ rows: rowsOf(1, 200, kind) }).weights;
    const { weights } = trainCorrector({ rows: rowsOf(6, 60, { ...kind, share: 0 }), before: learned });
    expect(createCorrector(weights).correctLine('T0TAL 12.50', 0.9)).toBe('TOTAL 12.50');
  });

  it('does not learn from lines that stand beside the wrong truth', () => {
    const random = createRandom(9);
    const mixed = rowsOf(1, 60, kind).map((row) => ({ ...row, truth: line(random, KOREAN) }));
    expect(trainCorrector({ rows: mixed }).weights.confusions).toEqual({});
  });
});

describe('any text', () => {
  const weights = trainCorrector({ rows: rowsOf(1, 200, { words: WORDS, confusions: LATIN, share: 0.3 }) }).weights;
  const corrector = createCorrector(weights);
  const alphabet = [...'O0L1S5TA. ,:\t한글옳ᄒ🙂e\u0301-'];

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'keeps its spaces, and is corrected once (seed %d)',
    (seed) => {
      const random = createRandom(seed);
      for (let index = 0; index < 30; index++) {
        const text = Array.from({ length: random.integer(0, 60) }, () => random.pick(alphabet)).join('');
        const corrected = corrector.correctLine(text, random.integer(0, 100) / 100);
        expect(corrector.correctLine(text, 0.5)).toBe(corrector.correctLine(text, 0.5));
        expect(/^\s*/u.exec(corrected)?.[0]).toBe(/^\s*/u.exec(text)?.[0]);
        const again = corrector.correctLine(text, 0.9);
        expect(corrector.correctLine(again, 0.9)).toBe(again);
      }
    },
  );

  it('is left alone without anything learned', () => {
    const nothing = createCorrector(NOTHING_LEARNED);
    for (const text of ['', ' ', 'T0TAL', '__proto__ constructor', '合計 ￥1,000']) {
      expect(nothing.correctLine(text, 0)).toBe(text);
      expect(corrector.correctLine(corrector.correctLine(text, 0.2), 0.2)).toBe(corrector.correctLine(text, 0.2));
    }
  });

  it.each(['{}', '[]', 'null', '{"format":2}', writeWeights(NOTHING_LEARNED).replace('"rows":0', '"rows":-1'), '{'])(
    'weights that are none are refused: %s',
    (text) => {
      expect(() => readWeights(text)).toThrow();
    },
  );
});
