import { createRandom } from '../../../models/samples/random';
import { dailyConfidence } from '../../../models/triggers/daily-confidence';
import { checkFeatures, featureColumns } from '../../../models/triggers/feature-checks';
import type { FeatureValue } from '../../../contracts/pipeline';

const random = createRandom(3);
const normal = () => random.next() + random.next() + random.next() - 1.5;

function sample(runs: number, row: () => Record<string, FeatureValue>) {
  return { runs, columns: featureColumns(Array.from({ length: runs }, row)) };
}

const usual = () => ({
  width: 800 + 50 * normal(),
  source: random.chance(0.5) ? 'ocr' : 'text',
  vector: [normal(), normal()],
});
const byName = (checks: ReturnType<typeof checkFeatures>, name: string) => {
  const check = checks.find((each) => each.name === name);
  if (!check) throw new Error(`${name} was not checked.`);
  return check;
};

it('finds samples of one law alike', () => {
  const checks = checkFeatures(sample(300, usual), sample(200, usual));
  expect(checks.map(({ name, kind }) => [name, kind])).toEqual([
    ['source', 'category'],
    ['vector', 'embedding'],
    ['width', 'numeric'],
  ]);
  for (const { p } of checks) expect(p).toBeGreaterThan(0.001);
  const { stability_index: index, stability_index_limit: limit } = byName(checks, 'width');
  expect(index).toBeLessThan(limit ?? 0);
});

it('sees each kind of feature move', () => {
  const moved = () => ({ width: 900 + 50 * normal(), source: 'text', vector: [normal() + 2, normal()] });
  const checks = checkFeatures(sample(300, usual), sample(200, moved));
  for (const { p } of checks) expect(p).toBeLessThan(1e-6);
  expect(byName(checks, 'width').wasserstein).toBeGreaterThan(2);
  expect(byName(checks, 'vector').area).toBeGreaterThan(0.8);
});

it('sees a feature stop coming', () => {
  const without = () => ({ ...usual(), width: null });
  expect(byName(checkFeatures(sample(100, usual), sample(100, without)), 'width').p).toBeLessThan(1e-9);
});

it('sees numbers that only together are odd', () => {
  const pair = (sign: number) => () => {
    const x = normal();
    return { x, y: sign * x + 0.1 * normal(), z: x + sign * 0.5 };
  };
  const checks = checkFeatures(sample(300, pair(1)), sample(300, pair(-1)));
  expect(byName(checks, 'all_numbers_together').area).toBeGreaterThan(0.9);
});

it('compares nothing where there are too few runs', () => {
  expect(checkFeatures(sample(300, usual), sample(29, usual))).toEqual([]);
});

it('leaves out what nobody has, and what is of several types', () => {
  const odd = () => ({ nothing: null, mixed: random.chance(0.5) ? 1 : 'one' });
  expect(checkFeatures(sample(100, odd), sample(100, odd))).toEqual([]);
});

it('takes a day of five runs or more, each run once', () => {
  const runs = [[0.9, 0.9, 0.9, 0.9], [0.8], [0.7], [0.9], [0.7], []];
  expect(dailyConfidence(runs)).toMatchObject({ mean: expect.closeTo(0.8) as number, runs: 5 });
  expect(dailyConfidence(runs.slice(1))).toBeNull();
});
