import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { DomainError } from '../../../../contracts/errors';
import { featuresOf, FEATURE_COUNT } from '../../../../models/extraction/learned/features';
import { candidatesOf } from '../../../../models/extraction/learned/candidates';
import { conceptsOf } from '../../../../models/extraction/concepts';
import { viewDocument } from '../../../../models/extraction/document-view';
import { createNetwork, scoreOfVector } from '../../../../models/extraction/learned/network';
import { denseTensor, openLearnedExtractor } from '../../../../models/extraction/learned/learned-extractor';
import { outputOf, writeOnnx } from '../../../../models/extraction/learned/onnx-model';
import { train, type TrainedModel } from '../../../../models/extraction/learned/train';
import { saveExtractorWeights } from '../../../../models/extraction/learned/weights';
import { extractFields } from '../../../../models/extraction/extract-fields';
import { layoutOf, toyReceipts } from './toy-receipts';

const RECEIPT = 'ABC MART SDN BHD\nNO 5, JALAN ABC 1/2, 43000 KAJANG\nDate: 05/03/2018\nTotal RM 12.50';
const OPTIONS = { fields: ['company', 'total'] as const, folds: 3, epochs: 12 };

function toyModel(): TrainedModel {
  return train(toyReceipts(45, 1), OPTIONS);
}

function companyVectors() {
  const view = viewDocument([layoutOf(RECEIPT)]);
  return featuresOf('company', view, candidatesOf('company', { view, find: conceptsOf(view) }));
}

test('features stay within their places and differ between candidates', () => {
  const vectors = companyVectors();
  expect(vectors.length).toBeGreaterThan(2);
  for (const { places, values } of vectors) {
    expect(values).toHaveLength(places.length);
    expect(Math.max(...places)).toBeLessThan(FEATURE_COUNT);
    expect(values.every(Number.isFinite)).toBe(true);
  }
  expect(new Set(vectors.map((vector) => JSON.stringify(vector))).size).toBe(vectors.length);
});

test('onnxruntime gives the scores of the plain forward pass', async () => {
  const network = createNetwork(7);
  network.straight.set(network.hidden.subarray(0, FEATURE_COUNT));
  network.hiddenBias.set([0.1, -0.2, 0.3]);
  const vectors = companyVectors();
  const session = await InferenceSession.create(writeOnnx({ company: network, total: createNetwork(8) }));
  const outputs = await session.run({ company: denseTensor(vectors), total: denseTensor(vectors.slice(0, 2)) });
  const output = outputs[outputOf('company')]!;
  expect(output.dims).toEqual([vectors.length, 1]);
  expect(outputs[outputOf('total')]!.dims).toEqual([2, 1]);
  vectors.forEach((vector, index) => expect(Number(output.data[index])).toBeCloseTo(scoreOfVector(network, vector), 4));
});

describe('a model of a toy set', () => {
  let model: TrainedModel;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'extractor-'));
    model = toyModel();
    await saveExtractorWeights(folder, model, 'toy');
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is chosen over the rules where these are wrong, and finds the values of unseen documents', async () => {
    expect(model.fields.company?.chooser).toBe('network');
    expect(model.report['company']!.network).toBeGreaterThan(model.report['company']!.rules);
    const extractor = await openLearnedExtractor(folder);
    const unseen = toyReceipts(20, 2);
    const companyOf = (fields: readonly { name: string; value: unknown }[]) =>
      fields.find(({ name }) => name === 'company')?.value;
    const found = await Promise.all(unseen.map(({ layout }) => extractor.extract(layout, 'receipt')));
    const right = found.filter((fields, index) => companyOf(fields) === unseen[index]!.fields['company']);
    const byRules = unseen.filter(
      ({ layout, fields }) => companyOf(extractFields(layout, 'receipt')) === fields['company'],
    );
    expect(right.length).toBeGreaterThanOrEqual(18);
    expect(byRules.length).toBeLessThan(10);
  });

  test('is the same to the byte when it is trained again', async () => {
    const again = await mkdtemp(join(tmpdir(), 'extractor-'));
    try {
      await saveExtractorWeights(again, toyModel(), 'toy');
      for (const file of ['weights.json', 'extractor.onnx', 'known-values.json']) {
        expect((await readFile(join(again, file))).equals(await readFile(join(folder, file)))).toBe(true);
      }
    } finally {
      await rm(again, { recursive: true, force: true });
    }
  }, 120_000);

  test('is refused where a file is damaged, absent, or of other features', async () => {
    const file = join(folder, 'extractor.onnx');
    const bytes = await readFile(file);
    const card = await readFile(join(folder, 'weights.json'), 'utf8');
    const damaged = (error: unknown): boolean => error instanceof DomainError && error.code === 'MODEL_DAMAGED';
    const refusal = () =>
      openLearnedExtractor(folder).then(
        () => undefined,
        (error: unknown) => error,
      );
    bytes[100] = bytes[100]! ^ 1;
    await writeFile(file, bytes);
    expect(damaged(await refusal())).toBe(true);
    await rm(file);
    expect(damaged(await refusal())).toBe(true);
    await writeFile(join(folder, 'weights.json'), card.replace(/"features_revision": \d+/, '"features_revision": 999'));
    expect(damaged(await refusal())).toBe(true);
  });
});

test('too few documents teach nothing: the rules answer', () => {
  const model = train(toyReceipts(5, 3), OPTIONS);
  expect(model.fields).toEqual({});
});
