/** What learners share: rows and files are checked before they are trusted, and long work looks up now and then. */
import type { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import type { TaskContext } from '../pool/task-table';
import type { ModelFiles } from './learner';

/** Rows come from a dataset, which people and other releases write. @throws DomainError DATASET_UNFIT */
export function checkRows<Row>(slot: string, schema: z.ZodType<Row>, rows: readonly unknown[]): Row[] {
  return rows.map((row, index) => {
    const checked = schema.safeParse(row);
    if (checked.success) return checked.data;
    const [issue] = checked.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw unfit(slot, `row ${index} is none of this slot (${place === '' ? '' : `${place}: `}${issue?.message ?? ''})`);
  });
}

export function unfit(slot: string, reason: string): DomainError {
  return new DomainError('DATASET_UNFIT', { slot, reason });
}

/** One file of a model as what it holds. @throws DomainError MODEL_DAMAGED where it is absent or `parse` throws */
export function decodeModelFile<T>(
  files: NonNullable<ModelFiles>,
  { file, parse }: { file: string; parse: (text: string) => T },
): T {
  const bytes = files[file];
  if (!bytes) throw new DomainError('MODEL_DAMAGED', { file });
  try {
    return parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new DomainError('MODEL_DAMAGED', { file }, { cause });
  }
}

/** Called before each unit of work: stops where that was asked, else says how far the work is. */
export function unitsOf(context: Pick<TaskContext, 'stopIfAsked' | 'progress'>): (done: number, total: number) => void {
  return (done, total) => {
    context.stopIfAsked();
    context.progress(done, total);
  };
}

/** What throws becomes a promise that rejects, as callers of a learner expect. */
export function settled<T>(work: () => T): Promise<T> {
  return Promise.resolve().then(work);
}
