import { categoryOfFoodType, categoryOfTags, PRODUCT_CATEGORIES } from '../../../api/barcodes/product-categories';
import { CATEGORIES } from '../../../contracts/receipts/categories';
import { CATALOGUE } from '../../setup/product-services/answers';

it.each([
  [['en:snacks', 'en:sweet-snacks', 'en:confectioneries', 'en:chocolates'], 'sweets'],
  [['en:dairies', 'en:cheeses', 'en:comte'], 'dairy'],
  [['en:plant-based-foods-and-beverages', 'en:beverages', 'en:hot-beverages', 'en:teas'], 'coffee_tea'],
  [['en:frozen-foods', 'en:meats', 'en:beef'], 'meat'],
  [['fr:pates-a-tartiner'], null],
  [[], null],
])('of the tags %j the most special one that is known counts: %s', (tags, category) => {
  expect(categoryOfTags(tags, null)).toBe(category);
});

it('goes by the group where no tag is known, if the group is one thing', () => {
  expect(categoryOfTags(['xx:unknown'], 'Milk and dairy products')).toBe('dairy');
  expect(categoryOfTags([], 'Fish Meat Eggs')).toBeNull();
});

it.each([
  ['과자', 'snacks'],
  ['유탕면', 'grains_noodles'],
  ['탄산음료', 'beverages'],
  ['초콜릿가공품', 'sweets'],
  ['발효유', 'dairy'],
  ['침출차', 'coffee_tea'],
  ['맥주', 'alcohol'],
  ['조미김', 'seafood'],
  ['배추김치', 'vegetables'],
  ['즉석섭취식품', 'prepared_meals'],
  ['소시지', 'meat'],
  ['고추장', 'condiments'],
  ['빵류', 'bakery'],
  ['아이스크림', 'frozen'],
  ['영아용 조제유', 'baby'],
  ['알 수 없는 유형', null],
  ['', null],
])('the Korean food type %j is %s', (type, category) => {
  expect(categoryOfFoodType([type])).toBe(category);
});

it('goes by the most special level that it knows', () => {
  expect(categoryOfFoodType([null, '기타가공품', '음료류'])).toBe('beverages');
});

it('knows the real products of the catalogue', () => {
  const found = CATALOGUE.map(({ categories_tags, pnns_groups_1 }) => categoryOfTags(categories_tags, pnns_groups_1));
  expect(found).toEqual([
    'sweets',
    'beverages',
    'personal_care',
    'coffee_tea',
    'grains_noodles',
    'snacks',
    'dairy',
    'personal_care',
    'frozen',
  ]);
});

it('leads to no category that there is not, and to every one but what nothing fits', () => {
  expect(PRODUCT_CATEGORIES.toSorted()).toEqual(
    CATEGORIES.map(({ id }) => id)
      .filter((id) => id !== 'other')
      .toSorted(),
  );
});
