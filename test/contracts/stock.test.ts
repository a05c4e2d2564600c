/** Names of things in stock, and the days until which they keep. */
import { cleanText, commonExpiry, dayIn, nameKey } from '../../contracts/receipts/stock';

describe('names', () => {
  it.each([
    ['a\u0000b\tc\n d', 'a b c d'],
    ['<b>Milk</b> 👩‍👩‍👧 ', '<b>Milk</b> 👩‍👩‍👧'],
    ['\u202Eevil\u200B', 'evil'],
    ['\ud800x', 'x'],
    ['\u0000\u200D\u202E', ''],
    ['가'.repeat(300), '가'.repeat(200)],
  ])('%j is kept as %j', (text, clean) => expect(cleanText(text, 200)).toBe(clean));

  it('are the same in other widths, letters and spaces', () => {
    expect(nameKey('ＭＩＬＫ  １L')).toBe(nameKey('milk 1l'));
    expect(nameKey('서울우유')).not.toBe(nameKey('서울 우유'));
  });
});

describe('days', () => {
  it('are those of the time zone', () => {
    const at = new Date('2031-01-09T15:30:00Z');
    expect([dayIn('UTC', at), dayIn('Asia/Seoul', at)]).toEqual(['2031-01-09', '2031-01-10']);
  });

  it('are counted over the ends of months, in the place where it is kept', () => {
    const kind = { shelf_days: { fridge: 10, freezer: null } };
    expect(commonExpiry(kind, { storage: 'fridge', day: '2032-02-25' })).toBe('2032-03-06');
    expect(commonExpiry(kind, { storage: 'freezer', day: '2032-02-25' })).toBeNull();
    expect(commonExpiry(kind, { storage: 'room', day: '2032-02-25' })).toBeNull();
  });
});
