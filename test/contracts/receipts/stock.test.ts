/** When names mean the same thing in stock, and until when things keep. */
import { commonExpiry, nameKey, roundedQuantity } from '../../../contracts/receipts/stock';

describe('names', () => {
  it('are the same in other widths, letters and spaces', () => {
    expect(nameKey('ＭＩＬＫ  １L')).toBe(nameKey('milk 1l'));
    expect(nameKey('서울우유')).not.toBe(nameKey('서울 우유'));
  });

  it('are compared by no more letters than a name has at most', () => {
    expect([...nameKey('\uFDFA'.repeat(200))]).toHaveLength(200);
  });
});

it('things keep from a day on as their kind does in their place, over the ends of months', () => {
  const kind = { shelf_days: { fridge: 10, freezer: null } };
  expect(commonExpiry(kind, { storage: 'fridge', day: '2032-02-25' })).toBe('2032-03-06');
  expect(commonExpiry(kind, { storage: 'freezer', day: '2032-02-25' })).toBeNull();
  expect(commonExpiry(kind, { storage: 'room', day: '2032-02-25' })).toBeNull();
});

it('quantities are kept to the thousandth', () => {
  expect([0.1 + 0.2, 1.0005, -0.0004].map(roundedQuantity)).toEqual([0.3, 1.001, -0]);
});
