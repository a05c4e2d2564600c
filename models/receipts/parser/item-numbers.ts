/**
 * Which of an article's numbers is its quantity, which its price and which its amount. What multiplies to the amount
 * proves itself; only without such a proof does the order of the numbers decide. Pure; called by `article-row.ts`.
 */
import type { Token } from './receipt-rows';

export interface ItemNumbers {
  quantity: number;
  unit: string | null;
  unitPrice: number | null;
  amount: number;
  /** Taken off on the row itself, positive. */
  discount: number;
  /** Quantity times price, less the discount, is the amount. */
  isProven: boolean;
  /** The row only says `2 x 3.50`: the amount was worked out. */
  isWorkedOut: boolean;
  /** The token that gave the quantity. */
  quantityToken: Token | null;
}

interface Numbers {
  tokens: readonly Token[];
  isWhole: boolean;
}

const QUANTITY_MAX = 10_000;
/** A whole number is a quantity without a proof up to here; above it is a code. */
const COUNT_MAX = 99;
/** What is bought several times without saying so: the amount is this many times the price at most. */
const MULTIPLE_MAX = 99;
const WEIGHTS: Readonly<Record<string, string>> = {
  ...{ kg: 'kg', kgs: 'kg', g: 'g', gm: 'g', ml: 'ml', l: 'l', ltr: 'l', lb: 'lb', lbs: 'lb' },
};

/** Undefined where none of the numbers is an amount of money. `tokens` in their order, all kinds. */
export function readNumbers(numbers: Numbers): ItemNumbers | undefined {
  const values = numbers.tokens.filter(({ kind }) => kind === 'number' || kind === 'percent');
  const money = values.filter((token) => isMoney(token, numbers.isWhole));
  const [only] = money;
  if (!only || (money.length === 1 && isPriceAlone(only, numbers.tokens))) return undefined;
  for (const amount of [...money].reverse()) {
    const proof = proofOf(amount, values, numbers);
    if (proof) return withUnit(proof, numbers.tokens);
  }
  return withUnit(unproven(values, money, numbers), numbers.tokens);
}

/** `@15.90` says what one costs and nothing else. */
function isPriceAlone(money: Token, tokens: readonly Token[]): boolean {
  const before = tokens[tokens.indexOf(money) - 1];
  return before?.text === '@' && !tokens.some((token) => token !== money && isCount(token));
}

/** On a receipt without decimals every number of two digits and more may be money. */
export function isMoney({ kind, amount }: Token, isWhole: boolean): boolean {
  if (kind !== 'number' || !amount) return false;
  if (amount.currency !== null) return true;
  return isWhole ? amount.decimals === 0 && Math.abs(amount.value) >= 10 : amount.decimals >= 2;
}

function proofOf(amount: Token, values: readonly Token[], { isWhole }: Numbers): ItemNumbers | undefined {
  const sum = valueOf(amount);
  if (sum === 0) return undefined;
  const others = values.filter((token) => token !== amount);
  const tolerance = isWhole ? 5 : 0.0101;
  for (const price of others.filter((token) => isMoney(token, isWhole)).reverse()) {
    for (const count of others.filter((token) => token !== price && token.kind === 'number')) {
      const [quantity, unitPrice] = [Math.abs(valueOf(count)), Math.abs(valueOf(price))];
      if (quantity <= 0 || quantity > QUANTITY_MAX || (isMoney(count, isWhole) && !isWeight(count))) continue;
      const found = { quantity, unitPrice, amount: sum, quantityToken: count, isWorkedOut: false, unit: null };
      const gross = quantity * unitPrice;
      if (Math.abs(gross - Math.abs(sum)) <= tolerance) return { ...found, discount: 0, isProven: true };
      const off = others
        .filter((token) => token !== price && token !== count)
        .find((token) => {
          const share = token.kind === 'percent' || token.amount?.decimals === 0 ? (gross * valueOf(token)) / 100 : NaN;
          const rest = Math.abs(sum);
          const isMoneyOff = token.kind === 'number' && Math.abs(gross - Math.abs(valueOf(token)) - rest) <= tolerance;
          return valueOf(token) !== 0 && (isMoneyOff || Math.abs(gross - share - rest) <= tolerance);
        });
      if (off) return { ...found, discount: rounded(gross - Math.abs(sum)), isProven: true };
    }
  }
  return undefined;
}

/** `1.00`, `0.532`: a quantity may have decimals, and then looks like money. */
function isWeight({ amount }: Token): boolean {
  return amount !== null && amount.currency === null && (amount.decimals === 3 || amount.decimals === 2);
}

function unproven(values: readonly Token[], money: readonly Token[], { tokens, isWhole }: Numbers): ItemNumbers {
  const last = money.findLast((token) => valueOf(token) !== 0) ?? money.at(-1);
  const amount = last ? valueOf(last) : 0;
  const none = { unit: null, discount: 0, isProven: false, isWorkedOut: false, quantityToken: null };
  const firstMoney = money[0] ? values.indexOf(money[0]) : values.length;
  const counts = values.filter((token) => token !== last && !isMoney(token, isWhole) && isCount(token));
  const count = counts.findLast((token) => values.indexOf(token) < firstMoney) ?? counts[0];
  const hasTimes = tokens.some(({ kind }) => kind === 'times');
  if (count && hasTimes && money.length === 1) {
    const quantity = valueOf(count);
    return {
      ...none,
      quantity,
      unitPrice: amount,
      amount: rounded(quantity * amount),
      isWorkedOut: true,
      quantityToken: count,
    };
  }
  const price = money.find((token) => token !== last && isMultiple(amount, valueOf(token)));
  if (price) {
    const quantity = Math.round(amount / valueOf(price));
    return { ...none, quantity, unitPrice: valueOf(price), amount, quantityToken: count ?? null };
  }
  const quantity = count ? valueOf(count) : 1;
  return { ...none, quantity, unitPrice: rounded(amount / quantity), amount, quantityToken: count ?? null };
}

function isCount({ kind, amount }: Token): boolean {
  return kind === 'number' && amount !== null && amount.decimals === 0 && amount.value > 0 && amount.value <= COUNT_MAX;
}

function isMultiple(amount: number, price: number): boolean {
  const times = amount / price;
  return price > 0 && times >= 1 && times <= MULTIPLE_MAX && Math.abs(times - Math.round(times)) < 1e-6;
}

/** The unit that stands behind the quantity; pieces have none. */
function withUnit(numbers: ItemNumbers, tokens: readonly Token[]): ItemNumbers {
  const at = numbers.quantityToken ? tokens.indexOf(numbers.quantityToken) : -1;
  const next = at === -1 ? undefined : tokens[at + 1];
  const unit = next?.kind === 'unit' ? WEIGHTS[next.text.toLowerCase().replace(/[^a-z]/gu, '')] : undefined;
  return unit ? { ...numbers, unit } : numbers;
}

function valueOf({ amount }: Token): number {
  return amount?.value ?? 0;
}

export function rounded(value: number): number {
  return Math.round((value + Number.EPSILON) * 1000) / 1000;
}
