/**
 * What a user has at home. Items that are the same thing, in the same unit and place and of the same expiry, are one
 * item with their quantities added. What goes over the wire is written as on the wire.
 */
import type { Category, StoragePlace } from './categories';
import { addDays, NAME_CHARACTERS_MAX } from './receipt';
import { visibleText } from './visible-text';

export interface StockItem {
  id: string;
  name: string;
  quantity: number;
  /** `kg`, `l`, `pc`…; null for pieces that are just counted. */
  unit: string | null;
  category: string;
  storage: StoragePlace;
  /** ISO 8601 day; null for what does not spoil. */
  expires_on: string | null;
  barcode: string | null;
  added_at: string;
  updated_at: string;
}

/** The first message on `/ws/stock`: all of the user's stock, as it is after change `seq`. */
export interface StockSnapshotMessage {
  type: 'snapshot';
  seq: number;
  items: StockItem[];
}

/** What is different now: items as they have become, and the ids of those that are gone. */
export interface StockChangedMessage {
  type: 'stock_changed';
  /** Grows with every change of a user's stock; changes that come close together are told as one. */
  seq: number;
  items: StockItem[];
  removed: string[];
}

export type StockMessage = StockSnapshotMessage | StockChangedMessage;

/** Announces `{"owner_id": …, "seq": …}` to every API process. */
export const STOCK_CHANNEL = 'treadle_stock';

/** So that a whole stock can be sent to a phone. */
export const STOCK_ITEMS_MAX = 5_000;
export const UNIT_CHARACTERS_MAX = 20;
/** Quantities are kept to the thousandth: a gram of a kilogram. */
export const QUANTITY_MIN = 0.001;
/** Of what is added, taken or set at once. */
export const QUANTITY_MAX = 100_000;

export const TAKE_REASONS = ['used', 'discarded'] as const;
export type TakeReason = (typeof TAKE_REASONS)[number];

/**
 *   added      by hand, by barcode or with a receipt
 *   undone     taken back with its addition
 *   used, discarded   taken out
 *   corrected  its owner set another quantity
 *   merged     an edit made it the same as another item
 *   removed    deleted
 */
export const MOVEMENT_REASONS = ['added', 'undone', ...TAKE_REASONS, 'corrected', 'merged', 'removed'] as const;
export type MovementReason = (typeof MOVEMENT_REASONS)[number];

/** Of a clean name: names with the same key are the same thing. */
export function nameKey(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return [...folded].slice(0, NAME_CHARACTERS_MAX).join('');
}

/** Null where nothing of it can be seen. */
export function visibleUnit(unit: string | null): string | null {
  return visibleText(unit ?? '', UNIT_CHARACTERS_MAX) || null;
}

/** To the thousandth. */
export function roundedQuantity(quantity: number): number {
  return Math.round(quantity * 1_000) / 1_000;
}

/** Until when goods of a kind commonly keep from a day on; null where they do not spoil or it is not known. */
export function commonExpiry(
  { shelf_days: shelfDays }: Pick<Category, 'shelf_days'>,
  { storage, day }: { storage: StoragePlace; day: string },
): string | null {
  const days = shelfDays[storage];
  if (days === undefined || days === null) return null;
  return addDays(day, days);
}
