/**
 * What corrections do to the shipped classifier: real products in its categories come in as corrections, ten a day, and
 * after a week, a month and three months the learner's model judges products that it never saw.
 */
import { ItemClassifier } from '../../models/receipts/item-classifier/item-classifier';
import { itemLearner } from '../../models/receipts/item-classifier/item-learner';
import type { ItemRow } from '../../models/receipts/item-classifier/weights';
import { hasHangul } from '../../models/ocr/hangul';
import { type Sorted, sorted } from './sorted';
import { readKoreanFood, readProducts, shareOf } from './text-sets';

const A_DAY = 10;
const DAYS = [0, 7, 30, 90];
const TEST_SHARE = 0.2;
/** The first that a product has says its category. */
const BY_TAG: readonly [tags: RegExp, category: string][] = [
  [/^en:(dietary-supplements)$/u, 'health'],
  [/^en:(frozen-foods|ice-creams|frozen-desserts)$/u, 'frozen'],
  [/^en:(teas|tea-bags|coffees|herbal-teas)$/u, 'coffee_tea'],
  [/^en:(alcoholic-beverages)$/u, 'alcohol'],
  [/^en:(milks|dairies|cheeses|yogurts)$/u, 'dairy'],
  [/^en:(beverages)$/u, 'beverages'],
  [/^en:(breads|cakes|pastries|viennoiseries)$/u, 'bakery'],
  [/^en:(canned-foods)$/u, 'canned'],
  [/^en:(meals|soups|pizzas)$/u, 'prepared_meals'],
  [
    /^en:(confectioneries|chocolates|candies|biscuits|biscuits-and-cakes|sweet-snacks|sweeteners|sweet-spreads|chewing-gum)$/u,
    'sweets',
  ],
  [/^en:(condiments|sauces|spices|fats|vegetable-oils|vinegars|salts)$/u, 'condiments'],
  [/^en:(seafood|fishes)$/u, 'seafood'],
  [/^en:(meats|meats-and-their-products)$/u, 'meat'],
  [/^en:(salty-snacks|salted-snacks|nuts|appetizers|crisps|popcorn)$/u, 'snacks'],
  [/^en:(pastas|cereals-and-potatoes|breakfast-cereals|rices|flours|noodles|legumes)$/u, 'grains_noodles'],
  [/^en:(fruits)$/u, 'fruit'],
  [/^en:(vegetables)$/u, 'vegetables'],
];
const BY_KOREAN_KIND: Readonly<Record<string, string>> = {
  음료류: 'beverages',
  유가공품류: 'dairy',
  면류: 'grains_noodles',
  즉석식품류: 'prepared_meals',
  밥류: 'prepared_meals',
  빙과류: 'frozen',
  구이류: 'prepared_meals',
  '죽 및 스프류': 'prepared_meals',
  '빵 및 과자류': 'bakery',
  '생채·무침류': 'prepared_meals',
  '국 및 탕류': 'prepared_meals',
  '찌개 및 전골류': 'prepared_meals',
  조미식품: 'condiments',
  식용유지류: 'condiments',
};

export interface CurvePoint extends Sorted {
  days: number;
  corrections: number;
}

export interface LearningCurve {
  products: number;
  tested: number;
  points: CurvePoint[];
}

export async function learningCurve(say: (line: string) => void): Promise<LearningCurve> {
  const rows = productsInCategories().sort((a, b) => shareOf(a.document) - shareOf(b.document));
  const tested = rows.filter(({ document }) => shareOf(`test ${document}`) < TEST_SHARE);
  const stream = rows.filter((row) => !tested.includes(row));
  const context = { stopIfAsked: () => {}, progress: () => {} };
  const points: CurvePoint[] = [];
  for (const days of DAYS) {
    const corrections = Math.min(stream.length, days * A_DAY);
    const given = stream.slice(0, corrections);
    const model = corrections === 0 ? null : (await itemLearner.train({ rows: given, parent: null }, context)).files;
    const classifier = await ItemClassifier.open(model);
    points.push({ days, corrections, ...(await sorted(classifier, tested)) });
    await classifier.close();
    say(JSON.stringify(points.at(-1)));
  }
  return { products: rows.length, tested: tested.length, points };
}

function productsInCategories(): ItemRow[] {
  const products = readProducts().flatMap(({ code, kind, product_name: name, categories_tags: tags }) => {
    const byTag = BY_TAG.find(([pattern]) => tags?.some((tag) => pattern.test(tag)) === true)?.[1];
    const category = byTag ?? (kind === 'beauty' ? 'personal_care' : undefined);
    return category === undefined || (name ?? '').trim() === '' ? [] : [{ text: name ?? '', category, document: code }];
  });
  const korean = readKoreanFood().flatMap(({ text, label }) => {
    const category = BY_KOREAN_KIND[label];
    return category === undefined ? [] : [{ text, category, document: text }];
  });
  return [...products, ...korean].map((row) => ({ ...row, language: hasHangul(row.text) ? 'ko' : 'en' }));
}
