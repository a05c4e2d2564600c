import { listsToShow } from '../../../models/serving/mixed-lists';

const own = [
  { target: 'item 0', ids: ['a', 'b', 'c'] },
  { target: 'item 1', ids: ['x', 'y'] },
];
const other = {
  lists: [{ target: 'item 0', ids: ['a', 'c', 'd'] }],
  control: 'old',
  treatment: 'new',
  salt: 'salt',
};

it('shows a result’s own lists where there is nothing to mix', () => {
  expect(listsToShow('run', own, undefined)).toEqual(own.map((list) => ({ ...list, picks: null })));
});

it('mixes as many as the control offers, the same for a run, and says whose pick each place was', () => {
  const orders = new Set<string>();
  for (let run = 0; run < 40; run += 1) {
    const [mixed, alone] = listsToShow(`run ${run}`, own, other);
    expect(listsToShow(`run ${run}`, own, other)).toEqual([mixed, alone]);
    expect(mixed?.ids).toHaveLength(3);
    expect(mixed?.ids[0]).toBe('a');
    expect(mixed?.picks?.[0]).toBeNull();
    const picked = Object.fromEntries(mixed?.ids.map((id, place) => [id, mixed.picks?.[place]]) ?? []);
    if (mixed?.ids.includes('b')) expect(picked['b']).toBe('old');
    if (mixed?.ids.includes('d')) expect(picked['d']).toBe('new');
    expect(new Set(mixed?.picks?.slice(1))).toEqual(new Set(['old', 'new']));
    orders.add(mixed?.ids.join('') ?? '');
    // The other variant offers none of this name: nothing is compared.
    expect(alone).toEqual({ ...own[1], picks: null });
  }
  expect(orders).toEqual(new Set(['abc', 'acb']));
});

it('mixes otherwise with another salt', () => {
  const mixed = (salt: string) =>
    Array.from({ length: 40 }, (_, run) => listsToShow(`run ${run}`, own, { ...other, salt })[0]?.ids.join(''));
  expect(mixed('salt')).not.toEqual(mixed('another'));
});
