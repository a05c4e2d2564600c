/** Receipts and stock as the API tells of them, under the names that the console uses. */
import type { components } from '../../../client/schema';

type Schemas = components['schemas'];

export type Category = Schemas['Category'];
export type Receipt = Schemas['Receipt'] & InStock;
export type ReceiptSummary = Schemas['ReceiptSummary'] & InStock;
export type ReceiptLine = Schemas['ReceiptItem'];
export type ReceiptLineChange = Schemas['ReceiptItemEdit'];
export type ReceiptWarning = Receipt['warnings'][number];
export type CategoryGuess = ReceiptLine['alternatives'][number];
export type StoragePlace = ReceiptLine['storage'];
export type ReceiptAccuracy = Schemas['ReceiptAccuracy'];
export type WeekAccuracy = ReceiptAccuracy['weeks'][number];

/** What was added to stock in one go. */
export interface StockAddition {
  addition_id: string;
  /** How many. */
  items: number;
  undone_at: string | null;
}

interface InStock {
  stock?: StockAddition | null;
}

export interface StockItem {
  id: string;
  name: string;
  quantity: number;
  unit: string | null;
  category: string;
  storage: StoragePlace;
  expires_on: string | null;
  barcode: string | null;
  added_at: string;
  updated_at: string;
}

export type NewStockItem = Pick<StockItem, 'name' | 'quantity' | 'category'> &
  Partial<Pick<StockItem, 'unit' | 'storage' | 'expires_on' | 'barcode'>>;
export type StockItemChange = Partial<Omit<NewStockItem, 'barcode'>>;

export interface StockReminders {
  expired: StockItem[];
  today: StockItem[];
  soon: StockItem[];
}

export type BarcodeLookup = Schemas['LookedUpBarcode'];
