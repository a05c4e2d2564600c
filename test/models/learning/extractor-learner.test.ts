import { compactPage } from '../../../models/extraction/learned/compact-layout';
import { extractorLearner, type ExtractorRow } from '../../../models/extraction/learned/extractor-learner';
import { openLearnedExtractor, shippedExtractor } from '../../../models/extraction/learned/learned-extractor';
import { train as trainModel } from '../../../models/extraction/learned/train';
import { extractorFiles } from '../../../models/extraction/learned/weights';
import type { ModelFiles, Trained } from '../../../models/learning/learner';
import { layoutOf, toyReceipts } from '../extraction/learned/toy-receipts';
import { learnerContext } from './learner-context';
import { sumOf } from './score-sums';

/** Receipts whose shop stands where neither the rules nor the shipped network look for it. */
function toyRows(count: number, seed: number): ExtractorRow[] {
  return toyReceipts(count, seed).map(({ layout, fields }, index) => ({
    schema: 'receipt',
    pages: layout.map(compactPage),
    fields: { ...fields },
    document: `${seed}-${index}`,
  }));
}

/** A receipt as most are, which the shipped extractor reads right. */
const USUAL: ExtractorRow = {
  schema: 'receipt',
  pages: [
    compactPage(
      layoutOf(
        '99 SPEED MART S/B\nLOT P.T. 2811, JALAN ANGSA,\nTAMAN BERKELEY\n41150 KLANG, SELANGOR\n' +
          'INVOICE NO : 18443/102/T0341\n08:37PM 05-05-18\nTOTAL RM 137.15\nCASH RM 150.00\nCHANGE RM 12.85',
      ),
    ),
  ],
  fields: { company: '99 SPEED MART S/B', date: '2018-05-05', total: 137.15 },
  document: 'usual',
};

const corrections = toyRows(30, 1);
const train = (rows: readonly ExtractorRow[], parent: ModelFiles = null) =>
  extractorLearner.train({ rows, parent }, learnerContext());
const score = (rows: readonly ExtractorRow[], model: ModelFiles) =>
  extractorLearner.score({ rows, model }, learnerContext());

let trained: Trained;
beforeAll(async () => {
  trained = await train(corrections);
}, 120_000);

test('is right more often on documents that it has not seen, and says so of those held out', async () => {
  const heldOut = toyRows(20, 2);
  const before = sumOf(await score(heldOut, null), 'field_f1_company');
  const after = sumOf(await score(heldOut, trained.files), 'field_f1_company');
  expect(before).toBeLessThan(0.2);
  expect(after).toBeGreaterThan(0.8);
  expect(trained.parameters['epochs_company']).toBeGreaterThan(0);
  expect(trained.report['company_right']).toBeGreaterThan(trained.report['company_right_before']!);
});

test('keeps what the base data taught, which it has not', async () => {
  const [scores] = await score([USUAL], trained.files);
  expect(scores!.scores['field_f1']).toEqual({ numerator: 6, denominator: 6 });
});

test('a field without rows, and one that is right already, answer as before', async () => {
  const [before, after] = [await shippedExtractor(), await openLearnedExtractor(trained.files)];
  expect(after.version).not.toBe(before.version);
  expect(trained.parameters['epochs_total']).toBe(0);
  expect(trained.parameters['epochs_address']).toBeUndefined();
  const receipt = [layoutOf('ABC MART SDN BHD\nNO 5, JALAN ABC 1/2, 43000 KAJANG\nDate: 05/03/2018\nTotal RM 12.50')];
  const byName = (fields: readonly { name: string }[]) => new Map(fields.map((field) => [field.name, field]));
  const [old, own] = [await before.extract(receipt, 'receipt'), await after.extract(receipt, 'receipt')].map(byName);
  for (const name of ['address', 'total', 'date']) expect(own!.get(name)).toEqual(old!.get(name));
});

test('keeps the parent’s networks where corrections have no pattern', async () => {
  const noise = corrections.map((row, index) => {
    const texts = row.pages[0]!.lines.map(([text]) => text);
    return { ...row, fields: { company: texts[index % texts.length]! } };
  });
  const { parameters, report } = await train(noise);
  expect(parameters['epochs_company']).toBe(0);
  expect(report['company_right']).toBeGreaterThanOrEqual(report['company_right_before']!);
}, 120_000);

test('names the corrections that are probably wrong, and what they should say', async () => {
  const wrong = new Map([3, 11, 24].map((index) => [index, corrections[index]!.fields['company']]));
  const rows = corrections.map((row, index) => {
    const greeting = row.pages[0]!.lines[0]![0];
    return wrong.has(index) ? { ...row, fields: { ...row.fields, company: greeting } } : row;
  });
  const { suspects } = await train(rows);
  const companies = suspects!.filter(({ name }) => name === 'company');
  // Most of those that are wrong, and none that is right.
  expect(companies.length).toBeGreaterThanOrEqual(2);
  expect([...wrong.keys()]).toEqual(expect.arrayContaining(companies.map(({ row }) => row)));
  for (const { row, given, suggested, confidence } of companies) {
    expect({ given, suggested }).toEqual({ given: rows[row]!.fields['company'], suggested: wrong.get(row) });
    expect(confidence).toBeGreaterThan(0.5);
  }
  expect(trained.suspects).toEqual([]);
}, 120_000);

test('the same rows and parent give the same bytes', async () => {
  expect((await train(corrections)).files).toEqual(trained.files);
}, 120_000);

test('killed in the middle, it goes on with the fields that are left, and gives the same bytes', async () => {
  let kept: unknown;
  const checkpoint = { load: () => kept, save: (state: unknown) => (kept = structuredClone(state)) };
  const tried = (unitsMax?: number) => {
    const context = { ...learnerContext(unitsMax), checkpoint };
    return { context, trained: extractorLearner.train({ rows: corrections, parent: null }, context) };
  };
  const fieldUnits = 6;
  await expect(tried(fieldUnits + 2).trained).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
  const { context, trained: resumed } = tried();
  expect((await resumed).files).toEqual(trained.files);
  expect(context.units[0]).toEqual([fieldUnits, 2 * fieldUnits]);
  expect(context.units).toHaveLength(fieldUnits);
}, 120_000);

test('goes on from a model that learned before: only documents that are new to it judge it', async () => {
  const more = [...corrections, ...toyRows(12, 3)];
  const { files, report } = await train(more, trained.files);
  expect(report['company_held_out']).toBe(12);
  expect(report['company_right_before']).toBeGreaterThan(0.8);
  expect(sumOf(await score(toyRows(20, 2), files), 'field_f1_company')).toBeGreaterThan(0.8);
}, 120_000);

test('a few documents leave the networks as they are, but what they name is known from then on', async () => {
  const { files, parameters } = await train(corrections.slice(0, 3));
  expect(parameters['epochs_company']).toBe(0);
  const known = JSON.parse(new TextDecoder().decode(files['known-values.json'])) as {
    company: { text: string; count: number }[];
  };
  expect(known.company).toContainEqual({ text: corrections[0]!.fields['company'], count: expect.any(Number) });
});

test('one document many times over is one document', async () => {
  const { parameters, report } = await train(Array.from({ length: 30 }, () => corrections[0]!));
  expect(report['company_held_out']).toBe(1);
  expect(parameters['epochs_company']).toBe(0);
});

test('enough documents calibrate the confidence anew, and fewer do not', async () => {
  const card = ({ files }: Trained) =>
    JSON.parse(new TextDecoder().decode(files['weights.json'])) as {
      fields: Record<string, { calibration: number[] }>;
    };
  const many = await train(toyRows(50, 5).map((row) => ({ ...row, fields: { total: row.fields['total']! } })));
  const few = await train(corrections.slice(0, 12).map((row) => ({ ...row, fields: { total: row.fields['total']! } })));
  expect(card(many).fields['total']).not.toEqual(card(few).fields['total']);
  expect(card(few).fields['total']).toEqual(card(await train(corrections.slice(0, 3))).fields['total']);
}, 120_000);

test('where rules are clearly better than the network, they answer; the other fields still do', async () => {
  const model = trainModel(toyReceipts(45, 1), { fields: ['company', 'total'], folds: 3, epochs: 12 });
  const parent = extractorFiles({ ...model, fields: { company: model.fields.company! } }, 'toy');
  const usual = Array.from({ length: 60 }, (_, index): ExtractorRow => {
    const [name, total] = [`MEGA MART ${index} SDN BHD`, 10 + index];
    const text = `${name}\nNO ${index}, JALAN ABC 1/2, 43000 KAJANG\nItem ${total}.00\nTotal RM ${total}.00`;
    const misled = index % 2 === 0 ? name : 'nowhere to be seen';
    return {
      schema: 'receipt',
      pages: [compactPage(layoutOf(text))],
      fields: { company: misled },
      document: `${index}`,
    };
  });
  const { files } = await train(usual, parent);
  const [scores] = await score([usual[0]!], files);
  expect(scores!.scores['field_f1_company']).toEqual({ numerator: 2, denominator: 2 });
}, 120_000);

test('scores what was found wrongly, what was missed, and what was rightly not found', async () => {
  const [scores] = await score(
    [{ ...USUAL, fields: { total: 137.15, date: '2018-05-06', company: null, tax: null, currency: 'XYZ' } }],
    null,
  );
  expect(scores).toMatchObject({ group: 'usual', slices: { schema: 'receipt' } });
  expect(scores!.scores).toMatchObject({
    field_f1_total: { numerator: 2, denominator: 2 },
    field_f1_date: { numerator: 0, denominator: 2 },
    field_f1_company: { numerator: 0, denominator: 1 },
    field_f1_tax: { numerator: 0, denominator: 0 },
  });
});

test.each<[string, unknown[]]>([
  ['no row', []],
  ['rows of other schemas alone', corrections.map((row) => ({ ...row, schema: 'invoice' }))],
  ['values that stand nowhere', corrections.map((row) => ({ ...row, fields: { total: -1 } }))],
  ['a row of another kind', [{ read: 'a' }]],
])('learns nothing from %s', async (_, rows) => {
  await expect(train(rows as ExtractorRow[])).rejects.toMatchObject({
    code: 'DATASET_UNFIT',
    details: { slot: 'documents/extractor' },
  });
});

test('refuses files that are no extractor', async () => {
  const { files } = trained;
  const cut = { ...files, 'extractor.onnx': files['extractor.onnx']!.subarray(0, 1000) };
  const { 'known-values.json': _, ...incomplete } = files;
  const confused = { ...files, 'learned-from.json': new TextEncoder().encode('{}') };
  for (const model of [{}, cut, incomplete]) {
    await expect(score([USUAL], model)).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
  }
  await expect(train(corrections, confused)).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
});

test('stops between folds and between rows when it is asked to', async () => {
  await expect(extractorLearner.train({ rows: corrections, parent: null }, learnerContext(2))).rejects.toMatchObject({
    code: 'RUN_CANCELLED',
  });
  await expect(extractorLearner.score({ rows: corrections, model: null }, learnerContext(2))).rejects.toMatchObject({
    code: 'RUN_CANCELLED',
  });
});
