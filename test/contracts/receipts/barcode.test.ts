/** Barcodes: the examples of the GS1 General Specifications and of real packs, and everything that is no barcode. */
import {
  checkDigit,
  isSameGtin,
  printedDigits,
  readBarcode,
  type Symbology,
} from '../../../contracts/receipts/barcode';
import { DomainError } from '../../../contracts/errors';

const refusalOf = (code: string, symbology?: Symbology) => {
  try {
    return readBarcode(code, symbology);
  } catch (error) {
    if (error instanceof DomainError) return { error: error.code, ...error.details };
    throw error;
  }
};
const withCheckDigit = (digits: string) => digits + checkDigit(digits);

it.each([
  // The specifications' own example of the calculation.
  ['6291041500213', 'ean_13', '06291041500213'],
  ['8801043014816', 'ean_13', '08801043014816'],
  ['96385074', 'ean_8', '00000096385074'],
  ['036000291452', 'upc_a', '00036000291452'],
  ['04252614', 'upc_e', '00042100005264'],
  ['10012345678902', 'gtin_14', '10012345678902'],
])('%s is a product of the symbology %s, kept as %s', (code, symbology, gtin) => {
  expect(readBarcode(code)).toEqual({ code, gtin, symbology, kind: 'product', measure: null });
});

it.each([
  ['01234505', '00012000003455'],
  ['04963406', '00049000006346'],
])('the UPC-E %s is its UPC-A', (code, gtin) => {
  expect(readBarcode(code, 'upc_e')).toMatchObject({ symbology: 'upc_e', gtin });
});

it('takes every way in which a UPC-E leaves zeros out', () => {
  const expansions = { 0: '01200000345', 1: '01210000345', 2: '01220000345', 3: '01230000045', 4: '01234000005' };
  for (const [last, body] of Object.entries(expansions)) {
    const code = `012345${last}${checkDigit(body)}`;
    expect(readBarcode(code, 'upc_e').gtin).toBe(`00${withCheckDigit(body)}`);
  }
  for (const last of ['5', '6', '7', '8', '9']) {
    const body = `0123450000${last}`;
    expect(readBarcode(`012345${last}${checkDigit(body)}`, 'upc_e').gtin).toBe(`00${withCheckDigit(body)}`);
  }
});

it('goes by the scanner where 8 digits could be either, and by the check digit where none is named', () => {
  const upcE = '04252614';
  expect(readBarcode(upcE).symbology).toBe('upc_e');
  expect(refusalOf(upcE, 'ean_8')).toMatchObject({ error: 'BARCODE_CHECK_DIGIT_WRONG' });
  const ean8 = withCheckDigit('1000001');
  expect(readBarcode(ean8).symbology).toBe('ean_8');
  expect(refusalOf('96385074', 'upc_e')).toMatchObject({ error: 'BARCODE_INVALID' });
  expect(refusalOf('6291041500213', 'upc_a')).toMatchObject({ error: 'BARCODE_INVALID' });
});

it('leaves out the spaces and hyphens that people type', () => {
  expect(readBarcode(' 978-0-306-40615-7 ')).toMatchObject({ code: '9780306406157', kind: 'publication' });
});

it.each([
  ['200000000000', 'in_store'],
  ['299999999999', 'in_store'],
  ['021234500000', 'in_store'],
  ['041234567890', 'in_store'],
  ['051234567890', 'coupon'],
  ['990123456789', 'coupon'],
  ['981123456789', 'coupon'],
  ['980123456789', 'refund'],
  ['977123456789', 'publication'],
  ['979123456789', 'publication'],
  ['952123456789', 'reserved'],
  ['880123456789', 'product'],
  ['030123456789', 'product'],
  ['000010120915', 'product'],
])('13 digits that begin with %s are of the kind %s', (digits, kind) => {
  expect(readBarcode(withCheckDigit(digits)).kind).toBe(kind);
});

it.each([
  ['2012345', 'in_store'],
  ['1400001', 'reserved'],
  ['9990001', 'reserved'],
  ['3045320', 'product'],
])('8 digits that begin with %s are of the kind %s', (digits, kind) => {
  expect(readBarcode(withCheckDigit(digits), 'ean_8').kind).toBe(kind);
});

it('a case is of the kind of what is in it', () => {
  expect(readBarcode(withCheckDigit('1200000000000')).kind).toBe('in_store');
  expect(readBarcode(withCheckDigit('1880123456789')).kind).toBe('product');
});

it('reads what scales print, and names the goods the same at any price', () => {
  // 2875 has the price check digit 9: the specifications' own example.
  const dear = readBarcode(withCheckDigit('021234592875'));
  expect(dear).toMatchObject({ kind: 'in_store', measure: { item: '12345', priceMinor: 2875 } });
  const cheap = readBarcode(withCheckDigit('021234500000'));
  expect(cheap.measure).toEqual({ item: '12345', priceMinor: 0 });
  expect(cheap.gtin).toBe(dear.gtin);
  const otherForm = readBarcode(withCheckDigit('021234582875'));
  expect(otherForm).toMatchObject({ kind: 'in_store', measure: null });
  expect(otherForm.gtin).toBe(`0${withCheckDigit('021234582875')}`);
});

it('says which digit is wrong, and what the code would be', () => {
  expect(refusalOf('8801043014817')).toEqual({
    error: 'BARCODE_CHECK_DIGIT_WRONG',
    code: '8801043014817',
    seen: '7',
    expected: '6',
    suggestion: '8801043014816',
  });
  expect(() => readBarcode('8801043014817')).toThrow('8801043014816');
});

it('finds every single wrong digit', () => {
  const code = '8801043014816';
  for (let index = 0; index < code.length; index++) {
    for (let other = 1; other < 10; other++) {
      const wrong = code.slice(0, index) + String((Number(code[index]) + other) % 10) + code.slice(index + 1);
      expect(refusalOf(wrong)).toMatchObject({ seen: wrong.at(-1) });
    }
  }
});

it.each([
  '',
  ' ',
  '880104301481a',
  '1'.repeat(40),
  '12345',
  '１２３４５６７０',
  '٨٨٠١٠٤٣٠١٤٨١٦',
  '<b>96385074</b>',
  '-',
])('%j is no barcode', (code) => {
  expect(() => readBarcode(code)).toThrow(expect.objectContaining({ code: 'BARCODE_INVALID' }));
});

it('repeats no more than the beginning of what is no barcode', () => {
  const refusal = refusalOf('😀'.repeat(1_000)) as unknown as { code: string; length: number };
  expect([...refusal.code]).toHaveLength(40);
  expect(refusal.length).toBe(1_000);
});

it('gives outside services the digits of the pack, and knows them again with zeros or without', () => {
  for (const code of ['96385074', '6291041500213', '10012345678902']) {
    const { gtin } = readBarcode(code);
    expect(printedDigits(gtin)).toBe(code);
    expect(isSameGtin(code, gtin)).toBe(true);
    expect(isSameGtin(code.replace(/^0+/, ''), gtin)).toBe(true);
    expect(isSameGtin(`${code}0`, gtin)).toBe(false);
  }
  expect(printedDigits(readBarcode('036000291452').gtin)).toBe('0036000291452');
  expect(isSameGtin('', '00000000000000')).toBe(false);
});
