import { decimalMarkOf, findAmounts, parseAmount } from '../../../models/extraction/amounts';

test.each([
  ['5.00', 5],
  ['1,234.56', 1234.56],
  ['1,234,567.89', 1234567.89],
  ['1.234,56', 1234.56],
  ['1.234.567,89', 1234567.89],
  ['1 234,56', 1234.56],
  ['120\u00a0000,00', 120000],
  ["1'234.50", 1234.5],
  ['12,000원', 12000],
  ['₩ 12,000', 12000],
  ['RM 5.00', 5],
  ['RM5.00', 5],
  ['$8.70', 8.7],
  ['€ 4,24', 4.24],
  ['32.76 €', 32.76],
  ['EUR 1256,70', 1256.7],
  ['-5.00', -5],
  ['5.00-', -5],
  ['(5.00)', -5],
  ['-RM 5.00', -5],
  ['0.025', 0.025],
  ['26. 60', 26.6],
  ['1O.5O', 10.5],
  ['l,234.00', undefined],
  ['12,5OO', 12500],
  ['7', 7],
])('reads %s as %s', (text, value) => {
  expect(parseAmount(text)?.value).toBe(value);
});

test.each(['18/03/2018', '10:27', 'A123', '03-4162-2318', '1.2.3', '012-345', 'SS21/39', '#105', '4G', '2018-03-31'])(
  'does not take %s for an amount',
  (text) => {
    expect(findAmounts(text)).toEqual([]);
  },
);

test('one separator before three digits follows the document', () => {
  expect(parseAmount('1.234', ',')?.value).toBe(1234);
  expect(parseAmount('1.234', '.')?.value).toBe(1.234);
  expect(parseAmount('1,234', '.')?.value).toBe(1234);
});

test('the decimal mark of a document is what stands before its two last digits', () => {
  expect(decimalMarkOf('1.630,00 and 8.150,00')).toBe(',');
  expect(decimalMarkOf('1,630.00 and 12,000')).toBe('.');
  expect(decimalMarkOf('no numbers')).toBe('.');
  expect(decimalMarkOf('12,000 and 22.727 and 3,500 and 9,900')).toBe(',');
  expect(decimalMarkOf('2024.05.01 12,000 and 3,500 and 9,900')).toBe(',');
});

test('knows currencies and percentages', () => {
  expect(
    findAmounts('RM 5.00 and 12,000원 and 19 % of 3.10 €').map(({ value, currency, isPercent }) => [
      value,
      currency,
      isPercent,
    ]),
  ).toEqual([
    [5, 'MYR', false],
    [12000, 'KRW', false],
    [19, null, true],
    [3.1, 'EUR', false],
  ]);
});

test('gives the place of each amount in the text', () => {
  const text = 'TOTAL RM 1,234.50 CASH 2,000.00';
  expect(findAmounts(text).map(({ start, end }) => text.slice(start, end))).toEqual(['RM 1,234.50', '2,000.00']);
});
