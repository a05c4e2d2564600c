/** Receipts in Label Studio: one task a photo, with the items that the models were unsure of and a category for each. */
import type { Category } from '../../contracts/receipts/categories';
import type { ReceiptCorrection } from '../../contracts/receipts/correction';
import type { ReceiptItem, ReceiptPage, ReceiptResult } from '../../contracts/receipts/result';
import { uncertainty } from '../../contracts/receipts/review';
import type { LabelRun, LabelWork } from '../label-studio/label-work';
import { readRegionClasses, regionClassesConfig, regionClassesPrediction } from '../label-studio/region-classes';
import type { LabelTask } from '../label-studio/tasks';

const PROJECT = 'receipts/items';
const ITEM_CLASSIFIER = 'receipts/item-classifier';
/** Of a long PDF, so many pages are given out: the rest would keep annotators from other receipts. */
const PAGES_MAX = 5;

type CorrectedItem = ReceiptCorrection['items'][number];

/** `categoriesOf` gives the common ones and those that the project has added. */
export function receiptLabelWork(
  categoriesOf: (projectId: string) => Promise<readonly Pick<Category, 'id' | 'title'>[]>,
): LabelWork {
  return {
    pipeline: 'receipts',
    projects: async (projectId) => {
      const categories = await categoriesOf(projectId);
      const classes = categories.map(({ id, title: { en, ko } }) => ({ name: id, title: `${en} · ${ko}` }));
      return [{ name: PROJECT, labelConfig: regionClassesConfig(classes) }];
    },
    tasksOf: (run, imageAddress) => {
      const { pages, items } = run.finalResult as ReceiptResult;
      const tasks = pages.slice(0, PAGES_MAX).flatMap((page) => {
        const unsure = items.filter((item) => item.is_unsure && item.page === page.page);
        return unsure.length === 0 ? [] : [taskOf(run, { page, unsure, image: imageAddress(page.page) })];
      });
      return Promise.resolve({ project: PROJECT, tasks });
    },
    runOf: (taskId) => /^run ([0-9a-f-]{36}) page \d{1,6}$/u.exec(taskId)?.[1] ?? null,
    correctionOf: (run, { result: said, before }) => {
      const { items } = run.finalResult as ReceiptResult;
      const now = readRegionClasses(said).map(({ index: line, className: category, text }): CorrectedItem => {
        const read = items.find((item) => item.line === line);
        return text === null || text === read?.name ? { line, category } : { line, category, name: text };
      });
      const correction: ReceiptCorrection = { items: merged(before as ReceiptCorrection | undefined, now) };
      return Promise.resolve({ kind: 'category_error', correction });
    },
  };
}

function taskOf(
  run: LabelRun,
  { page, unsure, image }: { page: ReceiptPage; unsure: readonly ReceiptItem[]; image: string },
): LabelTask {
  const { width, height } = page;
  const regions = unsure.map(({ line, name, category, box }) => ({
    index: line,
    text: name,
    className: category,
    // An item without a place is asked for all the same, at the whole page.
    box: box ?? { x: 0, y: 0, width, height },
  }));
  return {
    id: `run ${run.id} page ${page.page}`,
    data: { image, run: run.id, page: page.page },
    prediction: regionClassesPrediction(
      { width, height, regions },
      {
        modelVersion: run.models[ITEM_CLASSIFIER] ?? 'other',
        score: 1 - uncertainty(run.finalResult as ReceiptResult),
      },
    ),
  };
}

/** What is said now takes the place of what was said before about the same item. */
function merged(before: ReceiptCorrection | undefined, now: CorrectedItem[]): CorrectedItem[] {
  const lines = new Set(now.map(({ line }) => line));
  return [...(before?.items ?? []).filter(({ line }) => !lines.has(line)), ...now].sort((a, b) => a.line - b.line);
}
