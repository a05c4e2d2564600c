import type { PageText } from '../../../../contracts/page';
import type { ReadReceipt } from '../../../../contracts/receipts/result';
import { parsed, parsedRows, receiptPage } from '../../../factories/receipt-pages';

const HEAD = ['GREEN GROCER SDN BHD', 'TEL : 03-12345678', 'TAX INVOICE', 'DATE : 12/03/2018 10:11:12'];
const COLUMNS = 'ITEM | QTY | PRICE | AMOUNT';

const brief = ({ items }: ReadReceipt) => items.map(({ name, quantity, amount }) => [name, quantity, amount]);

test('a table with a row an article', () => {
  const receipt = parsedRows([
    ...HEAD,
    COLUMNS,
    'APPLE FUJI | 3 | 2.00 | 6.00',
    'MILK 1L | 1 | 7.50 | 7.50',
    'TOTAL | 13.50',
    'CASH | 20.00',
    'CHANGE | 6.50',
    'THANK YOU',
  ]);
  expect(brief(receipt)).toEqual([
    ['APPLE FUJI', 3, 6],
    ['MILK 1L', 1, 7.5],
  ]);
  expect(receipt.arithmetic).toEqual({ verdict: 'matches', expected: 13.5, total: 13.5, difference: 0 });
  expect(receipt.fields).toMatchObject({ date: { value: '2018-03-12' }, total: { value: 13.5 } });
  expect(receipt.warnings).toEqual([]);
  expect(receipt.language).toBe('en');
});

test('names over their numbers, and the code between is no name', () => {
  const receipt = parsedRows([
    ...HEAD,
    'MULTIPURPOSE BROOM | *S',
    'WA16 - 24',
    '9555221300282 | 2 X 6.50 | 13.00',
    'HOSE PUMP | *S',
    'KE23-33-53 - 12/120',
    '9074333 | 1 X 1.90 | 1.90',
    'Item(s) : 2 | Qty(s) : 3',
    'TOTAL INCL. GST@6% | RM 14.90',
  ]);
  expect(brief(receipt)).toEqual([
    ['MULTIPURPOSE BROOM', 2, 13],
    ['HOSE PUMP', 1, 1.9],
  ]);
});

test('numbers over their names', () => {
  const receipt = parsedRows([
    ...HEAD,
    COLUMNS,
    '1700 | 6 | 6.36 | 38.16 SR',
    'PASIR HALUS (BAG)',
    '2430 | 2 | 18.02 | 36.04 SR',
    'CEMENT (50KG)',
    'TOTAL QTY: | 8 | 74.20',
    'TOTAL SALES (INCLUSIVE OF GST) : | 74.20',
  ]);
  expect(brief(receipt)).toEqual([
    ['PASIR HALUS (BAG)', 6, 38.16],
    ['CEMENT (50KG)', 2, 36.04],
  ]);
  expect(receipt.arithmetic.verdict).toBe('matches');
});

test('tax on top, a charge and the rounding add up', () => {
  const receipt = parsedRows([
    ...HEAD,
    'QTY ITEM | AMOUNT',
    '1 | HH GUINESS 12 GLASSES | 150.00',
    '1 | HH TIGER 12 GLASSES | 145.00',
    '2 | SUB TOTAL | 295.00',
    'SERVICE CHARGE 10% | 29.50',
    'GST 6% | 19.47',
    'ROUNDING ADJ | -0.02',
    'NET TOTAL | 343.95',
  ]);
  expect(brief(receipt).map(([name]) => name)).toEqual(['HH GUINESS 12 GLASSES', 'HH TIGER 12 GLASSES']);
  expect(receipt.arithmetic).toMatchObject({ verdict: 'matches', total: 343.95 });
  expect(receipt.fields.rounding?.value).toBe(-0.02);
});

test('a weight, a discount of one article, and a return', () => {
  const receipt = parsedRows([
    ...HEAD,
    COLUMNS,
    'SALMON FILLET | 0.532 kg | x | 12.90/kg | 6.86',
    'YOGURT | 2 | 3.00 | 6.00',
    'MEMBER DISC 10% | -0.60',
    'JUICE RETURNED | 1 | 4.00 | -4.00',
    'TOTAL | 8.26',
  ]);
  expect(receipt.items).toMatchObject([
    { name: 'SALMON FILLET', quantity: 0.532, unit: 'kg', unit_price: 12.9, amount: 6.86 },
    { name: 'YOGURT', quantity: 2, amount: 5.4, discount: 0.6 },
    { name: 'JUICE RETURNED', amount: -4 },
  ]);
  expect(receipt.arithmetic.verdict).toBe('matches');
});

test('a Korean receipt: barcodes, marks of goods without tax, discounts, sums', () => {
  const receipt = parsedRows([
    '행복마트 구로점',
    '사업자번호: 123-45-67891',
    '2026-03-04 18:22:01',
    '상품명 | 단가 | 수량 | 금액',
    '001 * 국내산 콩나물',
    '8801045991252 | 1,980 | 2 | 3,960',
    '002 서울우유 1L',
    '8801115114031 | 2,890 | 1 | 2,890',
    '행사할인 10% | -290',
    '003 신라면 5입',
    '8801043014816 | 4,100 | 1 | 4,100',
    '면세물품가액 | 3,960',
    '과세물품가액 | 6,091',
    '부가세 | 609',
    '합계 | 10,660',
    '신용카드 | 10,660',
  ]);
  expect(receipt).toMatchObject({ language: 'ko', currency: 'KRW', arithmetic: { verdict: 'matches' } });
  expect(receipt.items).toMatchObject([
    { name: '국내산 콩나물', quantity: 2, unit_price: 1980, amount: 3960 },
    { name: '서울우유 1L', quantity: 1, amount: 2600, discount: 290 },
    { name: '신라면 5입', quantity: 1, amount: 4100 },
  ]);
  expect(receipt.fields.payment?.value).toBe('card');
});

test('a barcode counts with a right check digit only', () => {
  const rows = (code: string) => [...HEAD, COLUMNS, `${code} KF CLAY KIDDY | 1 | 9.00 | 9.00`, 'TOTAL | 9.00'];
  expect(parsedRows(rows('4006381333931')).items[0]?.barcode).toBe('4006381333931');
  expect(parsedRows(rows('4006381333932')).items[0]).toMatchObject({ barcode: null, name: 'KF CLAY KIDDY' });
});

test('a discount behind the last article is the receipt’s', () => {
  const receipt = parsedRows([
    '별빛문구',
    '거래일시: 2024/04/25 21:13:08',
    '상품명 | 단가 | 수량 | 금액',
    '복사지 A4 | 5,900 | 1 | 5,900',
    '지우개 | 500 | 3 | 1,500',
    '할인금액 | -1,000',
    '합계 | 6,400원',
  ]);
  expect(receipt.items.map(({ amount }) => amount)).toEqual([5900, 1500]);
  expect(receipt.fields.discount?.value).toBe(1000);
  expect(receipt.arithmetic.verdict).toBe('matches');
});

test('sums that do not add up are told, and cost trust', () => {
  const rows = (total: string) => [
    ...HEAD,
    COLUMNS,
    'TEA | 1 | 3.00 | 3.00',
    'RICE 5KG | 1 | 9.00 | 9.00',
    `TOTAL | ${total}`,
  ];
  const [right, wrong] = [parsedRows(rows('12.00')), parsedRows(rows('21.00'))];
  expect(wrong.arithmetic).toEqual({ verdict: 'differs', expected: 12, total: 21, difference: 9 });
  expect(wrong.warnings).toContain('total_differs');
  expect(wrong.items[0]?.confidence).toBeLessThan(right.items[0]?.confidence ?? 0);
});

test('a hundred and twenty articles', () => {
  const articles = Array.from(
    { length: 120 },
    (_, index) => `ARTICLE ${'ABCDEFGHIJ'.charAt(index % 10)}X | 1 | 1.50 | 1.50`,
  );
  const receipt = parsedRows([...HEAD, COLUMNS, ...articles, 'TOTAL | 180.00']);
  expect(receipt.items).toHaveLength(120);
  expect(receipt.items.at(-1)?.line).toBe(119);
  expect(receipt.arithmetic.verdict).toBe('matches');
});

const second = [
  'BAKERY HOUSE',
  'NO 2, JALAN BESAR, TAMAN MALURI',
  'TEL : 03-87654321',
  'DATE : 13/03/2018 09:00:00',
  COLUMNS,
  'BREAD | 1 | 4.00 | 4.00',
  'BUN RED | 2 | 1.00 | 2.00',
  'TOTAL | 6.00',
];
const first = [
  ...HEAD,
  COLUMNS,
  'APPLE FUJI | 3 | 2.00 | 6.00',
  'MILK 1L | 1 | 7.50 | 7.50',
  'TOTAL | 13.50',
  'CASH | 20.00',
];

test('two receipts below each other give the articles of both', () => {
  const receipt = parsedRows([...first, ...second]);
  expect(receipt.warnings).toContain('several_receipts');
  expect(brief(receipt).map(([name]) => name)).toEqual(['APPLE FUJI', 'MILK 1L', 'BREAD', 'BUN RED']);
});

test('two receipts beside each other give the articles of both', () => {
  const [left, right] = [receiptPage(first), receiptPage(second, { left: 900 })];
  const page: PageText = { ...left, width: 1_800, lines: [...left.lines, ...right.lines] };
  const receipt = parsed(page);
  expect(receipt.warnings).toContain('several_receipts');
  expect(brief(receipt).map(([name]) => name)).toEqual(['APPLE FUJI', 'MILK 1L', 'BREAD', 'BUN RED']);
});

test('half a receipt is cut off, its articles are kept', () => {
  const receipt = parsedRows([...HEAD, COLUMNS, 'APPLE FUJI | 3 | 2.00 | 6.00', 'MILK 1L | 1 | 7.50 | 7.50']);
  expect(receipt.items).toHaveLength(2);
  expect(receipt.arithmetic.verdict).not.toBe('differs');
});

test.each([
  ['nothing', []],
  ['a page of a book', ['It was the best of times,', 'it was the worst of times,', 'it was the age of wisdom']],
])('%s is no receipt', (_, rows) => {
  const receipt = parsedRows(rows);
  expect(receipt.items).toEqual([]);
  expect(receipt.warnings).toContain('no_receipt');
});

test('a receipt without an article says so', () => {
  const receipt = parsedRows([...HEAD, 'SUB TOTAL | 234.40', 'TOTAL AMOUNT | 234.40', 'CREDIT CARD | 234.40']);
  expect(receipt.warnings).toContain('no_items');
  expect(receipt.fields.total?.value).toBe(234.4);
});

test('amounts in two currencies are told', () => {
  const receipt = parsedRows([
    ...HEAD,
    'TEA | RM 3.00',
    'CAKE | €4.00',
    'PIE | €5.00',
    'MILK | RM 2.00',
    'TOTAL | RM 14.00',
  ]);
  expect(receipt.warnings).toContain('currencies_mixed');
});

test('control characters, emoji and tags stay text and break nothing', () => {
  const receipt = parsedRows([...HEAD, COLUMNS, '<b>TEA</b>\u0000 😀 GREEN | 1 | 3.00 | 3.00', 'TOTAL | 3.00']);
  expect(receipt.items[0]?.name).toBe('<b>TEA</b> 😀 GREEN');
});

test('the same text gives the same bytes, in whatever order its lines come', () => {
  const page = receiptPage(first);
  const turned = { ...page, lines: [...page.lines].reverse() };
  expect(JSON.stringify(parsed(turned))).toBe(JSON.stringify(parsed(page)));
});
