/** Receipts and stock as the API tells of them, under the names that the console uses. */
import type { Category, StoragePlace } from '../../../contracts/receipts/categories';
import type { ArithmeticCheck, CategoryGuess, ReceiptWarning } from '../../../contracts/receipts/result';

export type { Category, CategoryGuess, ReceiptWarning, StoragePlace };

/** What was added to stock in one go. */
export interface StockAddition {
  addition_id: string;
  added_at: string;
  /** How many. */
  items: number;
  undone_at: string | null;
}

export interface ReceiptSummary {
  id: string;
  chain_id: string;
  shop: string | null;
  bought_on: string | null;
  total: number | null;
  currency: string | null;
  item_count: number;
  duplicate_of: EarlierReceipt | null;
  stock: StockAddition | null;
  created_at: string;
}

export interface EarlierReceipt {
  id: string;
  chain_id: string;
  created_at: string;
}

export interface ReceiptLine {
  line: number;
  raw_text: string;
  name: string;
  quantity: number;
  unit: string | null;
  amount: number | null;
  barcode: string | null;
  category: string;
  category_confidence: number | null;
  category_source: 'model' | 'memory' | 'user';
  alternatives: CategoryGuess[];
  storage: StoragePlace;
  expires_on: string | null;
  is_unsure: boolean;
  included: boolean;
}

export interface Receipt extends Omit<ReceiptSummary, 'item_count'> {
  arithmetic: ArithmeticCheck;
  warnings: ReceiptWarning[];
  image: { url: string };
  model_version: string | null;
  items: ReceiptLine[];
}

export type ReceiptLineChange = Partial<
  Pick<ReceiptLine, 'name' | 'quantity' | 'unit' | 'category' | 'storage' | 'expires_on' | 'included'>
>;

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

/** What is known by a barcode. */
export interface BarcodeLookup {
  barcode: { code: string; symbology: string; kind: string };
  product: { name: string; brand: string | null; quantity: string | null } | null;
  category: { id: string } | null;
  source: string | null;
  age_seconds: number | null;
}

export interface NewProduct {
  name: string;
  category_id: string;
}

export interface WeekAccuracy {
  model_version: string;
  week: string;
  corrected: number;
  right: number;
  accuracy: number | null;
  auto_categorised_share: number | null;
}

export interface ReceiptAccuracy {
  items: WeekAccuracy[];
  goal_per_day: number | null;
  days: { day: string; corrections: number }[];
}
