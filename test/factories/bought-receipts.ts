/** Receipts as their owners have them, written straight into the tables, with runs that have completed. */
import { randomUUID } from 'node:crypto';
import { receipts as receiptsPipeline } from '../../contracts/receipts/definition';
import type { Orm } from '../../db/connect';
import type { Principal } from '../../db/repositories/identity';
import { RunProgressRepository } from '../../db/repositories/run-progress';
import { RunsRepository } from '../../db/repositories/runs';
import { receiptItems, receipts } from '../../db/schema';
import { blobRef, newRun } from './runs';

type ReceiptRow = typeof receipts.$inferSelect;
type ItemRow = typeof receiptItems.$inferInsert;
export type BoughtItem = Partial<Omit<ItemRow, 'receiptId' | 'line'>>;

export const MILK: BoughtItem = {
  name: 'Milk',
  quantity: 2,
  category: 'dairy',
  storage: 'fridge',
  expiresOn: '2031-01-10',
};
export const RICE: BoughtItem = { name: 'Rice', quantity: 1.5, unit: 'kg', category: 'grains_noodles' };

/** Lines count from 0. */
export async function boughtReceipt(
  orm: Orm,
  owner: Pick<Principal, 'id' | 'projectId'>,
  { items = [MILK, RICE], ...changes }: Partial<ReceiptRow> & { items?: readonly BoughtItem[] } = {},
): Promise<ReceiptRow> {
  const input = blobRef();
  const { run } = await new RunsRepository(orm).submit(
    newRun(owner, { pipeline: receiptsPipeline.name, input }),
    receiptsPipeline.stages,
  );
  await new RunProgressRepository(orm).completed({
    runId: run.id,
    runAttempt: 1,
    result: {},
    costUsd: null,
    cacheTtlSeconds: null,
  });
  const [receipt] = await orm
    .insert(receipts)
    .values({
      runId: run.id,
      projectId: owner.projectId,
      ownerId: owner.id,
      imageSha256: input.sha256,
      contentKey: randomUUID(),
      itemCount: items.length,
      modelVersion: '1',
      ...changes,
    })
    .returning();
  if (!receipt) throw new Error('The receipt has no row.');
  if (items.length > 0)
    await orm.insert(receiptItems).values(items.map((item, line) => itemRow(receipt.id, line, item)));
  return receipt;
}

function itemRow(receiptId: string, line: number, item: BoughtItem): ItemRow {
  return {
    receiptId,
    line,
    name: `item ${line}`,
    quantity: 1,
    category: 'other',
    categorySource: 'model',
    storage: 'room',
    isUnsure: false,
    ...item,
  };
}
