/** Receipts in Label Studio: one task a photo, with the items that the models were unsure of and a category for each. */
import type { Category } from '../../contracts/receipts/categories';
import type { ReceiptCorrection } from '../../contracts/receipts/correction';
import type { ReceiptItem, ReceiptPage, ReceiptResult } from '../../contracts/receipts/result';
import { uncertainty } from '../../contracts/receipts/review';
import { type LabelRun, type LabelWork, UnreadableAnnotation } from '../label-studio/label-work';
import {
  readRegionClasses,
  type RegionClass,
  regionClassesConfig,
  regionClassesPrediction,
} from '../label-studio/region-classes';
import type { LabelTask } from '../label-studio/tasks';

const PROJECT = 'receipts/items';
const ITEM_CLASSIFIER = 'receipts/item-classifier';
/** Of a long PDF, so many pages are given out: the rest would keep annotators from other receipts. */
const PAGES_MAX = 5;

type CorrectedItem = ReceiptCorrection['items'][number];

export interface ReceiptLabelDeps {
  /** The common ones and those that the project has added. */
  categoriesOf: (projectId: string) => Promise<readonly Pick<Category, 'id' | 'title'>[]>;
}

export function receiptLabelWork({ categoriesOf }: ReceiptLabelDeps): LabelWork {
  return {
    pipeline: 'receipts',
    projects: async (projectId) => [
      { name: PROJECT, labelConfig: regionClassesConfig(classesOf(await categoriesOf(projectId))) },
    ],
    tasksOf: (run, imageAddress) => {
      const { pages, items } = run.finalResult as ReceiptResult;
      const tasks = pages.slice(0, PAGES_MAX).flatMap((page) => {
        const unsure = items.filter((item) => item.is_unsure && item.page === page.page);
        return unsure.length === 0 ? [] : [taskOf(run, { page, unsure, image: imageAddress(page.page) })];
      });
      return Promise.resolve({ project: PROJECT, tasks });
    },
    runOf: (taskId) => /^run ([0-9a-f-]{36}) page \d{1,6}$/u.exec(taskId)?.[1] ?? null,
    correctionOf: async (run, { result: said, before }) => {
      const { items } = run.finalResult as ReceiptResult;
      const known = new Set((await categoriesOf(run.projectId)).map(({ id }) => id));
      const now = readRegionClasses(said).map(({ index: line, className: category, text }): CorrectedItem => {
        if (!known.has(category)) throw new UnreadableAnnotation(`There is no category ${category}.`);
        const read = items.find((item) => item.line === line);
        return text === null || text === read?.name ? { line, category } : { line, category, name: text };
      });
      const correction: ReceiptCorrection = { items: merged(before as ReceiptCorrection | undefined, now) };
      return { kind: 'category_error', correction };
    },
  };
}

/** Annotators tell categories of one title apart by their ids. */
function classesOf(categories: readonly Pick<Category, 'id' | 'title'>[]): RegionClass[] {
  const titled = categories.map(({ id, title: { en, ko } }) => ({ name: id, title: `${en} · ${ko}` }));
  const isShared = (title: string): boolean => titled.filter((other) => other.title === title).length > 1;
  return titled.map(({ name, title }) => ({ name, title: isShared(title) ? `${title} (${name})` : title }));
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
