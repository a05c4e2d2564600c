/** Receipts and stock as the API tells of them, under the names that the console uses. */
import type { components } from '../../../client/schema';

type Schemas = components['schemas'];

export type Category = Schemas['Category'];
export type Receipt = Schemas['Receipt'];
export type ReceiptSummary = Schemas['ReceiptSummary'];
export type ReceiptLine = Schemas['ReceiptItem'];
export type ReceiptLineChange = Schemas['ReceiptItemEdit'];
export type ReceiptWarning = Receipt['warnings'][number];
export type CategoryGuess = ReceiptLine['alternatives'][number];
export type StoragePlace = ReceiptLine['storage'];
export type ReceiptAccuracy = Schemas['ReceiptAccuracy'];
export type WeekAccuracy = ReceiptAccuracy['weeks'][number];

export type StockItem = Schemas['StockItem'];
export type NewStockItem = Schemas['NewStockItem'];
export type StockItemChange = Schemas['StockEdit'];
export type StockMessage = Schemas['StockSnapshotMessage'] | Schemas['StockChangedMessage'];
export type BarcodeLookup = Schemas['LookedUpBarcode'];
