/**
 * Words of articles that say more about how long they keep than their category does: data alone, for `expiry.ts`. Days
 * are cautious middles for unopened food of what food authorities tell households (USDA FoodKeeper, Korea's MFDS).
 */
import type { StoragePlace } from '../../contracts/receipts/categories';

export interface ExpiryRule {
  /** In English and Korean, divided by commas; Latin words match whole, Hangul within a word too. */
  words: string;
  categories: readonly string[];
  storage: StoragePlace;
  /** Null where it does not spoil. */
  days: number | null;
}

const rule = (
  words: string,
  categories: readonly string[],
  [storage, days]: [StoragePlace, number | null],
): ExpiryRule => ({
  words,
  categories,
  storage,
  days,
});

/** What is frozen, whatever it is. */
export const FROZEN_WORDS = 'frozen, frz, frzn, 냉동, 얼린';

/** The first that fits counts: special kinds stand before general ones. */
export const EXPIRY_RULES: readonly ExpiryRule[] = [
  rule('uht, long life, sterilised, 멸균', ['dairy', 'beverages'], ['room', 120]),
  rule('milk powder, condensed, evaporated, creamer, 분유, 연유', ['dairy', 'baby', 'beverages'], ['room', 365]),
  rule(
    'ice cream, gelato, popsicle, sorbet, 아이스크림, 빙과, 하드',
    ['dairy', 'frozen', 'sweets', 'snacks'],
    ['freezer', 365],
  ),
  rule('yogurt, yoghurt, yakult, 요거트, 요구르트, 요플레, 야쿠르트', ['dairy', 'beverages'], ['fridge', 14]),
  rule('parmesan, cheddar, processed cheese, sliced cheese, 체다, 슬라이스치즈', ['dairy'], ['fridge', 60]),
  rule('cheese, 치즈', ['dairy'], ['fridge', 30]),
  rule('butter, margarine, 버터, 마가린', ['dairy', 'condiments'], ['fridge', 90]),
  rule('cream, 생크림', ['dairy'], ['fridge', 7]),
  rule('tofu, tauhu, beancurd, 두부, 순두부, 유부', ['vegetables', 'prepared_meals', 'other', 'dairy'], ['fridge', 7]),
  rule('kimchi, 김치, 깍두기', ['vegetables', 'prepared_meals', 'condiments', 'canned'], ['fridge', 60]),
  rule('sausage, frankfurter, hotdog, ham, salami, 소시지, 햄, 비엔나', ['meat', 'prepared_meals'], ['fridge', 21]),
  rule('bacon, 베이컨', ['meat'], ['fridge', 10]),
  rule('minced, mince, ground, 다짐, 다진, 간고기', ['meat'], ['fridge', 2]),
  rule('jerky, 육포', ['meat', 'snacks'], ['room', 180]),
  rule('sashimi, sushi, 생선회, 초밥, 광어회, 연어회, 육회', ['seafood', 'prepared_meals', 'meat'], ['fridge', 1]),
  rule(
    'fish ball, fishball, fish cake, fishcake, crab stick, 어묵, 오뎅, 맛살',
    ['seafood', 'frozen', 'prepared_meals'],
    ['fridge', 14],
  ),
  rule(
    'dried, salted, ikan bilis, anchovy, anchovies, 건, 마른, 말린, 멸치, 황태, 북어, 오징어채',
    ['seafood'],
    ['room', 120],
  ),
  rule('seaweed, laver, 김, 미역, 다시마, 돌자반, 조미김', ['seafood', 'snacks', 'vegetables'], ['room', 180]),
  rule(
    'dried, raisin, raisins, kismis, 건포도, 말린, 건조, 곶감',
    ['fruit', 'vegetables', 'snacks', 'sweets'],
    ['room', 180],
  ),
  rule('banana, bananas, pisang, 바나나', ['fruit'], ['room', 5]),
  rule('apple, apples, pear, pears, 사과, 배', ['fruit'], ['fridge', 28]),
  rule(
    'orange, oranges, lemon, lime, grapefruit, citrus, mandarin, 오렌지, 레몬, 라임, 자몽, 감귤, 귤, 한라봉',
    ['fruit'],
    ['fridge', 21],
  ),
  rule(
    'strawberry, strawberries, raspberry, blueberry, blueberries, berries, cherry, cherries, 딸기, 블루베리, 산딸기, 체리',
    ['fruit'],
    ['fridge', 5],
  ),
  rule('watermelon, melon, pineapple, 수박, 멜론, 참외, 파인애플', ['fruit'], ['fridge', 7]),
  rule(
    'avocado, mango, peach, kiwi, tomato, 아보카도, 망고, 복숭아, 자두, 키위, 토마토',
    ['fruit', 'vegetables'],
    ['fridge', 7],
  ),
  rule(
    'potato, potatoes, onion, onions, garlic, pumpkin, yam, sweet potato, 감자, 고구마, 양파, 마늘, 단호박, 호박고구마',
    ['vegetables'],
    ['room', 30],
  ),
  rule(
    'carrot, carrots, cabbage, radish, beetroot, celery, 당근, 양배추, 배추, 무, 우엉, 연근',
    ['vegetables'],
    ['fridge', 21],
  ),
  rule(
    'bean sprout, sprouts, taugeh, spinach, lettuce, salad, herbs, coriander, basil, 콩나물, 숙주, 시금치, 상추, 깻잎, 샐러드, 어린잎, 부추, 쑥갓',
    ['vegetables', 'prepared_meals'],
    ['fridge', 4],
  ),
  rule('mushroom, mushrooms, 버섯, 팽이, 새송이, 표고', ['vegetables'], ['fridge', 7]),
  rule('cake, cream puff, eclair, tart, 케이크, 케익, 생크림빵, 타르트, 슈크림', ['bakery', 'sweets'], ['fridge', 3]),
  rule('biscuit, cookie, cookies, crackers, 비스킷, 쿠키, 크래커', ['bakery', 'snacks', 'sweets'], ['room', 180]),
  rule('toast, bread, bun, loaf, croissant, baguette, 식빵, 바게트, 크루아상, 베이글', ['bakery'], ['room', 4]),
  rule(
    'sandwich, gimbap, kimbap, onigiri, bento, lunch box, burger, 샌드위치, 김밥, 삼각김밥, 도시락, 주먹밥, 햄버거',
    ['prepared_meals', 'bakery', 'other'],
    ['fridge', 1],
  ),
  rule('instant rice, 햇반, 즉석밥, 컵밥', ['prepared_meals', 'grains_noodles'], ['room', 240]),
  rule(
    'instant noodle, instant noodles, ramen, ramyun, cup noodle, maggi, mee, 라면, 컵라면, 사발면, 신라면, 짜파게티',
    ['grains_noodles', 'prepared_meals'],
    ['room', 150],
  ),
  rule(
    'fresh noodle, kuey teow, kway teow, 생면, 생우동, 떡, 가래떡, 떡볶이떡',
    ['grains_noodles', 'prepared_meals'],
    ['fridge', 5],
  ),
  rule('retort, curry pouch, 레토르트, 3분, 즉석카레, 즉석국', ['prepared_meals'], ['room', 365]),
  rule('salt, sugar, vinegar, 소금, 설탕, 식초', ['condiments', 'sweets', 'other'], ['room', null]),
  rule('honey, 꿀, 벌꿀', ['condiments', 'sweets'], ['room', 730]),
  rule('mayonnaise, mayo, dressing, 마요네즈, 드레싱', ['condiments'], ['room', 180]),
  rule(
    'soy sauce, fish sauce, ketchup, gochujang, doenjang, 간장, 고추장, 된장, 쌈장, 케첩, 액젓',
    ['condiments'],
    ['room', 365],
  ),
  rule('fresh juice, cold pressed, smoothie, 착즙, 생과일주스', ['beverages'], ['fridge', 5]),
  rule('soy milk, soya, 두유', ['beverages', 'dairy'], ['room', 150]),
  rule('water, mineral water, drinking water, 생수, 삼다수, 탄산수', ['beverages'], ['room', 365]),
  rule(
    'whisky, whiskey, vodka, brandy, rum, gin, soju, wine, liqueur, 위스키, 보드카, 소주, 와인, 고량주',
    ['alcohol'],
    ['room', null],
  ),
  rule('makgeolli, draft, 막걸리, 생맥주', ['alcohol'], ['fridge', 14]),
  rule('beer, stout, lager, ale, 맥주, 카스, 테라', ['alcohol'], ['room', 240]),
  rule(
    'vitamin, vitamins, tablet, tablets, capsule, capsules, 비타민, 홍삼, 오메가, 유산균',
    ['health'],
    ['room', 540],
  ),
];
