/**
 * The texts of the pages of models and experiments. They come with the first of these pages, so that whoever only looks at
 * runs does not load them.
 */
import loopEn from '../locales/loop.en.json';
import loopKo from '../locales/loop.ko.json';
import { addTexts, useLocale } from './i18n';
import type { Locale } from './locale';
import type { Texts } from './texts';
import { textIn } from './translate';

const LOOP_TEXTS = { en: loopEn, ko: loopKo } satisfies Record<Locale, Texts<typeof loopEn>>;

addTexts('loop', LOOP_TEXTS);

/** The word for a name that the API makes up, such as that of a slot or a metric; the name itself where there is none. */
export function useWord(): (group: 'slot' | 'metric' | 'feature' | 'feedback-type', name: string) => string {
  const locale = useLocale();
  return (group, name) => textIn(LOOP_TEXTS[locale], [group, name]) ?? name;
}
