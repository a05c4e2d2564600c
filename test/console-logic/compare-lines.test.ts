/** Two readings of one page become rows, whichever way each engine has cut it into lines. */
import { compareLines, type Reading } from '../../console/src/pages/compare/compare-lines';
import { line, pageOf } from './pages';

const texts = (reading: Reading | undefined): string[] | undefined => reading?.words.map(({ text }) => text);
const differing = (reading: Reading | undefined): string[] | undefined =>
  reading?.words.filter(({ isShared }) => !isShared).map(({ text }) => text);

it('lays lines at the same height beside each other and marks the words that only one has', () => {
  const left = pageOf([line('TOTAL 26.60', { y: 100 }), line('Thank you', { y: 140 })]);
  const right = pageOf([line('T0TAL 26.60', { y: 104 }), line('Thank you', { y: 138 })]);
  const rows = compareLines(left, right);
  expect(rows.map(({ isSame }) => isSame)).toEqual([false, true]);
  expect([differing(rows[0]?.left), differing(rows[0]?.right)]).toEqual([['TOTAL'], ['T0TAL']]);
});

it('takes two lines beside each other for one, from the left', () => {
  const left = pageOf([line('Green tea 4.50', { y: 100, width: 400 })]);
  const right = pageOf([line('4.50', { x: 300, y: 102 }), line('Green tea', { x: 0, y: 99 })]);
  const [row, ...others] = compareLines(left, right);
  expect(others).toEqual([]);
  expect(row?.isSame).toBe(true);
  expect(texts(row?.right)).toEqual(['Green', 'tea', '4.50']);
  expect(row?.box).toEqual({ x: 0, y: 99, width: 400, height: 23 });
});

it('keeps rows from the top, with nothing where an engine read nothing', () => {
  const rows = compareLines(pageOf([line('b', { y: 200 })]), pageOf([line('a', { y: 100 }), line('b', { y: 200 })]));
  expect(rows.map(({ left, right }) => [texts(left), texts(right)])).toEqual([
    [undefined, ['a']],
    [['b'], ['b']],
  ]);
});

it('brings pages of different sizes to one scale', () => {
  const left = pageOf([line('a', { y: 100 }), line('b', { y: 200 })]);
  const right = pageOf([line('a', { y: 50, height: 10 }), line('b', { y: 100, height: 10 })], {
    width: 500,
    height: 700,
  });
  expect(compareLines(left, right).map(({ isSame }) => isSame)).toEqual([true, true]);
});

it('takes a mark over three times as high for no line of the row', () => {
  const rows = compareLines(pageOf([line('stamp', { y: 90, height: 80 })]), pageOf([line('text', { y: 120 })]));
  expect(rows).toHaveLength(2);
});

it('weighs the confidence of a row by the length of its lines', () => {
  const left = pageOf([line('aaaaaaaaa', { y: 100 }, 1), line('b', { x: 200, y: 100 }, 0)]);
  expect(compareLines(left, pageOf([]))[0]?.left?.confidence).toBeCloseTo(0.9);
});

it('counts words as shared only in their order', () => {
  const [row] = compareLines(pageOf([line('a b c')]), pageOf([line('c a b')]));
  expect([differing(row?.left), differing(row?.right)]).toEqual([['c'], ['c']]);
});
