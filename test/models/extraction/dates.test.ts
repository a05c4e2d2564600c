import { dateOrderOf, findDates, findTimes } from '../../../models/extraction/dates';

const DAY_FIRST = { order: 'dmy', yearFirst: false } as const;

test.each([
  ['2018-03-31', '2018-03-31'],
  ['2018/3/1', '2018-03-01'],
  ['2018.03.31', '2018-03-31'],
  ['2018년 3월 31일', '2018-03-31'],
  ['2018 년 03 월 31 일', '2018-03-31'],
  ['31/03/2018', '2018-03-31'],
  ['31-03-18', '2018-03-31'],
  ['31.03.2018', '2018-03-31'],
  ['31. 03. 2018', '2018-03-31'],
  ['03/31/2018', '2018-03-31'],
  ['99/12/31', '1999-12-31'],
  ['31 MAR 2018', '2018-03-31'],
  ['31MAR18', '2018-03-31'],
  ['31-Mar-2018', '2018-03-31'],
  ['1st March 2018', '2018-03-01'],
  ['March 31, 2018', '2018-03-31'],
  ['OCT 3, 2016', '2016-10-03'],
  ['31. März 2018', '2018-03-31'],
  ['17. Dezember 2018', '2018-12-17'],
  ['1 août 2018', '2018-08-01'],
  ['19 april 2014', '2014-04-19'],
  ['20180331', '2018-03-31'],
  ['18/01/201810:27:03', '2018-01-18'],
  ['2018-03-3110:27', '2018-03-31'],
])('reads %s as %s', (text, iso) => {
  expect(findDates(`on ${text} at`, DAY_FIRST).map((date) => date.iso)).toEqual([iso]);
});

test.each([
  '31/02/2018',
  '2018-13-01',
  '012-3456-7890',
  '1.2.3.4',
  '03-2726-5600',
  '123-45-67890',
  '12,000',
  '00/00/2000',
  '120180331',
])('does not take %s for a date', (text) => {
  expect(findDates(text, DAY_FIRST)).toEqual([]);
});

describe('day and month', () => {
  test('are told apart by an unambiguous date of the document', () => {
    expect(dateOrderOf('11/03/2017 and 11/17/2017', 'dmy')).toBe('mdy');
    expect(dateOrderOf('11/03/2017 and 17/11/2017', 'mdy')).toBe('dmy');
    expect(dateOrderOf('11/03/2017', 'dmy')).toBe('dmy');
  });

  test('follow the given order only where both could be either', () => {
    const monthFirst = { order: 'mdy', yearFirst: false } as const;
    expect(findDates('11/03/2017', monthFirst)[0]).toMatchObject({ iso: '2017-11-03', isAmbiguous: true });
    expect(findDates('11.03.2017', monthFirst)[0]?.iso).toBe('2017-03-11');
    expect(findDates('13/03/2017', monthFirst)[0]).toMatchObject({ iso: '2017-03-13', isAmbiguous: false });
  });

  test('come after a two-digit year in Korean documents', () => {
    expect(findDates('18.03.05', { order: 'dmy', yearFirst: true })[0]?.iso).toBe('2018-03-05');
    expect(findDates('18.03.05', DAY_FIRST)[0]?.iso).toBe('2005-03-18');
  });
});

test.each([
  ['10:27:03', '10:27:03'],
  ['9:05', '09:05'],
  ['08:07 PM', '20:07'],
  ['12:30 am', '00:30'],
  ['14시 05분', '14:05'],
])('reads the time %s as %s', (text, iso) => {
  expect(findTimes(text).map((time) => time.iso)).toEqual([iso]);
});
