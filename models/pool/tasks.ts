/** The table of CPU tasks: a new one is a new entry here, and is at once known to `CpuPool.run` with its types. */
import type { TaskTable } from './task-table';
import { checkModel } from './tasks/check-model';
import { classifyItems } from './tasks/classify-items';
import { extractFields } from './tasks/extract-fields';
import { inspectDocument } from './tasks/inspect-document';
import { inspectReceipt } from './tasks/inspect-receipt';
import { layOutPages } from './tasks/lay-out-pages';
import { parseReceipt } from './tasks/parse-receipt';
import { readPage } from './tasks/read-page';
import { readReceiptPart } from './tasks/read-receipt-part';
import { recognisePage } from './tasks/recognise-page';
import { scoreRows } from './tasks/score-rows';
import { trainModel } from './tasks/train-model';
import { warmUp } from './tasks/warm-up';

export const tasks = {
  checkModel,
  classifyItems,
  extractFields,
  inspectDocument,
  inspectReceipt,
  layOutPages,
  parseReceipt,
  readPage,
  readReceiptPart,
  recognisePage,
  scoreRows,
  trainModel,
  warmUp,
} as const satisfies TaskTable;

export type Tasks = typeof tasks;
