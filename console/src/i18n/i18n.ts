/** The language that is chosen, and the texts in it. Each part of the texts comes with the first page that needs it. */
import type loopEn from '../locales/loop.en.json';
import type receiptsEn from '../locales/receipts.en.json';
import { Store, useStore } from '../state/store';
import { initialLocale, keepLocale, type Locale } from './locale';
import { type EnglishTexts, TEXTS } from './texts';
import { type Translate, translator, type Values } from './translate';

interface Parts {
  translation: EnglishTexts;
  /** Added by `loop-texts.ts`. */
  loop: typeof loopEn;
  /** Added by `receipt-texts.ts`. */
  receipts: typeof receiptsEn;
}
type Part = keyof Parts;

/** The same object for as long as the language stays, so that what hangs on it is not made again. */
export interface Translation<Name extends Part = 'translation'> {
  t: Translate<Parts[Name]>;
}

const shown = new Store<Locale>('en');

const translations: Record<Locale, Partial<Record<Part, { t: (path: string, values?: Values) => string }>>> = {
  en: {},
  ko: {},
};

export function addTexts(part: Part, texts: Readonly<Record<Locale, unknown>>): void {
  translations.en[part] = { t: translator(texts.en, 'en') };
  translations.ko[part] = { t: translator(texts.ko, 'ko') };
}

addTexts('translation', TEXTS);

/** Draws again when the language changes. */
export function useTranslation<Name extends Part = 'translation'>(part?: Name): Translation<Name> {
  return translationOf(useLocale(), part ?? 'translation');
}

/** For what is said once and stays as it is. */
export const t: Translate<EnglishTexts> = (path, values) => translationOf(shown.get(), 'translation').t(path, values);

function translationOf(locale: Locale, part: Part): { t: (path: string, values?: Values) => string } {
  const translation = translations[locale][part];
  if (!translation) throw new Error(`The texts of "${part}" have not been loaded.`);
  return translation;
}

export function startI18n(): void {
  show(initialLocale());
}

export function currentLocale(): Locale {
  return shown.get();
}

export function chooseLocale(locale: Locale): void {
  keepLocale(locale);
  show(locale);
}

function show(locale: Locale): void {
  document.documentElement.lang = locale;
  shown.set(locale);
}

/** For numbers and times; draws again when the language changes. */
export function useLocale(): Locale {
  return useStore(shown);
}
