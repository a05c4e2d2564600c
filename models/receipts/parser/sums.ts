/** The amounts in the rows of sums: tax, discounts, charges, rounding. Pure; called by `parse-receipt.ts`. */
import type { KnownRow } from './articles';
import { isMoney } from './item-numbers';
import type { ReceiptRow, ReceiptText, Token } from './receipt-rows';
import type { RowKind } from './row-kinds';

export interface Sum {
  value: number;
  row: ReceiptRow;
}

/** As printed; a list may hold the same sum twice under two names. */
export interface Sums {
  subtotals: Sum[];
  totals: Sum[];
  taxes: Sum[];
  discounts: Sum[];
  charges: Sum[];
  roundings: Sum[];
}

export function readSums(rows: readonly KnownRow[], text: ReceiptText): Sums {
  const of = (wanted: RowKind): Sum[] =>
    rows.flatMap(({ row, kind }, index) => {
      if (kind !== wanted) return [];
      const amount = amountOf(row, text) ?? amountBelow(rows[index + 1], text);
      return amount === undefined ? [] : [{ value: amount, row }];
    });
  return {
    subtotals: of('subtotal'),
    totals: of('total'),
    taxes: of('tax'),
    discounts: of('discount').map(({ value, row }) => ({ value: Math.abs(value), row })),
    charges: of('charge'),
    roundings: of('rounding'),
  };
}

/** The last amount of the row. */
function amountOf({ tokens }: ReceiptRow, { isWhole }: ReceiptText): number | undefined {
  const value = tokens.findLast((token) => isMoney(token, isWhole) || isZero(token))?.amount?.value;
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

function isZero({ kind, amount }: Token): boolean {
  return kind === 'number' && amount?.value === 0;
}

/** Some tills print the amount under its label, alone on the row. */
function amountBelow(next: KnownRow | undefined, text: ReceiptText): number | undefined {
  if (!next || next.row.tokens.some(({ kind }) => kind === 'word')) return undefined;
  return amountOf(next.row, text);
}
