import { CATEGORIES } from '../../../contracts/receipts/categories';
import { isBarcode } from '../../../models/receipts/barcode';
import { categorisedItems } from '../../../models/receipts/categorised-items';
import { expiryOf } from '../../../models/receipts/expiry';
import { EXPIRY_RULES } from '../../../models/receipts/expiry-words';
import { parsedRows } from '../../factories/receipt-pages';

test.each([
  ['FRESH MILK 1L', 'dairy', 'fridge', 10],
  ['멸균우유 190ml', 'dairy', 'room', 120],
  ['GREEK YOGHURT', 'dairy', 'fridge', 14],
  ['냉동 삼겹살 600g', 'meat', 'freezer', 120],
  ['FROZEN PEAS', 'vegetables', 'freezer', 240],
  ['BANANA 1KG', 'fruit', 'room', 5],
  ['사과주스', 'beverages', 'room', 180],
  ['삼각김밥 참치', 'prepared_meals', 'fridge', 1],
  ['신라면 5입', 'grains_noodles', 'room', 150],
  ['꽃소금', 'condiments', 'room', null],
  ['DISH SOAP', 'household', 'room', null],
] as const)('%s (%s) keeps in the %s for %s days', (name, category, storage, days) => {
  expect(expiryOf({ name, category })).toEqual({ storage, days });
});

test('what a project’s own category keeps is not known here', () => {
  expect(expiryOf({ name: 'FROZEN PEAS', category: 'my_shelf' })).toEqual({ storage: 'room', days: null });
});

test('every rule is of categories that exist', () => {
  const ids = CATEGORIES.map(({ id }) => id);
  for (const { categories } of EXPIRY_RULES) expect(ids).toEqual(expect.arrayContaining([...categories]));
});

test.each([
  ['4006381333931', true],
  ['4006381333932', false],
  ['96385074', true],
  ['036000291452', true],
  ['0000000000000', false],
  ['40063813339310000000', false],
  ['40063813X3931', false],
])('%s as a barcode: %s', (code, is) => {
  expect(isBarcode(code)).toBe(is);
});

test('an unsure category or an unsure reading is to be looked at', () => {
  const { items } = parsedRows(['SHOP', 'ITEM | QTY | PRICE | AMOUNT', 'MILK | 1 | 2.00 | 2.00', 'TOTAL | 2.00']);
  const [item] = items;
  if (!item) throw new Error('The receipt has an article.');
  const guess = (confidence: number) => ({
    category: 'dairy',
    confidence,
    alternatives: [{ category: 'dairy', confidence }],
  });
  expect(categorisedItems([item], [guess(0.9)])[0]).toMatchObject({
    category: 'dairy',
    storage: 'fridge',
    is_unsure: false,
  });
  expect(categorisedItems([item], [guess(0.5)])[0]?.is_unsure).toBe(true);
  expect(categorisedItems([{ ...item, confidence: 0.4 }], [guess(0.9)])[0]?.is_unsure).toBe(true);
});
