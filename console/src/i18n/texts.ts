/** The texts of both languages. The compiler sees to it that Korean has every key that English has. */
import generalEn from '../locales/en.json';
import generalKo from '../locales/ko.json';
import manageEn from '../locales/manage.en.json';
import manageKo from '../locales/manage.ko.json';
import reviewEn from '../locales/review.en.json';
import reviewKo from '../locales/review.ko.json';
import type { Locale } from './locale';
import { textIn } from './translate';

/** Each language in three files, so that none grows too long: one is of batches and settings, one of reviewing. */
const en = { ...generalEn, ...manageEn, ...reviewEn };
const ko = { ...generalKo, ...manageKo, ...reviewKo };

/** Keys of English alone: Korean has one form for every number. */
export type Texts<T> = {
  [Key in keyof T as Key extends `${string}_one` ? never : Key]: T[Key] extends string ? string : Texts<T[Key]>;
};

export const TEXTS = { en, ko } satisfies Record<Locale, Texts<typeof en>>;

export type EnglishTexts = typeof en;

/** The text at a path that is made at run time, such as the label of a pipeline's option; undefined where there is none. */
export function textAt(locale: Locale, ...path: readonly string[]): string | undefined {
  return textIn(TEXTS[locale], path);
}
