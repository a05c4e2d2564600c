/** The rows that a run's result becomes for one owner, with what they once said of the same lines. */
import { createHash } from 'node:crypto';
import { and, asc, eq, getTableColumns, inArray, isNull, like, lt, ne, or, sql } from 'drizzle-orm';
import type { StoragePlace } from '../../contracts/receipts/categories';
import type { ReceiptCorrection } from '../../contracts/receipts/correction';
import {
  addDays,
  dayIn,
  identityOf,
  isSameReceipt,
  type ReceiptIdentity,
  textKey,
} from '../../contracts/receipts/receipt';
import type { ReceiptItem, ReceiptResult } from '../../contracts/receipts/result';
import { visibleText } from '../../contracts/receipts/visible-text';
import { feedback, itemNames, principals, receiptItems, receipts, runAskers, runs } from '../schema';
import type { Transaction } from './batch-runs';
import { categoriesOf, type KnownCategory } from './categories';

export type ReceiptRow = typeof receipts.$inferSelect;
export type ReceiptItemRow = typeof receiptItems.$inferSelect;

export interface ReceiptToWrite {
  run: typeof runs.$inferSelect;
  ownerId: string;
  result: ReceiptResult;
  /** In which the day of an upload ends. */
  timeZone: string;
}

const CLASSIFIER = 'receipts/item-classifier';

/** Written again, it changes but what nobody has edited. */
export async function writeReceipt(tx: Transaction, { run, ownerId, result, timeZone }: ReceiptToWrite): Promise<void> {
  await lockOwner(tx, ownerId);
  const identity = identityOf(result.fields, result.items);
  const read = {
    imageSha256: run.input.sha256,
    shop: result.fields.shop && visibleText(result.fields.shop.value),
    shopKey: identity.shopKey,
    businessNumber: result.fields.business_number && visibleText(result.fields.business_number.value),
    boughtOn: identity.day,
    boughtAt: identity.time,
    currency: result.currency,
    total: identity.total,
    itemCount: result.items.length,
    modelVersion: run.models[CLASSIFIER] ?? '',
  };
  const [receipt] = await tx
    .insert(receipts)
    // The time of the lock, not of the transaction, so that the order is the one in which they are compared.
    .values({ runId: run.id, projectId: run.projectId, ownerId, createdAt: sql`clock_timestamp()`, ...read })
    .onConflictDoUpdate({ target: [receipts.runId, receipts.ownerId], set: { ...read, updatedAt: sql`now()` } })
    .returning();
  if (!receipt) return;
  const earliest = await earliestOf(tx, receipt, identity);
  const sameness = earliest
    ? { duplicateOf: earliest.duplicateOf ?? earliest.id, contentKey: earliest.contentKey }
    : { duplicateOf: null, contentKey: contentKey(identity) };
  await tx.update(receipts).set(sameness).where(eq(receipts.id, receipt.id));
  await writeItems(tx, receipt, { result, timeZone });
}

/** One receipt of an owner after the other: of two photos of one, read at once, the later must see the earlier. */
export async function lockOwner(tx: Transaction, ownerId: string): Promise<void> {
  await tx.select({ id: principals.id }).from(principals).where(eq(principals.id, ownerId)).for('no key update');
}

/** Photos of one receipt bear the key of the first; null where no day was read, and nothing tells one purchase from its repetition. */
function contentKey(identity: ReceiptIdentity): string | null {
  if (identity.day === null) return null;
  const digest = createHash('sha256').update(JSON.stringify({ ...identity, amounts: identity.amounts.toSorted() }));
  return `${identity.day}/${digest.digest('hex').slice(0, 32)}`;
}

/** The first of the owner's receipts that shows the same one. */
async function earliestOf(
  tx: Transaction,
  receipt: ReceiptRow,
  identity: ReceiptIdentity,
): Promise<ReceiptRow | undefined> {
  const isOfDay = identity.day === null ? undefined : like(receipts.contentKey, `${identity.day}/%`);
  const earlier = await tx
    .select({
      ...getTableColumns(receipts),
      amounts: sql<number[]>`array(
        select amount from receipt_items
        where receipt_id = receipts.id and raw_text is not null and amount is not null)`,
    })
    .from(receipts)
    .where(
      and(
        eq(receipts.ownerId, receipt.ownerId),
        ne(receipts.id, receipt.id),
        lt(receipts.createdAt, sql`(select created_at from receipts this where this.id = ${receipt.id})`),
        or(eq(receipts.imageSha256, receipt.imageSha256), isOfDay),
      ),
    )
    .orderBy(asc(receipts.createdAt));
  return earlier.find(
    (known) => known.imageSha256 === receipt.imageSha256 || isSameReceipt(identity, identityOfRow(known, identity.day)),
  );
}

/** The day is the one as read, which an edit does not change. */
function identityOfRow(known: ReceiptRow & { amounts: number[] }, day: string | null): ReceiptIdentity {
  const { shopKey, businessNumber, boughtAt: time, total, amounts } = known;
  return { shopKey, businessNumber: businessNumber && textKey(businessNumber), day, time, total, amounts };
}

async function writeItems(
  tx: Transaction,
  receipt: ReceiptRow,
  { result, timeZone }: Pick<ReceiptToWrite, 'result' | 'timeZone'>,
): Promise<void> {
  await tx
    .delete(receiptItems)
    .where(and(eq(receiptItems.receiptId, receipt.id), sql`${receiptItems.editedAt} is null`));
  if (result.items.length === 0) return;
  const keys = result.items.map(({ name }) => textKey(name));
  const known = await tx
    .select()
    .from(itemNames)
    .where(
      and(
        eq(itemNames.ownerId, receipt.ownerId),
        eq(itemNames.shopKey, receipt.shopKey ?? ''),
        inArray(itemNames.textKey, keys),
      ),
    );
  const names = new Map(known.map((name) => [name.textKey, name]));
  const categories = await categoriesOf(tx, receipt.projectId);
  const annotated = await annotatedCategories(tx, receipt.runId);
  const day = expiryBase(receipt, timeZone);
  const rows = result.items.map((item) =>
    itemRow(item, { day, categories, name: names.get(textKey(item.name)), annotated: annotated.get(item.line) }),
  );
  await tx
    .insert(receiptItems)
    .values(rows.map((row) => ({ receiptId: receipt.id, ...row })))
    .onConflictDoNothing({ target: [receiptItems.receiptId, receiptItems.line] });
}

/** Line to category, as those say who have not the run themselves; the newest word counts. */
export async function annotatedCategories(tx: Transaction, runId: string): Promise<Map<number, string>> {
  const words = await tx
    .select({ correction: feedback.correctedResult })
    .from(feedback)
    .innerJoin(runs, eq(runs.id, feedback.runId))
    .leftJoin(runAskers, and(eq(runAskers.runId, feedback.runId), eq(runAskers.principalId, feedback.userId)))
    .where(
      and(
        eq(feedback.runId, runId),
        eq(feedback.isCurrent, true),
        ne(feedback.userId, runs.ownerId),
        isNull(runAskers.principalId),
      ),
    )
    .orderBy(asc(feedback.createdAt), asc(feedback.id));
  // Checked when they were given: their form is known.
  const items = words.flatMap(({ correction }) => (correction as ReceiptCorrection).items);
  return new Map(items.map(({ line, category }) => [line, category]));
}

/** What is printed is compared by its letters and digits; without any there is nothing to know it by. */
export async function remember(
  tx: Transaction,
  { projectId, ownerId, shopKey }: ReceiptRow,
  { printed, name, category }: { printed: string; name: string; category: string },
): Promise<void> {
  const key = textKey(printed);
  if (key === '') return;
  await tx
    .insert(itemNames)
    .values({ projectId, ownerId, shopKey: shopKey ?? '', textKey: key, name, category })
    .onConflictDoUpdate({
      target: [itemNames.ownerId, itemNames.shopKey, itemNames.textKey],
      set: { name, category, updatedAt: sql`now()` },
    });
}

/** From which items keep: the day of purchase, or of the upload where no day was read. */
export function expiryBase(
  { boughtOn, createdAt }: Pick<ReceiptRow, 'boughtOn' | 'createdAt'>,
  timeZone: string,
): string {
  return boughtOn ?? dayIn(timeZone, createdAt);
}

/** The day until which goods of a category keep; null where they do not spoil, or it is not said. */
export function expiryOf(
  category: Pick<KnownCategory, 'shelf_days'> | undefined,
  storage: StoragePlace,
  day: string,
): string | null {
  const days = category?.shelf_days[storage];
  return typeof days === 'number' ? addDays(day, days) : null;
}

export interface EditedItem {
  receipt: ReceiptRow;
  item: ReceiptItemRow;
  edit: { category?: string | undefined; storage?: StoragePlace | undefined; expiresOn?: string | null | undefined };
  timeZone: string;
}

/** Another category or place keeps for other days, unless the owner says until when. */
export async function keepingAfter(tx: Transaction, { receipt, item, edit, timeZone }: EditedItem) {
  const id = edit.category ?? item.category;
  const isOther = id !== item.category || (edit.storage !== undefined && edit.storage !== item.storage);
  if (!isOther) return {};
  const category = (await categoriesOf(tx, receipt.projectId)).find((each) => each.id === id);
  const storage = edit.storage ?? (id === item.category ? item.storage : (category?.storage ?? item.storage));
  const expiresOn = edit.expiresOn ?? expiryOf(category, storage, expiryBase(receipt, timeZone));
  return { storage, expiresOn: edit.expiresOn === null ? null : expiresOn };
}

interface ItemContext {
  day: string;
  categories: readonly KnownCategory[];
  name: typeof itemNames.$inferSelect | undefined;
  /** What annotators say. */
  annotated: string | undefined;
}

function itemRow(item: ReceiptItem, { day, categories, name, annotated }: ItemContext) {
  const category = name?.category ?? annotated ?? item.category;
  return {
    line: item.line,
    rawText: visibleText(item.text, 1_000),
    name: name?.name ?? nameAsRead(item),
    quantity: item.quantity,
    unit: item.unit,
    unitPrice: item.unit_price,
    amount: item.amount,
    barcode: item.barcode,
    confidence: item.confidence,
    predictedCategory: item.category,
    predictedConfidence: item.category_confidence,
    alternatives: item.alternatives,
    category,
    categorySource: name ? ('memory' as const) : annotated ? ('annotator' as const) : ('model' as const),
    ...keepingOf(item, { day, category: categories.find(({ id }) => id === category) }),
    isUnsure: name || annotated ? false : item.is_unsure,
  };
}

/** Unless its owner calls it otherwise. */
export function nameAsRead({ name, text }: Pick<ReceiptItem, 'name' | 'text'>): string {
  return visibleText(name) || visibleText(text) || '?';
}

/** The model knows the release's categories by their words; a project's own and a remembered one keep as they say. */
export function keepingOf(item: ReceiptItem, { day, category }: { day: string; category: KnownCategory | undefined }) {
  if (!category || (!category.isOwn && category.id === item.category)) {
    return { storage: item.storage, expiresOn: item.expiry_days === null ? null : addDays(day, item.expiry_days) };
  }
  return { storage: category.storage, expiresOn: expiryOf(category, category.storage, day) };
}
