/**
 * The texts of the pages of models and experiments. They come with the first of these pages, so that whoever only looks at
 * runs does not load them.
 */
import { useTranslation } from 'react-i18next';
import loopEn from '../locales/loop.en.json';
import loopKo from '../locales/loop.ko.json';
import { i18n, useLocale } from './i18n';
import type { Locale } from './locale';
import type { Texts } from './texts';

const LOOP_TEXTS = { en: loopEn, ko: loopKo } satisfies Record<Locale, Texts<typeof loopEn>>;

for (const [locale, texts] of Object.entries(LOOP_TEXTS)) i18n.addResourceBundle(locale, 'loop', texts);

/** The word for a name that the API makes up, such as that of a slot or a metric; the name itself where there is none. */
export function useWord(): (group: 'slot' | 'metric' | 'feature' | 'feedback-type', name: string) => string {
  useTranslation();
  const locale = useLocale();
  return (group, name) => {
    const text: unknown = i18n.getResource(locale, 'loop', `${group}.${name}`);
    return typeof text === 'string' ? text : name;
  };
}
