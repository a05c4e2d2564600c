/** Photos, days and quantities of receipts, as the pages reckon with them. */
import { daysUntil, formatDay, formatMoney, formatQuantity } from '../../console/src/pages/receipts/format';
import { scaleOf } from '../../console/src/pages/receipts/prepare-photo';

it.each([
  ['a photo as a phone takes it', { width: 3024, height: 4032 }, 2048 / 4032],
  ['a small one, which stays', { width: 900, height: 1600 }, 1],
  ['a long receipt, whose letters stay readable', { width: 2000, height: 9000 }, 1024 / 2000],
  ['a long and narrow one, which stays', { width: 700, height: 6000 }, 1],
])('is made smaller with its aspect kept: %s', (_words, size, scale) => {
  expect(scaleOf(size)).toBeCloseTo(scale, 10);
});

it.each([
  ['2026-03-01', 0],
  ['2026-03-02', 1],
  ['2026-02-28', -1],
  ['2026-04-01', 31],
])('counts days by the calendar, whatever the hour: %s', (day, count) => {
  expect(daysUntil(day, new Date(2026, 2, 1, 0, 0, 1))).toBe(count);
  expect(daysUntil(day, new Date(2026, 2, 1, 23, 59, 59))).toBe(count);
});

it('writes money in the currency of the receipt, and bare where that is none', () => {
  expect(formatMoney(38450, 'KRW', 'ko')).toBe('₩38,450');
  expect(formatMoney(24.6, 'GBP', 'en')).toBe('£24.60');
  expect(formatMoney(1200, null, 'en')).toBe('1,200');
  expect(formatMoney(12, 'no currency', 'en')).toBe('12 no currency');
});

it('writes quantities with their unit, and leaves alone what is no day', () => {
  expect([formatQuantity(3, null, 'en'), formatQuantity(0.35, 'kg', 'ko')]).toEqual(['3', '0.35 kg']);
  expect(formatDay('some time', 'en')).toBe('some time');
});
