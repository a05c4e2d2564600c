/**
 * What people put right on their receipts becomes the next item classifier, in the whole compiled system, over HTTP only:
 * also in a category that they added themselves, with nobody's hand on the training or on the promotion. An annotator in
 * a real Label Studio is one of them, and a real MLflow is told of every training; both where there is a Python.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunReply } from '../../bench/api-client';
import { LoopClient, type RetrainReply } from '../../bench/loop/loop-client';
import { startSystem, type System } from '../../bench/system';
import type { ReceiptResult } from '../../contracts/receipts/result';
import { decodeImage } from '../../models/images/decode';
import { ITEM_CLASSIFIER_SLOT } from '../../models/receipts/item-classifier/item-learner';
import { drawnFor, drawSlip, type Slip } from '../factories/drawn-slips';
import type { StoredTask } from '../factories/label-studio-world';
import { askLabelStudio, LABEL_STUDIO_USER, startLabelStudioServer } from '../setup/label-studio-server';
import { MLFLOW_USER, startMlflowServer } from '../setup/mlflow-server';
import { hasPython, itWithPython, type PythonServer } from '../setup/python-server';
import { settled } from '../setup/settled';
import { type TrackedFile, TrackedModels } from './tracked-models';

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
  items: { line: number; name: string; category: string; category_source: string; is_unsure: boolean }[];
}

const itWithServers = itWithPython('What MLflow and Label Studio have of receipts');

interface ModelReply {
  dataset: { version: number };
  code_version: string;
  parameters: Record<string, string | number | boolean | null>;
  metrics: Record<string, number>;
  files: TrackedFile[];
}

const byName = (a: TrackedFile, b: TrackedFile): number => (a.name < b.name ? -1 : 1);

let system: System;
let api: LoopClient;
let mlflow: PythonServer;
let labelStudio: PythonServer;
let tracked: TrackedModels;
let shipped: { model_id: string; version: string };
let learned: { model_id: string; version: string };
let slips: Record<'train' | 'test', Slip[]>;
let runs: RunReply[];

beforeAll(async () => {
  system = await startSystem(hasPython() ? await otherServers() : {});
  api = new LoopClient(system, ITEM_CLASSIFIER_SLOT);
  // What the schedule does is looked at here; what people say starts no other training meanwhile.
  await api.stopRules();
  shipped = await api.served();
}, 900_000);
afterAll(async () => {
  await system.stop();
  if (hasPython()) await Promise.all([mlflow.close(), labelStudio.close()]);
}, 120_000);

async function otherServers(): Promise<Record<string, string>> {
  [mlflow, labelStudio] = await Promise.all([startMlflowServer(), startLabelStudioServer()]);
  tracked = new TrackedModels(mlflow, ITEM_CLASSIFIER_SLOT);
  return {
    MLFLOW_TRACKING_URI: mlflow.url,
    ...MLFLOW_USER,
    LABEL_STUDIO_URL: labelStudio.url,
    LABEL_STUDIO_API_KEY: LABEL_STUDIO_USER.token,
  };
}

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
const taughtOf = async (run: RunReply | undefined) => run && (await receiptOf(run)).items.find(isTaught);
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

const lineOf = (run: RunReply | undefined) => (run?.final_result as ReceiptResult).items.find(isTaught)?.line;

async function labelProject(): Promise<{ id: number; label_config: string } | undefined> {
  const path = 'projects/?title=receipts';
  const { results } = await askLabelStudio<{ results: { id: number; label_config: string }[] }>(labelStudio, { path });
  return results[0];
}

/** The run's in Label Studio, once it is there. */
async function taskOf(run: RunReply | undefined): Promise<StoredTask> {
  await api.call('/api/v1/schedules/treadle-sync-annotations/trigger', { method: 'POST' });
  let found: StoredTask | undefined;
  await settled(async () => {
    const project = await labelProject();
    if (!project) return false;
    const path = `tasks/?project=${project.id}&fields=all&page_size=100`;
    const { tasks } = await askLabelStudio<{ tasks: StoredTask[] }>(labelStudio, { path });
    found = tasks.find(({ data }) => data['run'] === run?.chain_id);
    return found !== undefined;
  });
  if (!found) throw new Error(`Label Studio has no task of the run ${run?.chain_id}.`);
  return found;
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

it('what people teach is not known before', async () => {
  await api.call('/api/v1/categories', { body: OWN });
  slips = drawnFor(DRAWN, draw);
  runs = await Promise.all([...slips.train, ...slips.test].map(read));
  expect(runs.map(predicted)).not.toContain(OWN.id);
}, 120_000);

itWithServers(
  'an unsure item is sorted by an annotator, into a category that somebody added',
  async () => {
    const [run] = runs;
    const task = await taskOf(run);
    const { pages } = run?.final_result as ReceiptResult;
    const image = await fetch(String(task.data['image']));
    const { width, height } = await decodeImage(new Uint8Array(await image.arrayBuffer()), { pixelsMax: 1e8 });
    expect(width / height).toBeCloseTo((pages[0]?.width ?? 0) / (pages[0]?.height ?? 1), 2);
    const { label_config: config } = (await labelProject()) ?? {};
    expect(config).toContain(`<Choice value="Plant milk · 식물성 음료" alias="${OWN.id}"/>`);

    const line = lineOf(run);
    const result = (task.predictions[0]?.result ?? []).filter(({ id }) => id === `item-${line}`);
    for (const { type, value } of result) if (type === 'choices') value['choices'] = [OWN.id];
    await askLabelStudio(labelStudio, { method: 'POST', path: `tasks/${task.id}/annotations/`, body: { result } });
    await api.call('/api/v1/schedules/treadle-sync-annotations/trigger', { method: 'POST' });
    const saidOf = async () =>
      (await api.call<{ items: { corrected_result: unknown }[] }>(`/api/v1/runs/${run?.chain_id}/feedback`)).items;
    await settled(async () => (await saidOf()).length > 0);
    expect(await saidOf()).toMatchObject([
      { feedback_type: 'category_error', corrected_result: { items: [{ line, category: OWN.id }] } },
    ]);
    await settled(async () => (await taughtOf(run))?.category_source === 'annotator');
    expect(await taughtOf(run)).toMatchObject({ category: OWN.id, is_unsure: false });
  },
  120_000,
);

it('a category that somebody added is learned by the weekly training, and serves the next receipt', async () => {
  for (const run of hasPython() ? runs.slice(1) : runs) await putRight(run);

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

itWithServers(
  'the training stands in MLflow, with what it learned from, how it did and its files',
  async () => {
    const model = await api.call<ModelReply>(`/api/v1/models/${learned.model_id}`);
    await settled(async () => (await tracked.aliased('production')) === learned.model_id);
    const told = await tracked.find(learned.model_id);
    expect(told).toMatchObject({
      info: { run_name: learned.version, status: 'FINISHED' },
      params: Object.fromEntries(Object.entries(model.parameters).map(([name, value]) => [name, String(value)])),
      tags: {
        'treadle.slot': ITEM_CLASSIFIER_SLOT,
        'treadle.origin': 'trained',
        'treadle.dataset_version': String(model.dataset.version),
        'treadle.parent_model_version_id': shipped.model_id,
        'treadle.code_version': model.code_version,
      },
      versions: [expect.any(String)],
    });
    expect(told?.params).toMatchObject({ letter_ngrams: '2-5', syllable_ngrams: '1-3' });
    expect(told?.metrics).toEqual(model.metrics);
    expect(told?.metrics).toMatchObject({ test_accuracy: 1, validation_learned_rows: DRAWN.train });
    expect(told?.files.toSorted(byName)).toEqual(model.files.toSorted(byName));
    expect(model.files.map(({ name }) => name)).toContain('classifier.onnx');
    expect(told?.tags['treadle.sha256.model/classifier.onnx']).toBe(
      model.files.find(({ name }) => name === 'classifier.onnx')?.sha256,
    );
  },
  120_000,
);

it('who taught it finds the version’s accuracy beside the one before', async () => {
  await putRight(await read(draw(1_001)));
  const { weeks } = await api.call<{ weeks: { model_version: string; corrected: number; right: number }[] }>(
    '/api/v1/receipts/accuracy',
  );
  const of = (version: string) => weeks.find(({ model_version: each }) => each === version);
  expect(of(shipped.version)).toMatchObject({ corrected: DRAWN.train + DRAWN.test, right: 0 });
  expect(of(learned.version)).toMatchObject({ corrected: 1, right: 1 });
});

it('goes back to the version before, and what had been read by it is there again', async () => {
  expect((await api.rollBack('as before')).version).toBe(shipped.version);
  const again = await read(draw(0));
  expect([again.models[ITEM_CLASSIFIER_SLOT], predicted(again)]).toEqual([
    shipped.version,
    expect.not.stringMatching(OWN.id),
  ]);
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
  expect([shown.models[ITEM_CLASSIFIER_SLOT], predicted(shown)]).toEqual([
    shipped.version,
    expect.not.stringMatching(OWN.id),
  ]);
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

itWithServers(
  'MLflow has one run of every training, and knows who serves after all of it',
  async () => {
    const { items } = await api.call<{ items: { id: string }[] }>(`/api/v1/models?slot=${ITEM_CLASSIFIER_SLOT}`);
    const ours = items.map(({ id }) => id).sort();
    expect(ours.length).toBeGreaterThan(2);
    const theirs = async () => (await tracked.ids()).map(String).sort();
    await settled(async () => (await theirs()).length >= ours.length);
    expect(await theirs()).toEqual(ours);
    const { model_id: served } = await api.served();
    await settled(async () => (await tracked.aliased('production')) === served);
  },
  120_000,
);
