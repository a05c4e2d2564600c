/** The language of the console: chosen once, kept, and told to the page. */

export const LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each in its own language: a reader looks for the one that he can read. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { ko: '한국어', en: 'English' };

/** The same key as in `public/first-paint.js`. */
const STORAGE_KEY = 'treadle.language';

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** What was chosen before, or what the browser asks for. */
export function initialLocale(): Locale {
  const kept = localStorage.getItem(STORAGE_KEY);
  if (isLocale(kept)) return kept;
  return /^ko\b/i.test(navigator.language) ? 'ko' : 'en';
}

export function keepLocale(locale: Locale): void {
  localStorage.setItem(STORAGE_KEY, locale);
}
