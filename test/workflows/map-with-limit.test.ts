import { setImmediate as turn } from 'node:timers/promises';
import { mapWithLimit } from '../../workflows/spine/map-with-limit';

it('gives the results in the order of the items, whatever ends first', async () => {
  const results = await mapWithLimit([5, 1, 3], 3, async (turns, index) => {
    for (let taken = 0; taken < turns; taken += 1) await turn();
    return [index, turns];
  });
  expect(results).toEqual([
    [0, 5],
    [1, 1],
    [2, 3],
  ]);
});

it.each([1, 2, 7, 50])('has at most %i at work, and as many where there are enough', async (limit) => {
  let atWork = 0;
  let most = 0;
  await mapWithLimit(Array.from({ length: 20 }), limit, async () => {
    most = Math.max(most, ++atWork);
    await turn();
    atWork -= 1;
  });
  expect(most).toBe(Math.min(limit, 20));
});

it('takes no items for no work', async () => {
  expect(await mapWithLimit([], 4, () => Promise.reject(new Error('never')))).toEqual([]);
});

it('fails with the first failure', async () => {
  const work = (item: string) => Promise.reject(new Error(item));
  await expect(mapWithLimit(['a', 'b'], 2, work)).rejects.toThrow('a');
});
