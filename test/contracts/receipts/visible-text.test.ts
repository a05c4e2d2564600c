/** What people type is kept as what can be seen of it, and joined where it was joined. */
import { visibleText } from '../../../contracts/receipts/visible-text';

const ZWJ = '\u200d';
const ZWNJ = '\u200c';

it.each([
  ['a\u0000b\u202ec', 'abc'],
  [' two\r\n lines\t', 'two lines'],
  ['<b>Milk</b> 🥛', '<b>Milk</b> 🥛'],
  ['ｆｕｌｌ', 'full'],
  ['\u0007\u200b', ''],
  ['lone \ud83e', 'lone'],
  ['\ufeffchoco\u00adlate\u2060', 'chocolate'],
  ['\u2066right\u2069 \u202bto left\u202c', 'right to left'],
])('%j is kept as %j', (text, kept) => {
  expect(visibleText(text)).toBe(kept);
});

it.each([
  ['a family', '👨‍👩‍👧 pack'],
  ['a skin tone', '🧑🏽‍🍳 soup'],
  ['a variation and a flag', '🏳️‍🌈❤️‍🔥'],
  ['Persian', `نیم${ZWNJ}چرب`],
  ['Sinhala', `ශ්${ZWJ}රී ලංකා`],
  ['Devanagari', `क्${ZWJ}ष`],
  ['Malayalam at the end of a word', `പാല്${ZWJ}`],
  ['Bengali', `র${ZWJ}্যাব`],
])('joiners of %s stay: %s', (_what, name) => {
  expect(visibleText(name)).toBe(name);
});

it.each([
  ['Latin letters', `Mi${ZWJ}l${ZWNJ}k`, 'Milk'],
  ['Hangul', `우${ZWJ}유`, '우유'],
  ['an emoji and a letter', `🥛${ZWJ}a${ZWJ}🥛`, '🥛a🥛'],
  ['nothing', `${ZWJ}🥛${ZWJ}`, '🥛'],
  ['the end of a Persian word', `شیر${ZWNJ}`, 'شیر'],
  ['a direction', `👨\u202e${ZWJ}👩`, '👨👩'],
])('joiners of %s go', (_what, name, kept) => {
  expect(visibleText(name)).toBe(kept);
});

it('is cut between characters, and leaves no joiner behind', () => {
  expect(visibleText('🥛🥛🥛', 2)).toBe('🥛🥛');
  expect(visibleText('👨‍👩‍👧', 4)).toBe('👨‍👩');
  expect(visibleText('👨‍👩‍👧', 5)).toBe('👨‍👩‍👧');
  expect(visibleText('two words', 4)).toBe('two');
});

it('is bounded, however long the text is', () => {
  expect(visibleText(`\u0915${ZWJ}`.repeat(200_000))).toBe(`\u0915${ZWJ}`.repeat(100).slice(0, -1));
  expect(visibleText('\u0007'.repeat(1_000_000))).toBe('');
});
