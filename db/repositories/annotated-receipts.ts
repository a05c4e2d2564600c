/** What annotators say of a run's items, on the receipts of those who have the run. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { ReceiptCorrection } from '../../contracts/receipts/correction';
import type { Orm } from '../connect';
import { receiptItems, receipts } from '../schema';
import type { Transaction } from './batch-runs';
import { keepingAfter, type ReceiptRow } from './receipt-rows';

export class AnnotatedReceiptsRepository {
  constructor(private readonly orm: Orm) {}

  /** What an owner says or once said of a line stays. Done again, it changes nothing more. */
  sort(runId: string, said: Readonly<ReceiptCorrection['items']>, timeZone: string): Promise<void> {
    return this.orm.transaction(async (tx) => {
      const ofRun = await tx
        .select()
        .from(receipts)
        .where(eq(receipts.runId, runId))
        .orderBy(asc(receipts.id))
        .for('no key update');
      const categories = new Map(said.map(({ line, category }) => [line, category]));
      for (const receipt of ofRun) await sortLines(tx, receipt, { categories, timeZone });
    });
  }
}

async function sortLines(
  tx: Transaction,
  receipt: ReceiptRow,
  { categories, timeZone }: { categories: ReadonlyMap<number, string>; timeZone: string },
): Promise<void> {
  const items = await tx
    .select()
    .from(receiptItems)
    .where(
      and(
        eq(receiptItems.receiptId, receipt.id),
        inArray(receiptItems.line, [...categories.keys()]),
        inArray(receiptItems.categorySource, ['model', 'annotator']),
      ),
    );
  for (const item of items) {
    const category = categories.get(item.line) ?? item.category;
    if (item.categorySource === 'annotator' && item.category === category) continue;
    const keeping = await keepingAfter(tx, { receipt, item, edit: { category }, timeZone });
    await tx
      .update(receiptItems)
      .set({ category, ...keeping, categorySource: 'annotator', isUnsure: false, editedAt: sql`now()` })
      .where(eq(receiptItems.id, item.id));
  }
}
