import { editDistance } from '../../../models/text/edit-distance';

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['합계', '할계', 1],
    ['abcdef', 'bcdefa', 2],
  ])('of %j and %j is %i, both ways', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(editDistance(b, a)).toBe(edits);
  });

  it('counts the letters it is given: code units of texts, the elements of lists', () => {
    expect(editDistance('😀', '😁')).toBe(1);
    expect(editDistance('😀', 'x')).toBe(2);
    expect(editDistance([...'😀'], ['x'])).toBe(1);
    expect(editDistance(['rn', 'o'], ['m', 'o'])).toBe(1);
  });
});
