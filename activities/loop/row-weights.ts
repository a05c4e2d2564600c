/** How much each row of a dataset counts in training: by how many people said the same, and how long ago. */
import type { DatasetRow } from '../../contracts/dataset';

/** What many people agree on counts for more, but never drowns the rest. */
const VOTES_MAX = 3;
/** Forms and habits change; what was right a year ago counts for less, but is not forgotten. */
const HALF_LIFE_DAYS = 365;
const RECENCY_MIN = 0.5;
const DAY_MS = 86_400_000;

/** Above 0, in the rows' order. Age is counted from the newest row: equal datasets weigh equally, whenever that is. */
export function rowWeights(rows: readonly Pick<DatasetRow, 'votes' | 'at'>[]): number[] {
  const times = rows.map(({ at }) => Date.parse(at));
  const newest = times.reduce((latest, time) => Math.max(latest, time), -Infinity);
  return rows.map(({ votes }, index) => {
    const days = (newest - (times[index] ?? newest)) / DAY_MS;
    return Math.min(votes, VOTES_MAX) * Math.max(RECENCY_MIN, 2 ** (-days / HALF_LIFE_DAYS));
  });
}
