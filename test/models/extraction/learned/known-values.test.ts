import { KnownValues } from '../../../../models/extraction/learned/known-values';
import { isSameValue } from '../../../../models/extraction/learned/same-value';

const known = new KnownValues(
  KnownValues.from(['99 SPEED MART S/B', '99 Speed Mart S/B', '99 SPEED MART S/B', 'LIAN HING STATIONERY SDN BHD']),
);

test('spellings of one name are counted together', () => {
  expect(known.nearest('99 SPEED MART S/B')).toMatchObject({
    share: 1,
    known: { text: '99 SPEED MART S/B', count: 3 },
  });
});

test('a reading fault is near, another name is not', () => {
  expect(known.nearest('LJAN HING STATIONERY SDN BHD')?.known.text).toBe('LIAN HING STATIONERY SDN BHD');
  expect(known.nearest('99 SPEED MART 5/8')).toMatchObject({ share: 1, hasSameDigits: false });
  expect(known.nearest('RESTORAN WAN SHENG')).toBeUndefined();
});

test('a document of training does not know itself', () => {
  expect(known.nearest('LIAN HING STATIONERY SDN BHD', 'Lian Hing Stationery Sdn. Bhd.')).toBeUndefined();
  expect(known.nearest('99 SPEED MART S/B', '99 SPEED MART S/B')?.known.count).toBe(2);
});

test.each([
  ['company', 'Mr. D.I.Y. Sdn Bhd', 'MR DIY SDN. BHD.', true],
  ['company', 'Mr. D.1.Y. Sdn Bhd', 'MR DIY SDN. BHD.', false],
  ['date', '2018-03-05', '05/03/18', true],
  ['date', '2018-05-03', '05/03/18', false],
  ['total', 12.5, 'RM12.50', true],
  ['total', 12.51, '12.50', false],
  ['total', null, '12.50', false],
])('%s %j against %j: %j', (field, found, truth, expected) => {
  expect(isSameValue(field, found, truth)).toBe(expected);
});
