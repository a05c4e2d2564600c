/**
 * Whether articles, discounts, tax, charges and rounding add up to the total. Receipts leave open whether tax is in the
 * prices and which discount is already taken off, so each way that the printed sums allow is tried, the plainest first.
 * Pure; called by `parse-receipt.ts`, which also chooses between readings by it.
 */
import type { ArithmeticCheck } from '../../../contracts/receipts/result';
import { rounded } from './item-numbers';
import type { Sums } from './sums';

export interface Bill {
  /** Of the articles, their own discounts taken off; undefined without any. */
  itemSum: number | undefined;
  total: number | undefined;
  sums: Sums;
  isWhole: boolean;
}

/** How the sum came about. */
export interface Reckoning {
  check: ArithmeticCheck;
  discount: number;
  /** Tax that was added to the prices; 0 where they have it. */
  addedTax: number;
  rounding: number;
}

/** Cash is paid in coins of 5 sen, 10 cents or 10 won: so far a total may be from the sum without saying so. */
const COIN = { decimals: { size: 0.05, least: 0.0251 }, whole: { size: 10, least: 9.01 } } as const;
const EXACT = { decimals: 0.0051, whole: 0.51 } as const;

export function reckon(bill: Bill): Reckoning {
  const { itemSum, total } = bill;
  if (itemSum === undefined || total === undefined) {
    const expected = itemSum === undefined ? null : rounded(itemSum);
    const check = { verdict: 'unknown' as const, expected, total: total ?? null, difference: null };
    return { check, discount: 0, addedTax: 0, rounding: 0 };
  }
  const ways = waysOf(bill);
  const exact = ways.find((way) => isEqual(way.expected, total, bill.isWhole));
  const nearly = ways.find((way) => isPaidInCoins(way.expected, total, bill.isWhole));
  const way = exact ?? nearly ?? nearest(ways, total);
  const verdict = (exact ?? nearly) ? 'matches' : 'differs';
  const difference = rounded(total - way.expected);
  const { discount, addedTax, rounding, expected } = way;
  return { check: { verdict, expected: rounded(expected), total, difference }, discount, addedTax, rounding };
}

interface Way {
  expected: number;
  discount: number;
  addedTax: number;
  rounding: number;
}

function waysOf({ itemSum = 0, sums }: Bill): Way[] {
  const discounts = options(sums.discounts.map(({ value }) => value));
  const taxes = options(sums.taxes.map(({ value }) => value));
  const charges = options(sums.charges.map(({ value }) => value));
  const roundings = [
    ...new Set([0, ...sums.roundings.flatMap(({ value }) => (Math.abs(value) < 1 ? [value, -value] : []))]),
  ];
  return charges.flatMap((charge) =>
    taxes.flatMap((addedTax) =>
      discounts.flatMap((discount) =>
        roundings.map((rounding) => {
          const expected = itemSum - discount + addedTax + charge + rounding;
          return { expected, discount, addedTax, rounding };
        }),
      ),
    ),
  );
}

/** None, each alone, all together. */
function options(values: readonly number[]): number[] {
  const own = values.filter((value) => value > 0);
  return [...new Set([0, ...own, rounded(own.reduce((sum, value) => sum + value, 0))])];
}

function isEqual(a: number, b: number, isWhole: boolean): boolean {
  return Math.abs(a - b) <= (isWhole ? EXACT.whole : EXACT.decimals);
}

function isPaidInCoins(expected: number, total: number, isWhole: boolean): boolean {
  const { size, least } = isWhole ? COIN.whole : COIN.decimals;
  const coins = total / size;
  return Math.abs(coins - Math.round(coins)) < 1e-6 && Math.abs(expected - total) <= least;
}

/** The plainest of the nearest. */
function nearest(ways: readonly Way[], total: number): Way {
  const none: Way = { expected: 0, discount: 0, addedTax: 0, rounding: 0 };
  return ways.reduce(
    (best, way) => (Math.abs(way.expected - total) < Math.abs(best.expected - total) - 1e-9 ? way : best),
    ways[0] ?? none,
  );
}
