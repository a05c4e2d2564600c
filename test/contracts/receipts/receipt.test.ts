/** What receipts and their lines are known by. */
import { mergeCorrections } from '../../../contracts/receipts/correction';
import {
  addDays,
  dayIn,
  identityOf,
  isDay,
  isSameReceipt,
  type ReceiptIdentity,
  textKey,
} from '../../../contracts/receipts/receipt';
import { readValue, receiptResult } from '../../factories/receipt-results';

const SHOPPING: ReceiptIdentity = {
  shopKey: 'emart24gangnam',
  businessNumber: '1234567890',
  day: '2026-03-01',
  time: '18:05',
  total: 20_500,
  amounts: [1_000, 2_000, 3_500, 5_000, 9_000],
};
const isSame = (changes: Partial<ReceiptIdentity>, first: Partial<ReceiptIdentity> = {}): boolean => {
  const [a, b] = [
    { ...SHOPPING, ...first },
    { ...SHOPPING, ...changes },
  ];
  expect(isSameReceipt(b, a)).toBe(isSameReceipt(a, b));
  return isSameReceipt(a, b);
};

describe('two readings are of one receipt', () => {
  it.each<[string, Partial<ReceiptIdentity>]>([
    ['all is the same', {}],
    ['the items come in another order', { amounts: SHOPPING.amounts.toReversed() }],
    ['seconds were read once only', { time: '18:05:31' }],
    ['the total was misread', { total: 26_500 }],
    ['the time was not read', { time: null }],
    ['one amount of five was misread', { total: null, amounts: [1_000, 2_000, 3_500, 5_000, 9_006] }],
    ['one item of five was missed', { total: null, amounts: SHOPPING.amounts.slice(1) }],
    ['half of it is in the photo, and the time and the total are the same', { amounts: [1_000, 2_000] }],
    ['the shop was misread, and its number was not', { shopKey: 'c0nvenience' }],
    [
      'the number was misread, and two letters of the shop',
      { businessNumber: '1234567899', shopKey: 'emart24gangnarn' },
    ],
    ['the shop was not read', { shopKey: null, businessNumber: null }],
  ])('where %s', (_, changes) => {
    expect(isSame(changes)).toBe(true);
  });

  it.each<[string, Partial<ReceiptIdentity>]>([
    ['another day', { day: '2026-03-08' }],
    ['no day', { day: null }],
    ['another shop', { shopKey: 'homeplus', businessNumber: '9876543210' }],
    ['another time and another total', { time: '18:30', total: 30_000 }],
    ['the same total by chance', { time: '09:00', amounts: [20_500] }],
    ['the same minute, and other goods', { total: 3_000, amounts: [3_000] }],
    ['neither shop nor time', { shopKey: null, businessNumber: null, time: null }],
    ['neither time nor total', { time: null, total: null }],
  ])('but not with %s', (_, changes) => {
    expect(isSame(changes)).toBe(false);
  });

  it('but not where neither names its day', () => {
    expect(isSame({ day: null }, { day: null })).toBe(false);
  });

  it('also where an amount comes twice, as often as it comes in both', () => {
    const twice = { total: null, amounts: [500, 500, 500, 500, 500] };
    expect(isSame(twice, twice)).toBe(true);
    expect(isSame(twice, { total: null, amounts: [500, 1, 2, 3, 4] })).toBe(false);
  });
});

it('is recognised by letters and digits, and by no day that is none', () => {
  const { fields, items } = receiptResult({ fields: { date: readValue('2026-02-30') } });
  expect(identityOf(fields, items)).toEqual({
    shopKey: 'emart24',
    businessNumber: '1234567890',
    day: null,
    time: '18:05',
    total: 37_800,
    amounts: [5_800, 32_000],
  });
});

it.each([
  ['  Ｓｅｏｕｌ  우유\t1L ', 'seoul우유1l'],
  ['*** -- ***', ''],
  ['CAFÉ №5', 'caféno5'],
])('%j is compared as %j', (text, key) => {
  expect(textKey(text)).toBe(key);
});

it('knows days', () => {
  expect(['2026-02-28', '2026-02-29', '2026-13-01', '0000-01-01', 'today', '2026-2-1'].filter(isDay)).toEqual([
    '2026-02-28',
  ]);
  expect(addDays('2026-02-27', 3)).toBe('2026-03-02');
  const moment = new Date('2026-02-28T16:00:00Z');
  expect([dayIn('UTC', moment), dayIn('Asia/Seoul', moment)]).toEqual(['2026-02-28', '2026-03-01']);
});

it('grows by the line as somebody corrects it', () => {
  const first = mergeCorrections(undefined, { items: [{ line: 2, category: 'fruit', name: 'Apple' }] });
  const second = mergeCorrections(first, { items: [{ line: 0, category: 'dairy' }] });
  const third = mergeCorrections(second, { items: [{ line: 2, category: 'snacks' }] });
  expect(third.items).toEqual([
    { line: 0, category: 'dairy' },
    { line: 2, category: 'snacks', name: 'Apple' },
  ]);
});
