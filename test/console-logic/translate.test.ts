/** A text by its path, in both languages. */
import en from '../../console/src/locales/en.json';
import ko from '../../console/src/locales/ko.json';
import loopEn from '../../console/src/locales/loop.en.json';
import loopKo from '../../console/src/locales/loop.ko.json';
import manageEn from '../../console/src/locales/manage.en.json';
import manageKo from '../../console/src/locales/manage.ko.json';
import receiptsEn from '../../console/src/locales/receipts.en.json';
import receiptsKo from '../../console/src/locales/receipts.ko.json';
import reviewEn from '../../console/src/locales/review.en.json';
import reviewKo from '../../console/src/locales/review.ko.json';
import { textIn, translator } from '../../console/src/i18n/translate';

const TEXTS = {
  plain: 'Nothing',
  deep: { er: 'Further down' },
  told: '{{name}} of {{name}}, {{share}}',
  items_one: '{{count}} item',
  items_other: '{{count}} items',
};

const english = translator(TEXTS, 'en');
const korean = translator({ items_other: '물건 {{count}}개', plain: '없음' }, 'ko');

it('finds a text by its path, and answers with the path where there is none', () => {
  expect(english('plain')).toBe('Nothing');
  expect(english('deep.er')).toBe('Further down');
  for (const path of ['deep', 'deep.est', 'plain.er', 'constructor.name', '']) expect(english(path)).toBe(path);
});

it('puts values into their places as they are', () => {
  const told = english('told', { name: '$& {{share}} <b>', share: 0 });
  expect(told).toBe('$& {{share}} <b> of $& {{share}} <b>, 0');
  expect(english('told', { name: 'A' })).toBe('A of A, {{share}}');
});

it.each([
  [0, '0 items', '물건 0개'],
  [1, '1 item', '물건 1개'],
  [2, '2 items', '물건 2개'],
])('chooses the form for %s', (count, inEnglish, inKorean) => {
  expect(english('items', { count })).toBe(inEnglish);
  expect(korean('items', { count })).toBe(inKorean);
  expect(korean('plain', { count })).toBe('없음');
});

it('takes a key with a dot in it for one key', () => {
  expect(textIn({ 'gpt-4.1': { label: 'Four' } }, ['gpt-4.1', 'label'])).toBe('Four');
  expect(textIn({ gpt: 'x' }, [])).toBeUndefined();
});

const leaves = (texts: object, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]: [string, unknown]): [string, string][] =>
    typeof text === 'string' ? [[path + key, text]] : leaves(text as object, `${path}${key}.`),
  );

const places = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();

it.each([
  ['general', en, ko],
  ['manage', manageEn, manageKo],
  ['review', reviewEn, reviewKo],
  ['loop', loopEn, loopKo],
  ['receipts', receiptsEn, receiptsKo],
])('both languages have the same places in every text (%s)', (_part, inEnglish: object, inKorean: object) => {
  const english = new Map(leaves(inEnglish));
  for (const [path, text] of leaves(inKorean)) {
    expect({ path, places: places(text) }).toEqual({ path, places: places(english.get(path) ?? '') });
  }
});
