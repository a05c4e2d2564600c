/**
 * A name as tills and readers leave it: shortened, cut off, with a brand before and a size behind, a letter read wrong.
 * Training learns from them beside the name itself. The same name gives the same variants.
 */
import { createRandom, type Random } from '../../samples/random';
import { hasHangulSyllable } from './fold-text';

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { imul } = Math;

const ENGLISH_BEFORE = [
  'SR',
  'ORG',
  'FRESH',
  'PREMIUM',
  'LOCAL',
  'IMP',
  'TF',
  'GV',
  'KS',
  'SELECT',
  'FARM',
  'BIG',
  'MINI',
];
const KOREAN_BEFORE = [
  '국내산',
  '행사',
  '냉장',
  '유기농',
  '무농약',
  '친환경',
  '노브랜드',
  '피코크',
  '풀무원',
  'CJ',
  '오뚜기',
  '이마트',
  '수입',
  '실속',
  '프리미엄',
  '더',
  '맛있는',
];
const BEHIND = ['500G', '1KG', '1L', '250ML', '2PK', '6S', '100G', '330ML', 'X2', 'LB', 'EA', 'PCS', '12CT'];
const KOREAN_BEHIND = [
  '500g',
  '1kg',
  '1L',
  '250ml',
  '2입',
  '5개입',
  '100g',
  '1봉',
  '(대)',
  '(소)',
  '1팩',
  '한판',
  '골라담기',
];
const MISREAD: Readonly<Record<string, string>> = {
  o: '0',
  i: '1',
  l: '1',
  s: '5',
  b: '8',
  e: 'c',
  m: 'rn',
  u: 'v',
  a: 'o',
};
/** Of 19 first letters, 21 vowels and 28 endings. */
const [VOWELS, ENDINGS, FIRST_SYLLABLE] = [21, 28, 0xac00];

export function tillVariants(text: string, count: number): string[] {
  const random = createRandom(seedOf(text));
  const makers = hasHangulSyllable(text) ? [dressedKorean, misreadKorean, cutKorean] : [dressed, shortened, misread];
  return Array.from({ length: count }, (_, index) => makers[index % makers.length]?.(text, random) ?? text);
}

function dressed(text: string, random: Random): string {
  const before = random.chance(0.6) ? `${random.pick(ENGLISH_BEFORE)} ` : '';
  return `${before}${text} ${random.pick(BEHIND)}`;
}

/** CHICKEN BREAST → CHKN BRST, CHIC BREA, or CHICKEN BRE. */
function shortened(text: string, random: Random): string {
  const way = random.integer(0, 2);
  if (way === 2) return text.slice(0, Math.max(4, Math.ceil(text.length * random.between(0.6, 0.9))));
  const length = random.integer(3, 5);
  return text
    .split(' ')
    .map((word) => (way === 0 ? `${word.slice(0, 1)}${word.slice(1).replace(/[aeiou]/gu, '')}` : word.slice(0, length)))
    .join(' ');
}

function misread(text: string, random: Random): string {
  const at = random.integer(1, Math.max(1, text.length - 1));
  const letter = text[at] ?? '';
  const read = random.chance(0.3) ? '' : (MISREAD[letter] ?? letter);
  return `${text.slice(0, at)}${read}${text.slice(at + 1)}`;
}

function dressedKorean(text: string, random: Random): string {
  const before = random.chance(0.7) ? random.pick(KOREAN_BEFORE) : '';
  const space = random.chance(0.5) ? ' ' : '';
  return `${before}${space}${text}${random.chance(0.6) ? `${space}${random.pick(KOREAN_BEHIND)}` : ''}`;
}

/** One letter of one syllable is another: 우유 → 우윳, 두부 → 두무. */
function misreadKorean(text: string, random: Random): string {
  const at = random.integer(0, text.length - 1);
  const code = text.charCodeAt(at) - FIRST_SYLLABLE;
  if (code < 0 || code >= 19 * VOWELS * ENDINGS) return text.replaceAll(' ', '');
  const [first, vowel, ending] = [
    Math.floor(code / (VOWELS * ENDINGS)),
    Math.floor(code / ENDINGS) % VOWELS,
    code % ENDINGS,
  ];
  const part = random.integer(0, 2);
  const other = [
    part === 0 ? random.integer(0, 18) : first,
    part === 1 ? random.integer(0, VOWELS - 1) : vowel,
    part === 2 ? random.integer(0, ENDINGS - 1) : ending,
  ] as const;
  const read = String.fromCharCode(FIRST_SYLLABLE + (other[0] * VOWELS + other[1]) * ENDINGS + other[2]);
  return `${text.slice(0, at)}${read}${text.slice(at + 1)}`;
}

function cutKorean(text: string, random: Random): string {
  const joined = text.replaceAll(' ', '');
  return joined.length > 3 && random.chance(0.5) ? joined.slice(0, -1) : `${random.pick(KOREAN_BEFORE)}${joined}`;
}

function seedOf(text: string): number {
  let seed = 17;
  for (let at = 0; at < text.length; at++) seed = (imul(seed, 31) + text.charCodeAt(at)) | 0;
  return seed;
}
