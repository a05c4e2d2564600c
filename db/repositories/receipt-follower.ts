/**
 * The lines of receipts of whose categories somebody speaks, or takes it back. Whoever has the run sorts their own
 * receipt; others are annotators and sort those of all who have it.
 */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { DomainError } from '../../contracts/errors';
import type { ReceiptCorrection } from '../../contracts/receipts/correction';
import { receipts as pipeline } from '../../contracts/receipts/definition';
import { textKey } from '../../contracts/receipts/receipt';
import type { ReceiptItem, ReceiptResult } from '../../contracts/receipts/result';
import { itemNames, receiptItems, receipts, runs } from '../schema';
import type { Transaction } from './batch-runs';
import { categoriesOf, type KnownCategory } from './categories';
import type { FeedbackFollower, FollowedWord } from './feedback-follower';
import {
  annotatedCategories,
  expiryBase,
  keepingAfter,
  keepingOf,
  nameAsRead,
  type ReceiptItemRow,
  type ReceiptRow,
  remember,
} from './receipt-rows';
import { isReadable } from './run-readers';

type Sorter = 'user' | 'annotator';

/** In `timeZone` the day of an upload ends. */
export function receiptFollower(timeZone: string): FeedbackFollower {
  return {
    pipeline: pipeline.name,
    async given(tx, word, before) {
      const said = await knownCategories(tx, word, before);
      const by: Sorter = (await hasRun(tx, word)) ? 'user' : 'annotator';
      const sorted = await lockReceipts(tx, word.runId, by === 'user' ? word.userId : undefined);
      const { items: read } = word.originalResult as ReceiptResult;
      for (const receipt of sorted) await sortLines(tx, said, { receipt, by, read, timeZone });
    },
    withdrawn: (tx, word, inForce) => takeBack(tx, word, { inForce, timeZone }),
  };
}

/** Checked when they were given: their form is known. */
function itemsOf(correction: unknown): ReceiptCorrection['items'] {
  return (correction as ReceiptCorrection | undefined)?.items ?? [];
}

/**
 * Line to category. One that there is not may stay where it stood before, so that other lines can be put right.
 * @throws DomainError FEEDBACK_INVALID
 */
async function knownCategories(tx: Transaction, word: FollowedWord, before: unknown): Promise<Map<number, string>> {
  const known = new Set((await categoriesOf(tx, word.projectId)).map(({ id }) => id));
  const stood = new Set(itemsOf(before).map(({ category }) => category));
  const said = new Map(itemsOf(word.correctedResult).map(({ line, category }) => [line, category]));
  for (const [line, category] of said) {
    if (known.has(category)) continue;
    const problem = `There is no category ${category}: GET /api/v1/categories lists them.`;
    if (!stood.has(category)) throw new DomainError('FEEDBACK_INVALID', { problem });
    said.delete(line);
  }
  return said;
}

async function hasRun(tx: Transaction, { runId, projectId, userId }: FollowedWord): Promise<boolean> {
  const isTheirs = and(eq(runs.id, runId), isReadable({ projectId, readerId: userId }));
  return (await tx.select({ id: runs.id }).from(runs).where(isTheirs)).length > 0;
}

/** Everybody's where no owner is named. */
function lockReceipts(tx: Transaction, runId: string, ownerId?: string): Promise<ReceiptRow[]> {
  const isWanted = and(eq(receipts.runId, runId), ownerId === undefined ? undefined : eq(receipts.ownerId, ownerId));
  return tx.select().from(receipts).where(isWanted).orderBy(asc(receipts.id)).for('no key update');
}

/** What an owner says or once said of a line stays, whatever annotators say. Done again, it changes nothing more. */
async function sortLines(
  tx: Transaction,
  said: ReadonlyMap<number, string>,
  { receipt, by, read, timeZone }: { receipt: ReceiptRow; by: Sorter; read: readonly ReceiptItem[]; timeZone: string },
): Promise<void> {
  const items = await tx
    .select()
    .from(receiptItems)
    .where(
      and(
        eq(receiptItems.receiptId, receipt.id),
        inArray(receiptItems.line, [...said.keys()]),
        by === 'user' ? undefined : inArray(receiptItems.categorySource, ['model', 'annotator']),
      ),
    );
  for (const item of items) {
    const category = said.get(item.line) ?? item.category;
    if (item.categorySource === by && item.category === category) continue;
    const keeping = await keepingAfter(tx, { receipt, item, edit: { category }, timeZone });
    await tx
      .update(receiptItems)
      .set({ category, ...keeping, categorySource: by, isUnsure: false, editedAt: sql`now()` })
      .where(eq(receiptItems.id, item.id));
    const asRead = read.find(({ line }) => line === item.line);
    if (by === 'user' && asRead) await remember(tx, receipt, { printed: asRead.name, name: item.name, category });
  }
}

/**
 * A line that has the category that was said, and says so, gets the one that is in force, else the model's; what is
 * remembered of it goes with it.
 */
async function takeBack(
  tx: Transaction,
  word: FollowedWord,
  { inForce, timeZone }: { inForce: unknown; timeZone: string },
): Promise<void> {
  const ofRun = await lockReceipts(tx, word.runId);
  const categories = await categoriesOf(tx, word.projectId);
  const annotated = await annotatedCategories(tx, word.runId);
  const own = new Map(itemsOf(inForce).map(({ line, category }) => [line, category]));
  const { items: read } = word.originalResult as ReceiptResult;
  for (const receipt of ofRun) {
    const by: Sorter = receipt.ownerId === word.userId ? 'user' : 'annotator';
    const items = await tx.select().from(receiptItems).where(eq(receiptItems.receiptId, receipt.id));
    for (const { line, category } of itemsOf(word.correctedResult)) {
      const item = items.find((each) => each.line === line);
      const asRead = read.find((each) => each.line === line);
      if (!item || !asRead || item.categorySource !== by || item.category !== category) continue;
      const standing = standingOf(line, [by === 'user' ? own : new Map(), annotated]);
      if (standing?.by === by && standing.category === category) continue;
      await sortAnew(tx, { receipt, item, asRead, standing, categories, day: expiryBase(receipt, timeZone) });
    }
  }
}

interface Standing {
  category: string;
  by: Sorter;
}

/** An owner's own word comes before an annotator's. */
function standingOf(
  line: number,
  [own, annotated]: readonly [ReadonlyMap<number, string>, ReadonlyMap<number, string>],
): Standing | undefined {
  const [said, seen] = [own.get(line), annotated.get(line)];
  if (said !== undefined) return { category: said, by: 'user' };
  return seen === undefined ? undefined : { category: seen, by: 'annotator' };
}

interface UnsaidLine {
  receipt: ReceiptRow;
  item: ReceiptItemRow;
  asRead: ReceiptItem;
  standing: Standing | undefined;
  categories: readonly KnownCategory[];
  day: string;
}

async function sortAnew(tx: Transaction, line: UnsaidLine): Promise<void> {
  const { item, asRead, standing, categories, day } = line;
  const id = standing?.category ?? asRead.category;
  const category = categories.find((each) => each.id === id);
  await tx
    .update(receiptItems)
    .set({
      category: id,
      ...(id === item.category ? {} : keepingOf(asRead, { day, category })),
      categorySource: standing?.by ?? 'model',
      isUnsure: standing ? false : asRead.is_unsure,
      editedAt: sql`now()`,
    })
    .where(eq(receiptItems.id, item.id));
  if (item.categorySource === 'user') await rememberAnew(tx, line, id);
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
  const isForgotten = standing?.by !== 'user' && item.name === nameAsRead(asRead);
  if (isForgotten) await tx.delete(itemNames).where(isRemembered);
  else await tx.update(itemNames).set({ category }).where(isRemembered);
}
