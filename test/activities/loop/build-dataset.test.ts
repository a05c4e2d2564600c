import { buildDataset, datasetRows, datasetText, partOf, type SaidRow } from '../../../activities/loop/build-dataset';
import { createRandom } from '../../../models/samples/random';

let clock = 0;
const said = (changes: Partial<SaidRow> = {}): SaidRow => {
  clock += 1;
  return {
    key: 'run 1, line 1',
    source: 'a'.repeat(64),
    feedbackId: `feedback-${clock}`,
    runId: 'run-1',
    userId: 'ada',
    at: new Date(clock * 1_000),
    row: { read: 'T0TAL', truth: 'TOTAL' },
    ...changes,
  };
};
const build = (rows: SaidRow[], changes: Partial<Parameters<typeof buildDataset>[0]> = {}) =>
  buildDataset({ before: [], revoked: new Set(), said: rows, personalData: 'mask', agreement: 1, ...changes });

it('makes one row of what several people say about the same, with their votes', () => {
  const { rows, counts } = build([said({ userId: 'ada' }), said({ userId: 'bob' })]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ votes: 2, row: { truth: 'TOTAL' } });
  expect(counts).toMatchObject({ rows: 1, new: 1, disputed: 0 });
});

it('believes the majority, of equals the newest, and of each person the last word', () => {
  const other = { read: 'T0TAL', truth: 'T0TAL' };
  const majority = build([said({ userId: 'ada' }), said({ userId: 'bob' }), said({ userId: 'eve', row: other })]);
  expect(majority.rows[0]).toMatchObject({ votes: 2, row: { truth: 'TOTAL' } });
  expect(majority.counts.disputed).toBe(1);
  const tie = build([said({ userId: 'ada' }), said({ userId: 'eve', row: other })]);
  expect(tie.rows[0]).toMatchObject({ votes: 1, row: { truth: 'T0TAL' } });
  const often = [said({ userId: 'eve', row: other }), said({ userId: 'eve', row: other })];
  const insistent = build([...often, said({ userId: 'ada' }), said({ userId: 'bob' })]);
  expect(insistent.rows[0]).toMatchObject({ votes: 2, row: { truth: 'TOTAL' } });
});

it('carries the rows before over, replaces what was said anew, and lets go of what was withdrawn', () => {
  const first = build([said({ key: 'a', feedbackId: 'f-a' }), said({ key: 'b', feedbackId: 'f-b' })]);
  const corrected = { read: 'T0TAL', truth: 'TOTAL:' };
  const second = build([said({ key: 'b', row: corrected }), said({ key: 'c' })], {
    before: first.rows,
    revoked: new Set(['f-a']),
  });
  expect(second.rows.map(({ key }) => key)).toEqual(['b', 'c']);
  expect(second.rows[0]?.row).toEqual(corrected);
  expect(second.counts).toMatchObject({ rows: 2, new: 1, disputed: 1 });
});

it('masks personal data, or leaves the row out', () => {
  const personal = said({ row: { read: 'ada@example.com', truth: 'ada@example.com' } });
  expect(build([personal]).rows[0]?.row).toEqual({ read: 'xxx@xxxxxxx.xxx', truth: 'xxx@xxxxxxx.xxx' });
  const dropped = build([personal], { personalData: 'drop' });
  expect(dropped).toMatchObject({ rows: [], counts: { rows: 0, new: 0, scrubbed: 1 } });
});

it('does not fall back on what was outvoted where the row that counts is left out', () => {
  const before = build([said({ userId: 'eve' })]).rows;
  const personal = { read: 'ada@example.com', truth: 'ada@example.com' };
  const outvoted = [said({ userId: 'eve' }), ...['ada', 'bob'].map((userId) => said({ userId, row: personal }))];
  expect(build(outvoted, { before, personalData: 'drop' }).rows).toEqual([]);
});

it('is the same text whatever order the feedback comes in, and comes back from it', () => {
  const one = Array.from({ length: 8 }, (_, index) =>
    said({ key: `key ${index % 5}`, userId: `user ${index}`, source: String(index % 5).repeat(64), row: { n: index } }),
  );
  const text = datasetText(build(one).rows);
  const random = createRandom(1);
  for (let times = 0; times < 20; times += 1) {
    expect(datasetText(build(random.sample(one, one.length)).rows)).toBe(text);
  }
  expect([...datasetRows(Buffer.from(text))]).toEqual(build(one).rows);
});

it('puts a document on the same side in every dataset, about a fifth of them on that of the test', () => {
  const sources = Array.from({ length: 2_000 }, (_, index) => `source ${index}`);
  const tested = sources.filter((source) => partOf(source) === 'test').length;
  expect(tested / sources.length).toBeGreaterThan(0.17);
  expect(tested / sources.length).toBeLessThan(0.23);
  const { rows } = build([said({ key: 'x', source: 'same' }), said({ key: 'y', source: 'same' })]);
  expect(new Set(rows.map(({ part }) => part)).size).toBe(1);
});

it('with an agreement of two, leaves a row out until two people say the same of it', () => {
  const other = { read: 'T0TAL', truth: 'T0TAL' };
  const [ada, eve] = [said({ userId: 'ada' }), said({ userId: 'eve', row: other })];
  const waits = build([ada, eve], { agreement: 2 });
  expect(waits).toMatchObject({ rows: [], counts: { rows: 0, new: 0, disputed: 1, waiting: 1 } });
  const settled = build([ada, eve, said({ userId: 'bob' })], { agreement: 2 });
  expect(settled).toMatchObject({ rows: [{ votes: 2, row: { truth: 'TOTAL' } }], counts: { waiting: 0 } });
  const again = build([ada, eve], { agreement: 2, before: settled.rows });
  expect(again.rows).toEqual([]);
});

it('learns nothing of what one person poisons where two must agree, and loses no more than that', () => {
  const random = createRandom(7);
  const rows = Array.from({ length: 200 }, (_, index) => {
    const isPoisoned = random.next() < 0.3;
    const about = { key: `line ${index}`, source: String(index).padStart(64, '0') };
    const truth = { read: `T${index}`, truth: `TOTAL ${index}` };
    const poison = { ...truth, truth: 'MINE' };
    return {
      isPoisoned,
      honest: said({ ...about, row: truth }),
      mallory: { ...about, row: isPoisoned ? poison : truth },
    };
  });
  const everybody = rows.flatMap(({ honest, mallory }) => [honest, said({ ...mallory, userId: 'mallory' })]);
  const believed = (agreement: number) =>
    build(everybody, { agreement }).rows.filter(({ row }) => (row as { truth: string }).truth === 'MINE');
  const poisoned = rows.filter(({ isPoisoned }) => isPoisoned).length;
  expect(poisoned).toBeGreaterThan(40);
  expect(believed(1)).toHaveLength(poisoned);
  expect(believed(2)).toEqual([]);
  expect(build(everybody, { agreement: 2 }).counts).toMatchObject({ rows: 200 - poisoned, waiting: poisoned });
});
