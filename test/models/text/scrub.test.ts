import { scrub, scrubJson } from '../../../models/text/scrub';

it.each([
  ['mail kim.minsu+shop@example.co.kr now', 'mail xxx.xxxxx+xxxx@xxxxxxx.xx.xx now'],
  ['주민번호 900101-1234567 끝', '주민번호 000000-0000000 끝'],
  ['card 4111 1111 1111 1111', 'card 0000 0000 0000 0000'],
  ['010-1234-5678', '000-0000-0000'],
  ['+82 10 1234 5678', '+00 00 0000 0000'],
])('masks %s and keeps its form', (text, masked) => {
  expect(scrub(text)).toBe(masked);
});

it.each([
  ['a number that fails the card check', '4111 1111 1111 1112'],
  ['a business number', '123-45-67890'],
  ['a date and a total', '2026-11-21 12,345,678'],
  ['a shop’s landline', '02-123-4567'],
  ['a month that is none', '991301-1234567'],
  ['digits within a hash', 'ab4111111111111111c9001011234567d01012345678e'],
])('leaves %s', (_what, text) => {
  expect(scrub(text)).toBe(text);
});

it('masks every text of a value, and gives the value itself back where nothing is personal', () => {
  const clean = { lines: [{ text: 'TOTAL 12.00', box: { x: 1 } }], none: null };
  expect(scrubJson(clean)).toBe(clean);
  expect(scrubJson({ lines: ['a@b.de', 'TOTAL'], page: 1 })).toEqual({ lines: ['x@x.xx', 'TOTAL'], page: 1 });
});
