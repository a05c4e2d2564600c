/** Receipts in a real Label Studio: unsure items go there with a category each, and come back as corrections. */
import { receiptLabelWork } from '../../../activities/receipts/label-work';
import type { AnnotationResult } from '../../../activities/label-studio/tasks';
import type { Category } from '../../../contracts/receipts/categories';
import { addDays, dayIn } from '../../../contracts/receipts/receipt';
import { CategoriesRepository } from '../../../db/repositories/categories';
import { IdentityRepository } from '../../../db/repositories/identity';
import { LabelStudioRepository } from '../../../db/repositories/label-studio';
import { type ReceiptItemRow, ReceiptsRepository } from '../../../db/repositories/receipts';
import {
  createLabelStudioWorld,
  LABEL_STUDIO_START_MS_MAX,
  type LabelStudioWorld,
} from '../../factories/label-studio-world';
import { sortedReceipt, UNSURE } from '../../factories/sorted-receipt';
import { LABEL_STUDIO_USER } from '../../setup/label-studio-server';
import { itWithPython } from '../../setup/python-server';

const itWithLabelStudio = itWithPython('Label Studio');
const SEOUL = 'Asia/Seoul';
const PLANT_MILK: Category = {
  id: 'plant_milk',
  title: { en: 'Plant <milk>', ko: '식물성 음료' },
  storage: 'fridge',
  shelf_days: { fridge: 10 },
};

let labelling: LabelStudioWorld;

const categories = () => new CategoriesRepository(labelling.database.orm);

beforeAll(async () => {
  const work = receiptLabelWork({ categoriesOf: (projectId) => categories().list(projectId) });
  labelling = await createLabelStudioWorld({ work, title: 'Treadle receipts/items' });
}, LABEL_STUDIO_START_MS_MAX);
afterAll(() => labelling.close());
beforeEach(() => labelling.database.pool.query('delete from runs; delete from label_studio_annotations'));

const RECEIPT = sortedReceipt(
  [
    { name: '서울우유 1L', category: 'dairy' },
    { name: 'OATLY BRSTA', category: 'coffee_tea', confidence: UNSURE },
    { name: 'ORG BANAN', category: 'bakery', confidence: UNSURE },
    { name: '종량제봉투', category: 'other', confidence: UNSURE, page: 2, box: null },
  ],
  2,
);
const receiptOf = async (runId: string, ownerId = labelling.ownerId): Promise<ReceiptItemRow[]> =>
  (await new ReceiptsRepository(labelling.database.orm).open({ runId, ownerId }, SEOUL))?.items ?? [];
const completed = () => labelling.completed({ pipeline: 'receipts' }, RECEIPT);

/** As an annotator who chooses these categories, and writes these names, for the lines given. */
const sorted =
  (choices: Record<number, string>, names: Record<number, string> = {}) =>
  (result: AnnotationResult[]): AnnotationResult[] =>
    result.map((each) => {
      const line = Number(each.id?.replace('item-', ''));
      if (each.type === 'choices' && choices[line] !== undefined) each.value['choices'] = [choices[line]];
      if (each.type === 'textarea' && names[line] !== undefined) each.value['text'] = [names[line]];
      return each;
    });

itWithLabelStudio('unsure items go there page by page, with what the model took them for', async () => {
  const run = await completed();
  expect(await labelling.exchange()).toEqual({ taken: 0, refused: 0, pushed: 2, isAway: false });
  expect(await labelling.exchange()).toMatchObject({ pushed: 0 });
  const tasks = await labelling.tasksOf(run);
  const filledIn = tasks.map(({ data, predictions }) => ({
    image: data['image'],
    items: predictions[0]?.result
      .filter(({ type }) => type === 'choices')
      .map(({ id, value }) => [id, value['choices']]),
  }));
  expect(filledIn).toEqual([
    {
      image: `http://127.0.0.1/${run}/1`,
      items: [
        ['item-1', ['coffee_tea']],
        ['item-2', ['bakery']],
      ],
    },
    { image: `http://127.0.0.1/${run}/2`, items: [['item-3', ['other']]] },
  ]);
});

itWithLabelStudio('what was chosen becomes feedback, each page adding to what the others said', async () => {
  const run = await completed();
  await labelling.exchange();
  const [first, second] = await labelling.tasksOf(run);
  await labelling.annotate(first, sorted({ 2: 'fruit' }, { 2: 'Organic bananas' }));
  expect(await labelling.exchange()).toEqual({ taken: 1, refused: 0, pushed: 0, isAway: false });
  const ofFirst = [
    { line: 1, category: 'coffee_tea' },
    { line: 2, category: 'fruit', name: 'Organic bananas' },
  ];
  expect(await labelling.correctionOf(run)).toMatchObject([
    { kind: 'category_error', userName: 'label-studio', comment: LABEL_STUDIO_USER.email },
  ]);
  expect((await labelling.correctionOf(run))[0]?.correctedResult).toEqual({ items: ofFirst });

  await labelling.annotate(second, sorted({ 3: 'household' }));
  await labelling.exchange();
  expect((await labelling.correctionOf(run)).map(({ correctedResult }) => correctedResult)).toEqual([
    { items: [...ofFirst, { line: 3, category: 'household' }] },
  ]);
});

itWithLabelStudio('what was chosen is seen by whoever has the receipt, unless they said it otherwise', async () => {
  const run = await completed();
  const key = { runId: run, ownerId: labelling.ownerId };
  const ownEdit = { timeZone: SEOUL, printed: null };
  await receiptOf(run);
  await new ReceiptsRepository(labelling.database.orm).editItem(
    { ...key, line: 1 },
    { category: 'beverages' },
    ownEdit,
  );
  await labelling.exchange();
  const [first] = await labelling.tasksOf(run);
  await labelling.annotate(first, sorted({ 1: 'dairy', 2: 'meat' }));
  await labelling.exchange();

  const items = await receiptOf(run);
  expect(items.map(({ category, categorySource: source, isUnsure }) => [category, source, isUnsure])).toEqual([
    ['dairy', 'model', false],
    ['beverages', 'user', false],
    ['meat', 'annotator', false],
    ['other', 'model', true],
  ]);
  const [, , sortedByHand] = items;
  expect([sortedByHand?.predictedCategory, sortedByHand?.storage]).toEqual(['bakery', 'fridge']);
  expect(sortedByHand?.expiresOn).toBe(addDays(dayIn(SEOUL, new Date()), 3));
  const { rows } = await labelling.database.pool.query(
    `select line, original_prediction, user_correction, is_current from user_category_feedback
     where run_id = $1 order by line`,
    [run],
  );
  expect(rows).toEqual([
    { line: 1, original_prediction: 'coffee_tea', user_correction: 'dairy', is_current: true },
    { line: 2, original_prediction: 'bakery', user_correction: 'meat', is_current: true },
  ]);
  // Somebody who sent the same photo, and opens it later.
  const { id: other } = await new IdentityRepository(labelling.database.orm).createPrincipal({
    name: 'other',
    role: 'operator',
  });
  const [, , theirs] = await receiptOf(run, other);
  expect([theirs?.category, theirs?.categorySource, theirs?.isUnsure]).toEqual(['meat', 'annotator', false]);
});

itWithLabelStudio('a category that nobody has is refused with its name', async () => {
  const run = await completed();
  await labelling.exchange();
  const [first] = await labelling.tasksOf(run);
  await labelling.annotate(first, sorted({ 1: 'made_up_there' }));
  expect(await labelling.exchange()).toMatchObject({ taken: 0, refused: 1 });
  const [refused] = await new LabelStudioRepository(labelling.database.orm).refused(labelling.projectId, 1);
  expect(refused).toMatchObject({ runId: run, problem: 'There is no category made_up_there.' });
  expect(await labelling.correctionOf(run)).toEqual([]);
});

itWithLabelStudio('a category that the project adds can be chosen, also in tasks that were there before', async () => {
  const run = await completed();
  await labelling.exchange();
  const [first] = await labelling.tasksOf(run);
  const { projectId, ownerId: createdBy } = labelling;
  for (const id of ['plant_milk', 'milk_of_plants']) {
    await categories().create({ projectId, createdBy, category: { ...PLANT_MILK, id } });
  }
  await labelling.exchange();
  const { results } = await labelling.ask<{ results: { title: string; label_config: string }[] }>('GET', 'projects/');
  const config = results.find(({ title }) => title === 'Treadle receipts/items')?.label_config;
  expect(config).toContain('value="Plant &#60;milk&#62; · 식물성 음료 (plant_milk)" alias="plant_milk"');
  expect(config).toContain('value="Plant &#60;milk&#62; · 식물성 음료 (milk_of_plants)" alias="milk_of_plants"');
  await labelling.annotate(first, sorted({ 1: 'plant_milk' }));
  await labelling.exchange();
  expect((await labelling.correctionOf(run))[0]?.correctedResult).toMatchObject({
    items: [{ line: 1, category: 'plant_milk' }, { line: 2 }],
  });
});

itWithLabelStudio('items that were taken away, drawn by hand or left unsorted say nothing of ours', async () => {
  const [run, empty] = [await completed(), await completed()];
  await labelling.exchange();
  const [task] = await labelling.tasksOf(run);
  await labelling.annotate(task, (result) => [
    ...result.filter(({ id }) => id === 'item-1'),
    ...result.filter(({ id }) => id === 'item-1').map((each) => ({ ...each, id: 'drawn' })),
    ...result.filter(({ id, type }) => id === 'item-2' && type !== 'choices'),
  ]);
  const [unsorted] = await labelling.tasksOf(empty);
  await labelling.annotate(unsorted, () => []);
  expect(await labelling.exchange()).toMatchObject({ taken: 1, refused: 1 });
  expect((await labelling.correctionOf(run))[0]?.correctedResult).toEqual({
    items: [{ line: 1, category: 'coffee_tea' }],
  });
  expect(await labelling.correctionOf(empty)).toEqual([]);
});

itWithLabelStudio('a receipt of which every item is sure has no task', async () => {
  const run = await labelling.completed(
    { pipeline: 'receipts' },
    sortedReceipt([{ name: '계란 30구', category: 'eggs' }]),
  );
  expect(await labelling.exchange()).toMatchObject({ pushed: 0 });
  expect(await labelling.tasksOf(run)).toEqual([]);
});
