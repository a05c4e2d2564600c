/** Numbers, times and sizes as a reader of the locale writes them. Formatters are kept: to make one costs milliseconds. */
import type { Locale } from './locale';

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const BYTE_STEP = 1_000;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const kept = formatters.get(key) ?? new Intl.NumberFormat(locale, options);
  formatters.set(key, kept);
  return kept;
}

export function formatNumber(value: number, locale: Locale): string {
  return numberFormat(locale, {}).format(value);
}

/** A measured figure: four digits that count, whatever its size. */
export function formatFigure(value: number, locale: Locale): string {
  return numberFormat(locale, { maximumSignificantDigits: 4 }).format(value);
}

/** A difference: `+0.02`, `−0.02`, `0`. */
export function formatDifference(value: number, locale: Locale): string {
  return numberFormat(locale, { maximumSignificantDigits: 3, signDisplay: 'exceptZero' }).format(value);
}

/** `share` in 0..1. */
export function formatPercent(share: number, locale: Locale): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

export function formatCost(usd: number, locale: Locale): string {
  return numberFormat(locale, { style: 'currency', currency: 'USD', maximumSignificantDigits: 3 }).format(usd);
}

export function formatBytes(bytes: number, locale: Locale): string {
  const power = bytes < BYTE_STEP ? 0 : Math.floor(Math.log(bytes) / Math.log(BYTE_STEP));
  const index = Math.min(power, BYTE_UNITS.length - 1);
  const unit = BYTE_UNITS[index] ?? 'byte';
  const value = bytes / BYTE_STEP ** index;
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: index > 1 ? 1 : 0 } as const;
  return numberFormat(locale, options).format(value);
}

/** `420 ms`, `3.4 s`, `2 min 5 s`, `1 h 3 min`. */
export function formatDuration(ms: number, locale: Locale): string {
  const unit = (value: number, name: string, digits = 0): string =>
    numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).format(
      value,
    );
  if (ms <= 0) return unit(0, 'second');
  if (ms < SECOND) return unit(Math.round(ms), 'millisecond');
  if (ms < MINUTE) return unit(Math.floor(ms / 100) / 10, 'second', 1);
  if (ms < HOUR)
    return `${unit(Math.floor(ms / MINUTE), 'minute')} ${unit(Math.floor((ms % MINUTE) / SECOND), 'second')}`;
  return `${unit(Math.floor(ms / HOUR), 'hour')} ${unit(Math.floor((ms % HOUR) / MINUTE), 'minute')}`;
}

const relativeFormats = new Map<Locale, Intl.RelativeTimeFormat>();

/** `3 minutes ago`; what lies a little ahead because clocks differ is now. */
export function formatRelative(at: number, now: number, locale: Locale): string {
  const format = relativeFormats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  relativeFormats.set(locale, format);
  const ms = at - now;
  const distance = Math.abs(ms);
  if (distance < 10 * SECOND) return format.format(0, 'second');
  if (distance < MINUTE) return format.format(Math.round(ms / SECOND), 'second');
  if (distance < HOUR) return format.format(Math.round(ms / MINUTE), 'minute');
  if (distance < DAY) return format.format(Math.round(ms / HOUR), 'hour');
  return format.format(Math.round(ms / DAY), 'day');
}

const dayFormats = new Map<Locale, Intl.DateTimeFormat>();

/** A day of the calendar, the same for readers of every time zone; `at` is its midnight UTC. */
export function formatUtcDay(at: number, locale: Locale): string {
  const format = dayFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  dayFormats.set(locale, format);
  return format.format(at);
}

const dateFormats = new Map<Locale, Intl.DateTimeFormat>();

export function formatDateTime(at: number, locale: Locale): string {
  const format =
    dateFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  dateFormats.set(locale, format);
  return format.format(at);
}
