// What goes over the wire is written as on the wire: snake_case keys.
import type { BlobRef } from '../blob';
import type { Box } from '../geometry';
import type { TextSource } from '../page';
import type { StoragePlace } from './categories';

/** A value that was read, with its confidence 0..1. */
export interface ReadValue<Value> {
  value: Value;
  confidence: number;
  page: number;
  box: Box | null;
}

/** The head and the foot of a receipt; null where it does not say. Amounts are in units of the currency. */
export interface ReceiptFields {
  shop: ReadValue<string> | null;
  /** Registration number of the business (사업자등록번호, GST or company number). */
  business_number: ReadValue<string> | null;
  /** ISO 8601 day. */
  date: ReadValue<string> | null;
  /** `HH:MM` or `HH:MM:SS`, 24 hours. */
  time: ReadValue<string> | null;
  /** Sum before tax, where it is printed. */
  subtotal: ReadValue<number> | null;
  tax: ReadValue<number> | null;
  /** Sum of discounts, positive. */
  discount: ReadValue<number> | null;
  /** Difference by rounding to the smallest coin, with its sign. */
  rounding: ReadValue<number> | null;
  total: ReadValue<number> | null;
  payment: ReadValue<PaymentMethod> | null;
}

export const PAYMENT_METHODS = ['cash', 'card', 'transfer', 'voucher', 'e_wallet', 'other'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** A bought article as it stands on the receipt, before it was sorted. */
export interface ReadItem {
  /** Counts from 0 down the receipt; names the item in corrections. */
  line: number;
  /** As printed, all its lines. */
  text: string;
  /** Without numbers, codes and amounts. */
  name: string;
  quantity: number;
  /** `kg`, `g`, `l`, `ml`, `pc`…; null for pieces that are just counted. */
  unit: string | null;
  unit_price: number | null;
  /** What the line adds to the total, discount of its own taken off; below 0 for a return. */
  amount: number | null;
  /** Taken off this line, positive; 0 where nothing was. */
  discount: number;
  /** A barcode printed with the item, with a right check digit; else null. */
  barcode: string | null;
  /** Of the reading, 0..1. */
  confidence: number;
  page: number;
  box: Box | null;
}

export interface CategoryGuess {
  category: string;
  /** Calibrated, 0..1. */
  confidence: number;
}

export interface ReceiptItem extends ReadItem {
  category: string;
  category_confidence: number;
  /** The three likeliest, the chosen one first. */
  alternatives: CategoryGuess[];
  storage: StoragePlace;
  /** From the day of purchase; null for what does not spoil. */
  expiry_days: number | null;
  /** The reading or the category is unsure enough to be looked at. */
  is_unsure: boolean;
}

/**
 *   matches   what the items, discounts, tax and rounding add up to is the total
 *   differs   it is not
 *   unknown   there is no total, or no amounts
 */
export type ArithmeticVerdict = 'matches' | 'differs' | 'unknown';

export interface ArithmeticCheck {
  verdict: ArithmeticVerdict;
  /** What the items add up to, with tax, discount and rounding as the receipt states them; null without amounts. */
  expected: number | null;
  total: number | null;
  /** `total - expected`; null where either is absent. */
  difference: number | null;
}

/**
 *   no_receipt       what the photo shows is no receipt
 *   no_items         a receipt without a line that looks like an article
 *   cut_off          its head or its foot with the total is missing
 *   several_receipts more than one receipt is in the photo; the items of all are listed
 *   total_differs    the items do not add up to the total
 *   currencies_mixed amounts in more than one currency
 *   blurred, dark, small_text, turned   how the photo was taken; another photo may read better
 *   unsure_text      the reader was unsure of most of the text
 */
export const RECEIPT_WARNINGS = [
  'no_receipt',
  'no_items',
  'cut_off',
  'several_receipts',
  'total_differs',
  'currencies_mixed',
  'blurred',
  'dark',
  'small_text',
  'turned',
  'unsure_text',
] as const;
export type ReceiptWarning = (typeof RECEIPT_WARNINGS)[number];

/** What the parser makes of the text. */
export interface ReadReceipt {
  /** ISO 4217; null where nothing tells. */
  currency: string | null;
  /** BCP 47 language of most of its words. */
  language: 'en' | 'ko';
  fields: ReceiptFields;
  items: ReadItem[];
  arithmetic: ArithmeticCheck;
  warnings: ReceiptWarning[];
}

export interface ReceiptPage {
  page: number;
  width: number;
  height: number;
  source: TextSource;
  line_count: number;
  /** Mean confidence of its lines weighted by length, 0..1; 0 without text. */
  confidence: number;
}

/** `final_result` of a receipts run: the same photo, options and models give the same bytes. */
export interface ReceiptResult extends Omit<ReadReceipt, 'items'> {
  items: ReceiptItem[];
  pages: ReceiptPage[];
  /** The lines as read, one JSON document: `PageText[]`. */
  text: BlobRef;
}
