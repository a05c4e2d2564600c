import { readGreedily } from '../../../models/ocr/ppocr/ctc';

const CHARACTERS = ['a', 'b'];

describe('greedy CTC reading', () => {
  it('merges repeats, keeps doubled letters that a blank divides, and tells where each stood', () => {
    const read = readGreedily(scores([1, 1, 0, 1, 2, 2, 0]), CHARACTERS);
    expect(read.map(({ character, step }) => [character, step])).toEqual([
      ['a', 0],
      ['a', 3],
      ['b', 4],
    ]);
    expect(read[0]?.probability).toBeCloseTo(0.8, 6);
  });

  it('reads a space that a blank hides, and none where a space is unlikely', () => {
    const spaced = (probability: number) => {
      const step = (blank: number, letter: number, space: number) => [blank, letter, space];
      const values = [step(0.1, 0.9, 0), step(1 - probability, 0, probability), step(0.1, 0.9, 0)].flat();
      const scores = { values: Float32Array.from(values), offset: 0, steps: 3, classes: 3 };
      return readGreedily(scores, ['a', ' ']).map(
        ({ character, isAfterSpace }) => (isAfterSpace ? ' ' : '') + character,
      );
    };
    expect(spaced(0.2)).toEqual(['a', ' a']);
    expect(spaced(0.9)).toEqual(['a', ' a']);
    expect(spaced(0.01)).toEqual(['a', 'a']);
  });

  it('reads blanks as nothing', () => {
    expect(readGreedily(scores([0, 0, 0]), CHARACTERS)).toEqual([]);
  });
});

/** One-hot-like scores, 0.8 for the named class of each step, after some values of another line. */
function scores(best: readonly number[]) {
  const classes = CHARACTERS.length + 1;
  const values = best.flatMap((wanted) =>
    Array.from({ length: classes }, (_, index) => (index === wanted ? 0.8 : 0.1)),
  );
  return { values: Float32Array.from([9, 9, ...values]), offset: 2, steps: best.length, classes };
}
