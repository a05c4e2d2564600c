/** Sets up react-i18next; imported once, by `main.tsx`. Everyone else uses `useTranslation` and `useLocale`. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { Store, useStore } from '../state/store';
import type loopEn from '../locales/loop.en.json';
import type receiptsEn from '../locales/receipts.en.json';
import { initialLocale, isLocale, keepLocale, type Locale } from './locale';
import { type EnglishTexts, TEXTS } from './texts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    /** `loop` is added by `loop-texts.ts`, `receipts` by `receipt-texts.ts`. */
    resources: { translation: EnglishTexts; loop: typeof loopEn; receipts: typeof receiptsEn };
  }
}

export const i18n = i18next.createInstance();

const shown = new Store<Locale>('en');

export async function startI18n(): Promise<void> {
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    shown.set(isLocale(language) ? language : 'en');
  });
  await i18n.use(initReactI18next).init({
    resources: { en: { translation: TEXTS.en }, ko: { translation: TEXTS.ko } },
    lng: initialLocale(),
    fallbackLng: 'en',
    // React escapes every text itself.
    interpolation: { escapeValue: false },
  });
}

export function currentLocale(): Locale {
  return shown.get();
}

export async function chooseLocale(locale: Locale): Promise<void> {
  keepLocale(locale);
  await i18n.changeLanguage(locale);
}

/** For numbers and times; draws again when the language changes. Cheaper than `useTranslation`, so a row may have many. */
export function useLocale(): Locale {
  return useStore(shown);
}
