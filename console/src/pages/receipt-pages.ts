/** The pages of receipts and stock, loaded together: small ones, which compress better so. */
export { Component as ReceiptsPage } from './receipts/receipts-page';
export { Component as ReceiptPage } from './receipts/receipt-page';
export { Component as ReceiptAccuracyPage } from './receipts/accuracy-page';
export { Component as StockPage } from './stock/stock-page';
export { Component as RemindersPage } from './stock/reminders-page';
export { Component as NewStockPage } from './stock/new-page';
export { ReceiptResult } from './run/receipt/receipt-result';
