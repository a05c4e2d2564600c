/**
 * What people put right on their receipts becomes the next item classifier, in the whole compiled system, over HTTP only:
 * also in a category that they added themselves, with nobody's hand on the training or on the promotion.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunReply } from '../../bench/api-client';
import { LoopClient, type RetrainReply } from '../../bench/loop/loop-client';
import { startSystem, type System } from '../../bench/system';
import type { ReceiptResult } from '../../contracts/receipts/result';
import { ITEM_CLASSIFIER_SLOT } from '../../models/receipts/item-classifier/item-learner';
import { drawnFor, drawSlip, type Slip } from '../factories/drawn-slips';

const OWN = {
  id: 'plant_milk',
  title: { en: 'Plant milk', ko: '식물성 음료' },
  storage: 'fridge',
  shelf_days: { fridge: 7 },
};
const TAUGHT = 'OATLY BARISTA';
const GOODS = ['Milk', 'Bread', 'Rice', 'Green Tea', 'Soap', 'Coffee', 'Apples', 'Noodles'];
const DRAWN = { train: 10, test: 4 };
const POLL_MS = 300;

interface ReceiptReply {
  model_version: string;
  items: { line: number; name: string; category: string; category_source: string }[];
}

let system: System;
let api: LoopClient;
let shipped: string;
let learned: { model_id: string; version: string };

beforeAll(async () => {
  system = await startSystem();
  api = new LoopClient(system, ITEM_CLASSIFIER_SLOT);
  // What the schedule does is looked at here; what people say starts no other training meanwhile.
  await api.stopRules();
  shipped = (await api.served()).version;
}, 600_000);
afterAll(() => system.stop(), 120_000);

function draw(number: number): Slip {
  const goods = GOODS.slice(number % 5, (number % 5) + 3);
  const items = [...goods, `${TAUGHT} ${number}`].map((name, index) => [name, `${1 + index}.50`] as const);
  return drawSlip(`receipt-${number}`, [
    [`Corner Shop ${number}`],
    [`Date: ${10 + (number % 9)}/0${1 + (number % 9)}/2018`],
    ...items,
    ['Total', '16.00'],
    ['Cash', '20.00'],
  ]);
}

const read = async (slip: Slip): Promise<RunReply> =>
  api.untilEnded(await api.submitUntilAccepted({ ...slip, options: { languages: ['en'] } }));
const receiptOf = ({ chain_id: id }: RunReply) => api.call<ReceiptReply>(`/api/v1/receipts/${id}`);
const isTaught = ({ name }: { name: string }): boolean => /oatly/iu.test(name);
const predicted = ({ final_result: result }: RunReply) => (result as ReceiptResult).items.find(isTaught)?.category;

/** As somebody does who looks their receipt over. */
async function putRight(run: RunReply): Promise<void> {
  const taught = (await receiptOf(run)).items.find(isTaught);
  if (!taught) throw new Error(`The receipt ${run.chain_id} has not the item that is taught.`);
  await api.call(`/api/v1/receipts/${run.chain_id}/items/${taught.line}`, {
    method: 'PATCH',
    body: { category: OWN.id },
  });
}

/** The slot's newest retrain, once it has ended. */
async function newestRetrain(): Promise<RetrainReply> {
  for (;;) {
    const { items } = await api.call<{ items: RetrainReply[] }>(`/api/v1/retrains?slot=${ITEM_CLASSIFIER_SLOT}`);
    const [newest] = items;
    if (newest) return api.untilRetrained(newest);
    await sleep(POLL_MS);
  }
}

it('a category that somebody added is learned by the weekly training, and serves the next receipt', async () => {
  await api.call('/api/v1/categories', { body: OWN });
  const slips = drawnFor(DRAWN, draw);
  const runs = await Promise.all([...slips.train, ...slips.test].map(read));
  expect(runs.map(predicted)).not.toContain(OWN.id);
  for (const run of runs) await putRight(run);

  await api.call('/api/v1/schedules/treadle-retrain/trigger', { method: 'POST' });
  const retrain = await newestRetrain();
  expect(retrain).toMatchObject({ state: 'completed', outcome: null, error: null, verdict: { passed: true } });
  learned = await api.served();
  expect(retrain.candidate).toEqual({ id: learned.model_id, version: learned.version });
  const dataset = await api.call(`/api/v1/datasets/${retrain.dataset_id}`);
  expect(dataset).toMatchObject({ slot: ITEM_CLASSIFIER_SLOT, counts: { train: DRAWN.train, test: DRAWN.test } });

  const next = await read(draw(1_000));
  expect([next.models[ITEM_CLASSIFIER_SLOT], predicted(next)]).toEqual([learned.version, OWN.id]);
  const receipt = await receiptOf(next);
  expect(receipt.model_version).toBe(learned.version);
  expect(receipt.items.find(isTaught)).toMatchObject({ category: OWN.id, category_source: 'model' });
}, 300_000);

it('who taught it finds the version’s accuracy beside the one before', async () => {
  await putRight(await read(draw(1_001)));
  const { weeks } = await api.call<{ weeks: { model_version: string; corrected: number; right: number }[] }>(
    '/api/v1/receipts/accuracy',
  );
  const of = (version: string) => weeks.find(({ model_version: each }) => each === version);
  expect(of(shipped)).toMatchObject({ corrected: DRAWN.train + DRAWN.test, right: 0 });
  expect(of(learned.version)).toMatchObject({ corrected: 1, right: 1 });
});

it('goes back to the version before, and what had been read by it is there again', async () => {
  expect((await api.rollBack('as before')).version).toBe(shipped);
  const again = await read(draw(0));
  expect([again.models[ITEM_CLASSIFIER_SLOT], predicted(again)]).toEqual([shipped, expect.not.stringMatching(OWN.id)]);
}, 120_000);

it('a candidate that is right where the one in service is wrong is promoted out of the shadow by itself', async () => {
  const { id } = await api.beginExperiment({
    name: 'what it learned',
    mode: 'shadow',
    variants: [
      { name: 'production', role: 'control', weight: 0.5 },
      { name: 'candidate', role: 'treatment', weight: 0.5, model_id: learned.model_id },
    ],
    ...{ step_hours_min: 0, look_seconds: 10, samples_min: 10, samples_max: 40 },
  });
  const shown = await read(draw(2_000));
  expect([shown.models[ITEM_CLASSIFIER_SLOT], predicted(shown)]).toEqual([shipped, expect.not.stringMatching(OWN.id)]);
  for (let number = 2_001; (await api.experiment(id)).state === 'running'; number += 1) {
    await putRight(await read(draw(number)));
  }
  expect(await api.experiment(id)).toMatchObject({ state: 'promoted', verdict: { decision: 'promote' } });
  await api.untilServed(learned.version);
  expect(predicted(await read(draw(3_000)))).toBe(OWN.id);
}, 600_000);

it('nothing is trained again where nothing was said since', async () => {
  await api.untilRetrained(await api.startRetrain('the rest'));
  const again = await api.untilRetrained(await api.startRetrain('nothing is left'));
  expect(again).toMatchObject({ state: 'skipped', outcome: 'nothing_new', candidate: null });
}, 300_000);
