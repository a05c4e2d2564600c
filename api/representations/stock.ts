/** Rows of stock as the API and its socket show them. */
import type { z } from 'zod';
import { roundedQuantity, type StockItem, type StockMessage } from '../../contracts/receipts/stock';
import type { StockRow, StockState } from '../../db/repositories/stock';
import type { AddedReceipt, Addition, AdditionOfReceipt } from '../../db/repositories/stock-additions';
import type { additionSchema, undoneAdditionSchema } from '../schemas/stock';

export function stockItemView(row: StockRow): StockItem {
  const { id, name, quantity, unit, category, storage, expiresOn, barcode, createdAt, updatedAt } = row;
  return {
    id,
    name,
    quantity,
    unit,
    category,
    storage,
    expires_on: expiresOn,
    barcode,
    added_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}

export function stockSnapshot({ seq, items }: StockState): StockMessage {
  return { type: 'snapshot', seq, items: items.map(stockItemView) };
}

export function stockChanged({ seq, items }: StockState): StockMessage {
  const isGone = ({ quantity }: StockRow): boolean => quantity === 0;
  return {
    type: 'stock_changed',
    seq,
    items: items.filter((item) => !isGone(item)).map(stockItemView),
    removed: items.filter(isGone).map(({ id }) => id),
  };
}

export function additionView({ additionId, items }: AddedReceipt): z.input<typeof additionSchema> {
  return {
    addition_id: additionId,
    added: items.length,
    items: items.map(({ line, stockItemId }) => ({ line, stock_item_id: stockItemId })),
  };
}

export function additionOfReceiptView({ additionId, addedAt, items, undoneAt }: AdditionOfReceipt) {
  return { addition_id: additionId, added_at: addedAt, items, undone_at: undoneAt };
}

export function undoneAdditionView(
  { id, lines }: Pick<Addition, 'id' | 'lines'>,
  undoneAt: Date,
): z.input<typeof undoneAdditionSchema> {
  return {
    addition_id: id,
    undone_at: undoneAt.toISOString(),
    items: lines.map(({ line, stockItemId, name, unit, added, takenBack }) => ({
      line,
      stock_item_id: stockItemId,
      name,
      unit,
      added,
      taken_back: takenBack,
      used: roundedQuantity(added - takenBack),
    })),
  };
}
