/** Where versions stand in the graph of a slot, and what a rollback goes back to. */
import { layLineage, servedBefore } from '../../console/src/pages/models/lineage';

const version = (id: string, parent: string | null, day: number) => ({
  id,
  parent: parent === null ? null : { id: parent },
  created_at: `2026-03-0${day}T00:00:00.000Z`,
});

const placesOf = (versions: Parameters<typeof layLineage>[0]) =>
  Object.fromEntries(layLineage(versions).map(({ version: { id }, generation, row }) => [id, [generation, row]]));

describe('lineage of versions', () => {
  it('the longest branch goes on in its parent’s row, others go below', () => {
    const versions = [version('d', 'c', 4), version('c', 'a', 3), version('b', 'a', 2), version('a', null, 1)];
    expect(placesOf(versions)).toEqual({ a: [0, 0], b: [1, 1], c: [1, 0], d: [2, 0] });
  });

  it('a version whose parent is not shown begins a line of its own', () => {
    const nodes = layLineage([version('b', 'gone', 2), version('a', null, 1)]);
    expect(nodes.map(({ version: { id }, row, parent }) => [id, row, parent])).toEqual([
      ['a', 0, undefined],
      ['b', 1, undefined],
    ]);
  });
});

describe('what a rollback goes back to', () => {
  const history = (...ids: string[]) => ids.map((id) => ({ model_id: id, version: id }));

  it.each([
    ['the version before', history('b', 'a'), 'a'],
    ['further back after a rollback, never forth again', history('b', 'c', 'b', 'a'), 'a'],
    ['nothing, where only one has served', history('a', 'a'), undefined],
    ['nothing, where nothing has served', history(), undefined],
  ])('%s', (_, served, expected) => {
    expect(servedBefore(served)?.version).toBe(expected);
  });
});
