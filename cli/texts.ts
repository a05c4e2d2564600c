/** Everything that the `treadle` command says itself, in English and Korean. `{name}` is filled in. */
import { ENGLISH } from './texts-en';
import { KOREAN } from './texts-ko';

export type TextKey = keyof typeof ENGLISH;
export type TextValues = Readonly<Record<string, string | number>>;
/** The text under `key` in the chosen language. */
export type Texts = (key: TextKey, values?: TextValues) => string;

export function textsIn(locale: 'en' | 'ko'): Texts {
  const table: Readonly<Record<TextKey, string>> = locale === 'ko' ? KOREAN : ENGLISH;
  return (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '?'));
}
