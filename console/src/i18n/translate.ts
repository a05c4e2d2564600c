/**
 * A text by its path, in words that fit what it is about: values are put into its `{{places}}`, and where one of them is a
 * `count`, the form for that number is chosen. Our two languages need no more of a library than this.
 */
import type { Locale } from './locale';

/** `count` chooses between `…_one` and `…_other`. */
export type Values = Readonly<Record<string, string | number>>;

/** The paths of all texts: `runs.name`. A text with several forms has one path. */
export type TextPath<T> = {
  [Key in keyof T & string]: T[Key] extends string ? WithoutForm<Key> : `${Key}.${TextPath<T[Key]>}`;
}[keyof T & string];

type WithoutForm<Key extends string> = Key extends `${infer Path}_${'one' | 'other'}` ? Path : Key;

const PLACE = /\{\{(\w+)\}\}/g;
const PLURALS: Readonly<Record<Locale, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  ko: new Intl.PluralRules('ko'),
};

export type Translate<T> = (path: TextPath<T>, values?: Values) => string;

/** Answers with the path itself where there is no such text. */
export function translator(texts: unknown, locale: Locale): (path: string, values?: Values) => string {
  const textOf = (path: string): string | undefined => textIn(texts, path.split('.'));
  return (path, values = {}) => {
    const { count } = values;
    const form = typeof count === 'number' ? textOf(`${path}_${PLURALS[locale].select(count)}`) : undefined;
    const text = form ?? textOf(path) ?? path;
    return text.replace(PLACE, (place, name: string) => String(values[name] ?? place));
  };
}

/** Undefined where there is none. */
export function textIn(texts: unknown, path: readonly string[]): string | undefined {
  let here = texts;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return typeof here === 'string' ? here : undefined;
}
