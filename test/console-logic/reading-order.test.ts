/** Lines of a page brought to other places. */
import { isSameOrder, movedTo, orderOf, placeBeside } from '../../console/src/pages/run/review/reading-order';
import { line, pageOf } from './pages';

const page = pageOf(['a', 'b', 'c', 'd'].map((text) => line(text)));

it('is as it was found until somebody says otherwise, and the first word holds', () => {
  expect(orderOf(page)).toEqual([0, 1, 2, 3]);
  expect(orderOf(page, [], [{ page: 2, lines: [0] }])).toEqual([0, 1, 2, 3]);
  expect(orderOf(page, [{ page: 1, lines: [3, 2, 1, 0] }], [{ page: 1, lines: [1, 0, 2, 3] }])).toEqual([3, 2, 1, 0]);
});

it('is the same list each time, so that nothing is drawn anew', () => {
  expect(orderOf(page)).toBe(orderOf(page));
});

it.each([
  [0, 0, [0, 1, 2, 3]],
  [0, 1, [1, 0, 2, 3]],
  [0, 9, [1, 2, 3, 0]],
  [3, -1, [3, 0, 1, 2]],
  [2, 1, [0, 2, 1, 3]],
])('line %i at place %i', (moved, to, order) => {
  expect(movedTo([0, 1, 2, 3], moved, to)).toEqual(order);
});

it.each([
  [0, 2, false, [1, 0, 2, 3]],
  [0, 2, true, [1, 2, 0, 3]],
  [3, 0, false, [3, 0, 1, 2]],
  [3, 2, true, [0, 1, 2, 3]],
])('line %i let go at line %i, below its middle: %s', (dragged, over, isAfter, order) => {
  const before = [0, 1, 2, 3];
  expect(movedTo(before, dragged, placeBeside(before, dragged, { over, isAfter }))).toEqual(order);
});

it('stays where it is when it is let go beside no line of the page', () => {
  expect(placeBeside([0, 1, 2], 1, { over: -1, isAfter: true })).toBe(1);
});

it('knows the same order from another', () => {
  expect([isSameOrder([0, 1], [0, 1]), isSameOrder([0, 1], [1, 0]), isSameOrder([0], [0, 1])]).toEqual([
    true,
    false,
    false,
  ]);
});
