import { rowWeights } from '../../../activities/loop/row-weights';

const row = (votes: number, at: string) => ({ votes, at });

it('is more for what several people say, up to three', () => {
  const at = '2026-03-01T00:00:00Z';
  expect(rowWeights([1, 2, 3, 9].map((votes) => row(votes, at)))).toEqual([1, 2, 3, 3]);
});

it('is half for what is a year older than the newest, and never less', () => {
  const rows = [row(1, '2023-01-01T00:00:00Z'), row(1, '2025-03-01T00:00:00Z'), row(1, '2026-03-01T00:00:00Z')];
  expect(rowWeights(rows)).toEqual([0.5, 0.5, 1]);
  expect(rowWeights([row(2, '2025-12-01T00:00:00Z'), row(1, '2026-03-01T00:00:00Z')])[0]).toBeCloseTo(1.69, 2);
});

it('is none for no rows', () => {
  expect(rowWeights([])).toEqual([]);
});
