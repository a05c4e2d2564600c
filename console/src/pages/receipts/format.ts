/** Money, days and quantities as a reader of the locale writes them. */
import { formatNumber, formatUtcDay } from '../../i18n/format';
import type { Locale } from '../../i18n/locale';

/** In the receipt's own currency; a bare number where nothing tells which. */
export function formatMoney(amount: number, currency: string | null, locale: Locale): string {
  if (currency === null) return formatNumber(amount, locale);
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
      amount,
    );
  } catch {
    // What was read is no currency.
    return `${formatNumber(amount, locale)} ${currency}`;
  }
}

const DAY_MS = 86_400_000;

/** `day` is ISO 8601, without a time: it is the same day everywhere. */
export function formatDay(day: string, locale: Locale): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : formatUtcDay(at, locale);
}

/** Whole days from the reader's today until then; below 0 once it is over. */
export function daysUntil(day: string, now = new Date()): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${day}T00:00:00Z`) - today) / DAY_MS);
}

/** `3`, `1.5 kg`. */
export function formatQuantity(quantity: number, unit: string | null, locale: Locale): string {
  const number = formatNumber(quantity, locale);
  return unit === null ? number : `${number} ${unit}`;
}
