import { withoutMarkup } from '../../../api/barcodes/without-markup';

it.each([
  ['Nutella', 'Nutella'],
  ['  a\u0000b\r\nc\t d ', 'ab c d'],
  ['choco&shy;late milk&#8203;shake', 'choco&shy;late milkshake'],
  ['choco\u00adlate', 'chocolate'],
  ['نیم\u200cچرب', 'نیم\u200cچرب'],
  ['Mi\u200dlk', 'Milk'],
  ['<b>Milk</b> <script>alert(1)</script>3.5 %', 'Milk 3.5 %'],
  ['<img src=x onerror=alert(1)>Cola', 'Cola'],
  ['M&amp;M&#39;s &quot;Crispy&quot;', 'M&M\'s "Crispy"'],
  ['&lt;b&gt;Bold&lt;/b&gt;', 'Bold'],
  ['fat < 1 % and > 0', 'fat < 1 % and > 0'],
  ['\u202egnp.exe\u200b\ufeff', 'gnp.exe'],
  ['김\u110e\u1175\u110e\u1175', '김치치'],
  ['👨‍👩‍👧 family 🍫', '👨‍👩‍👧 family 🍫'],
  ['e\u0301clair', 'éclair'],
])('%j is shown as %j', (text, clean) => {
  expect(withoutMarkup(text, 200)).toBe(clean);
});

it.each([null, undefined, '', ' \u0000 ', '<p></p>', '---', '\ud800'])('of %j nothing is left', (text) => {
  expect(withoutMarkup(text, 200)).toBeNull();
});

it('is bounded by characters as people count them, and fast on what is meant to be slow', () => {
  expect([...(withoutMarkup('🍫'.repeat(10_000), 200) ?? '')]).toHaveLength(200);
  expect(withoutMarkup('<'.repeat(1_000_000), 200)).toBe('<'.repeat(200));
  expect(withoutMarkup('<!--'.repeat(200_000), 50)?.length).toBeLessThanOrEqual(50);
});
