/** The lines of a receipt of whose category somebody spoke and takes it back. */
import { and, eq, sql } from 'drizzle-orm';
import type { ReceiptCorrection } from '../../contracts/receipts/correction';
import { textKey } from '../../contracts/receipts/receipt';
import type { ReceiptItem, ReceiptResult } from '../../contracts/receipts/result';
import { type feedback, itemNames, receiptItems, receipts } from '../schema';
import type { Transaction } from './batch-runs';
import { categoriesOf, type KnownCategory } from './categories';
import { expiryBase, keepingOf, nameAsRead, type ReceiptItemRow, type ReceiptRow } from './receipt-rows';

type Said = Pick<typeof feedback.$inferSelect, 'runId' | 'userId' | 'originalResult' | 'correctedResult'>;

export interface WithdrawnWord {
  withdrawn: Said;
  /** What the same person said of the run before or since, and stands. */
  inForce: Pick<Said, 'correctedResult'> | undefined;
  /** In which the day of an upload ends. */
  timeZone: string;
}

/**
 * In the transaction that withdraws the feedback. A line that has the category that was said, and says so, gets the one
 * that is in force, else the model's; what is remembered of it goes with it. Runs of other pipelines have no receipt.
 */
export async function takeBackCategories(tx: Transaction, word: WithdrawnWord): Promise<void> {
  const { runId, userId, originalResult, correctedResult } = word.withdrawn;
  const [receipt] = await tx
    .select()
    .from(receipts)
    .where(and(eq(receipts.runId, runId), eq(receipts.ownerId, userId)))
    .for('no key update');
  if (!receipt) return;
  // Checked when they were given: their form is known.
  const [said, inForce] = [correctedResult, word.inForce?.correctedResult] as (ReceiptCorrection | undefined)[];
  const { items: read } = originalResult as ReceiptResult;
  const categories = await categoriesOf(tx, receipt.projectId);
  const items = await tx.select().from(receiptItems).where(eq(receiptItems.receiptId, receipt.id));
  for (const { line, category } of said?.items ?? []) {
    const item = items.find((each) => each.line === line);
    const asRead = read.find((each) => each.line === line);
    if (!item || !asRead || item.categorySource !== 'user' || item.category !== category) continue;
    const standing = inForce?.items.find((each) => each.line === line)?.category;
    if (standing === category) continue;
    await sortAnew(tx, { receipt, item, asRead, standing, categories, day: expiryBase(receipt, word.timeZone) });
  }
}

interface UnsaidLine {
  receipt: ReceiptRow;
  item: ReceiptItemRow;
  asRead: ReceiptItem;
  standing: string | undefined;
  categories: readonly KnownCategory[];
  day: string;
}

async function sortAnew(tx: Transaction, line: UnsaidLine): Promise<void> {
  const { item, asRead, standing, categories, day } = line;
  const id = standing ?? asRead.category;
  const category = categories.find((each) => each.id === id);
  await tx
    .update(receiptItems)
    .set({
      category: id,
      ...(id === item.category ? {} : keepingOf(asRead, { day, category })),
      ...(standing === undefined ? { categorySource: 'model', isUnsure: asRead.is_unsure } : {}),
      editedAt: sql`now()`,
    })
    .where(eq(receiptItems.id, item.id));
  await rememberAnew(tx, line, id);
}

/** A name that its owner gave stays known. What they said of the line on another receipt since is another word. */
async function rememberAnew(
  tx: Transaction,
  { receipt: { ownerId, shopKey }, item, asRead, standing }: UnsaidLine,
  category: string,
): Promise<void> {
  const isRemembered = and(
    eq(itemNames.ownerId, ownerId),
    eq(itemNames.shopKey, shopKey ?? ''),
    eq(itemNames.textKey, textKey(asRead.name)),
    eq(itemNames.name, item.name),
    eq(itemNames.category, item.category),
  );
  if (standing === undefined && item.name === nameAsRead(asRead)) await tx.delete(itemNames).where(isRemembered);
  else await tx.update(itemNames).set({ category }).where(isRemembered);
}
