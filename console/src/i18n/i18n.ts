/** Sets up react-i18next; imported once, by `main.tsx`. Everyone else uses `useTranslation` and `useLocale`. */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { initialLocale, isLocale, keepLocale, type Locale } from './locale';
import { type EnglishTexts, TEXTS } from './texts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: EnglishTexts };
  }
}

export const i18n = i18next.createInstance();

export async function startI18n(): Promise<void> {
  i18n.on('languageChanged', (language) => (document.documentElement.lang = language));
  await i18n.use(initReactI18next).init({
    resources: { en: { translation: TEXTS.en }, ko: { translation: TEXTS.ko } },
    lng: initialLocale(),
    fallbackLng: 'en',
    // React escapes every text itself.
    interpolation: { escapeValue: false },
  });
}

export function currentLocale(): Locale {
  return isLocale(i18n.language) ? i18n.language : 'en';
}

export async function chooseLocale(locale: Locale): Promise<void> {
  keepLocale(locale);
  await i18n.changeLanguage(locale);
}

/** Draws again when the language changes. */
export function useLocale(): Locale {
  const { i18n: current } = useTranslation();
  return isLocale(current.language) ? current.language : 'en';
}
