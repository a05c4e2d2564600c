/** What holds for every pipeline that learns, in the whole compiled system, over HTTP only: the loop turns, and back. */
import type { RunReply } from '../../bench/api-client';
import { LoopClient } from '../../bench/loop/loop-client';
import { startSystem, type System } from '../../bench/system';
import { PIPELINES } from '../../contracts/pipelines';
import { LOOP_CASES } from '../conformance/loop-cases';
import { drawnFor, type Slip } from '../factories/drawn-slips';

const DRAWN = { train: 10, test: 3 };

let system: System;

beforeAll(async () => {
  system = await startSystem();
}, 600_000);
afterAll(() => system.stop(), 120_000);

it('every pipeline that learns is among them', () => {
  const learning = PIPELINES.filter(({ learners }) => learners.length > 0).map(({ name }) => name);
  expect([...new Set(LOOP_CASES.map(({ slot }) => slot.split('/')[0]))].sort()).toEqual([...learning].sort());
});

describe.each(LOOP_CASES.map((each) => [each.slot, each] as const))('the slot %s', (slot, { draw, said, ...each }) => {
  let api: LoopClient;
  let slips: Record<'train' | 'test', Slip[]>;
  let learned: { id: string; version: string };
  const fresh = draw(1_000);

  beforeAll(async () => {
    api = new LoopClient(system, slot);
    await api.stopRules();
    slips = drawnFor(DRAWN, draw);
  });

  const read = async (slip: Slip): Promise<RunReply> =>
    api.untilEnded(await api.submitUntilAccepted({ ...slip, options: { languages: ['en'] } }));
  const correctAll = async (of: readonly Slip[], right: string): Promise<void> => {
    const runs = await Promise.all(of.map(read));
    for (const run of runs) await each.correct(api, run, right);
  };
  const retrained = async (reason: string) => api.untilRetrained(await api.startRetrain(reason));
  const servedNow = async () => (await api.served()).version;

  it('learns nothing where nobody said anything, or too little to test with, and says so', async () => {
    const shipped = await servedNow();
    expect(await retrained('too early')).toMatchObject({ state: 'skipped', outcome: 'no_feedback', candidate: null });
    await correctAll(slips.train.slice(0, 1), each.truth);
    expect(await retrained('too early')).toMatchObject({ state: 'skipped', outcome: 'no_test_rows', candidate: null });
    expect(await servedNow()).toBe(shipped);
  }, 180_000);

  it('learns from corrections, serves what it learned, and goes back', async () => {
    const shipped = await servedNow();
    await correctAll([...slips.train, ...slips.test], each.truth);
    const before = await read(fresh);
    expect([before.models[slot], await said(api, before)]).toEqual([shipped, expect.not.stringMatching(each.truth)]);

    const retrain = await retrained('corrections');
    expect(retrain).toMatchObject({ state: 'completed', outcome: null, error: null, verdict: { passed: true } });
    learned = { id: retrain.candidate?.id ?? '', version: await servedNow() };
    expect(retrain.candidate).toEqual(expect.objectContaining(learned));
    const after = await read(fresh);
    expect([after.models[slot], await said(api, after)]).toEqual([learned.version, each.truth]);
    expect(after.chain_id).not.toBe(before.chain_id);
    const lineage = await api.call(`/api/v1/models/${learned.id}`);
    expect(lineage).toMatchObject({ dataset: { id: retrain.dataset_id }, parent: { version: shipped } });

    expect((await api.rollBack('as before')).version).toBe(shipped);
    expect((await read(fresh)).chain_id).toBe(before.chain_id);
  }, 300_000);

  it('tries what it learned beside what serves, promotes it when told to, and shows who serves', async () => {
    const { id } = await api.beginExperiment({
      name: `${slot} against itself`,
      mode: 'shadow',
      variants: [
        { name: 'production', role: 'control', weight: 0.5 },
        { name: 'candidate', role: 'treatment', weight: 0.5, model_id: learned.id },
      ],
    });
    const shown = await read(draw(1_001));
    expect(await said(api, shown)).not.toBe(each.truth);
    await api.call(`/api/v1/experiments/${id}/promote`, { body: { variant: 'candidate', reason: 'it was right' } });
    await api.untilServed(learned.version);
    expect((await api.experiment(id)).state).toBe('promoted');
    expect(await said(api, await read(draw(1_002)))).toBe(each.truth);
    const metrics = await (await fetch(`${system.url}/metrics`)).text();
    expect(metrics).toContain(
      `treadle_model_serving_since_timestamp_seconds{slot="${slot}",version="${learned.version}"`,
    );
  }, 180_000);

  it('does not publish what falsified corrections teach, and says why', async () => {
    await correctAll(slips.train, each.falsehood);
    expect(await retrained('falsified')).toMatchObject({ state: 'rejected', verdict: { passed: false } });
    expect(await servedNow()).toBe(learned.version);
    expect(await said(api, await read(draw(1_003)))).toBe(each.truth);
  }, 300_000);
});
