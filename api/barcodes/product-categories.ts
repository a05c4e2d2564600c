/**
 * How the kinds of goods of outside services become categories of ours (`contracts/receipts/categories.ts`). What a
 * service calls a kind that stands nowhere here has no category, which the person who keeps the product can give it.
 */

/** Open Food Facts and its sisters: tag -> category. Of a product's tags the most special one that is known counts. */
const BY_TAG: Readonly<Record<string, readonly string[]>> = {
  fruit: ['fruits', 'fresh-fruits', 'apples', 'bananas', 'citrus', 'berries', 'dried-fruits', 'fruits-based-foods'],
  vegetables: [
    'vegetables',
    'fresh-vegetables',
    'vegetables-based-foods',
    'salads',
    'prepared-salads',
    'mushrooms',
    'potatoes',
    'herbs',
    'aromatic-plants',
    'culinary-plants',
    'tofu',
  ],
  meat: [
    'meats',
    'meats-and-their-products',
    'prepared-meats',
    'poultries',
    'beef',
    'pork',
    'hams',
    'sausages',
    'bacon',
  ],
  seafood: ['seafood', 'fishes', 'fishes-and-their-products', 'crustaceans', 'mollusc', 'seaweeds', 'smoked-fishes'],
  dairy: [
    'dairies',
    'milks',
    'cheeses',
    'yogurts',
    'butters',
    'creams',
    'fermented-milk-products',
    'dairy-desserts',
    'fermented-dairy-desserts',
    'milk-substitutes',
  ],
  eggs: ['eggs', 'chicken-eggs', 'fresh-eggs'],
  bakery: [
    'breads',
    'viennoiseries',
    'pastries',
    'cakes',
    'sweet-pastries-and-pies',
    'sweet-fritters',
    'brioches',
    'muffins',
    'doughnuts',
    'macarons',
    'crepes-and-galettes',
  ],
  grains_noodles: [
    'cereals-and-their-products',
    'cereals-and-potatoes',
    'pastas',
    'noodles',
    'instant-noodles',
    'rices',
    'flours',
    'breakfast-cereals',
    'legumes',
    'legumes-and-their-products',
  ],
  canned: [
    'canned-foods',
    'canned-vegetables',
    'canned-plant-based-foods',
    'canned-fishes',
    'canned-meats',
    'canned-fruits',
    'pickles',
    'plant-based-pickles',
    'pickled-vegetables',
    'gherkins',
  ],
  frozen: ['frozen-foods', 'frozen-desserts', 'ice-creams-and-sorbets', 'ice-creams', 'sorbets', 'frozen-seafood'],
  snacks: [
    'salty-snacks',
    'salted-snacks',
    'crisps',
    'chips-and-fries',
    'corn-chips',
    'popcorn',
    'appetizers',
    'crackers-appetizers',
    'nuts',
    'nuts-and-their-products',
    'biscuits',
    'biscuits-and-cakes',
    'cookies',
    'rice-crackers',
    'snacks',
  ],
  sweets: [
    'sweet-snacks',
    'confectioneries',
    'chocolates',
    'cocoa-and-its-products',
    'candies',
    'chocolate-candies',
    'bonbons',
    'chewing-gum',
    'desserts',
    'sweet-spreads',
    'spreads',
    'honeys',
    'jams',
    'sweeteners',
    'syrups',
  ],
  beverages: [
    'beverages',
    'plant-based-beverages',
    'carbonated-drinks',
    'sodas',
    'waters',
    'juices-and-nectars',
    'fruit-juices',
    'energy-drinks',
    'iced-teas',
    'plant-milks',
    'plant-based-milk-alternatives',
  ],
  coffee_tea: [
    'coffees',
    'instant-coffees',
    'teas',
    'tea-bags',
    'hot-beverages',
    'herbal-teas',
    'green-teas',
    'cocoa-powders',
  ],
  alcohol: ['alcoholic-beverages', 'wines', 'beers', 'spirits', 'hard-liquors', 'ciders'],
  condiments: [
    'condiments',
    'sauces',
    'spices',
    'spice-mix',
    'vinegars',
    'salad-dressings',
    'mustards',
    'ketchup',
    'mayonnaises',
    'fats',
    'vegetable-oils',
    'vegetable-fats',
    'salts',
    'broths',
    'groceries',
  ],
  prepared_meals: ['meals', 'pasta-dishes', 'pizzas', 'sandwiches', 'soups', 'ready-meals', 'dumplings'],
  health: ['dietary-supplements', 'bodybuilding-supplements', 'protein-powders', 'vitamins'],
  baby: ['baby-foods', 'baby-milks', 'infant-formulas', 'baby-care'],
  pet: ['pet-food', 'cat-food', 'dog-food', 'open-pet-food-facts'],
  household: ['cleaning-products', 'laundry', 'dishwashing', 'toilet-paper', 'paper-towels', 'batteries'],
  personal_care: [
    'open-beauty-facts',
    'hygiene',
    'hair',
    'face',
    'body',
    'makeup',
    'shampoos',
    'soaps',
    'toothpastes',
    'toothpaste',
    'deodorants',
    'showers-and-baths',
    'shaving',
    'perfumes',
    'suncare',
    'cosmetics',
    'accessories',
  ],
};

const CATEGORY_OF_TAG: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_TAG).flatMap(([category, tags]) => tags.map((tag): [string, string] => [tag, category])),
);

/** The first level of the French food groups, where no tag is known; it mixes what we keep apart. */
const CATEGORY_OF_GROUP: Readonly<Record<string, string>> = {
  'alcoholic beverages': 'alcohol',
  beverages: 'beverages',
  'cereals and potatoes': 'grains_noodles',
  'composite foods': 'prepared_meals',
  'fat and sauces': 'condiments',
  'milk and dairy products': 'dairy',
  'salty snacks': 'snacks',
  'sugary snacks': 'sweets',
};

/** Tags run from the general to the special. Those of a language other than English are not in the table. */
export function categoryOfTags(tags: readonly string[], group: string | null): string | null {
  for (const tag of tags.toReversed()) {
    const category = CATEGORY_OF_TAG.get(tag.replace(/^[a-z]{2}:/, ''));
    if (category !== undefined) return category;
  }
  return CATEGORY_OF_GROUP[group?.toLowerCase().replaceAll('-', ' ') ?? ''] ?? null;
}

/** Food types of the Korean food code (식품유형), by the words in them; the first that fits counts. */
const BY_FOOD_TYPE: readonly (readonly [words: RegExp, category: string])[] = [
  [/건강기능|비타민|영양보충|홍삼|인삼|프로바이오틱스/u, 'health'],
  [/영아|유아|이유식|조제유|조제식|성장기용/u, 'baby'],
  [/동물|사료|반려/u, 'pet'],
  [/세척제|위생용품|세제|화장지|물티슈/u, 'household'],
  [/화장품|치약|샴푸/u, 'personal_care'],
  [/아이스크림|아이스밀크|빙과|셔벗|샤베트|빙수|냉동식품/u, 'frozen'],
  [/통조림|병조림/u, 'canned'],
  [/탁주|약주|청주|맥주|과실주|소주|위스키|브랜디|리큐르|리큐어|일반증류주|기타주류|주정|와인|주류/u, 'alcohol'],
  [/커피|침출차|고형차|액상차|^차류|다류|코코아/u, 'coffee_tea'],
  [/초콜릿|초콜렛|캔디|사탕|추잉껌|껌|젤리|잼|당류|설탕|시럽|올리고당|벌꿀|꿀|엿|푸딩/u, 'sweets'],
  [/도시락|김밥|즉석섭취|즉석조리|간편조리|만두|피자|햄버거|샌드위치|신선편의|즉석식품/u, 'prepared_meals'],
  [/발효유|우유|가공유|유청|유크림|버터|치즈|분유|유가공|농축유|산양유|유제품/u, 'dairy'],
  [/알가공|달걀|계란|전란|난백|난황|알류/u, 'eggs'],
  [/음료|주스|탄산수|두유|먹는샘물|생수|이온음료|식혜/u, 'beverages'],
  [/빵|케이크|카스텔라|도넛|떡/u, 'bakery'],
  [
    /국수|건면|생면|숙면|유탕면|라면|당면|파스타|면류|시리얼|밀가루|찐쌀|곡류|쌀|전분|서류가공|누룽지/u,
    'grains_noodles',
  ],
  [/햄|소시지|베이컨|식육|양념육|육포|건조저장육|갈비|포장육|분쇄가공육|육류|축산/u, 'meat'],
  [/어묵|어육|젓갈|액젓|건포|조미건어포|조미김|김류|해조|수산|어류|패류|한천/u, 'seafood'],
  [
    /고추장|된장|간장|쌈장|춘장|청국장|장류|식초|소스|케첩|카레|드레싱|마요네즈|고춧가루|향신료|조미|복합조미|소금|식염|식용유|기름|유지|마가린|쇼트닝|대두유/u,
    'condiments',
  ],
  [/김치|절임|두부|묵|나물|채소|버섯|콩나물|조림/u, 'vegetables'],
  [/과일|과실|과.?채가공|건과/u, 'fruit'],
  [/과자|스낵|팝콘|땅콩|견과|비스킷|강정|한과/u, 'snacks'],
];

/** Of several levels the first that is known counts: give the most special first. */
export function categoryOfFoodType(types: readonly (string | null | undefined)[]): string | null {
  for (const type of types) {
    const found = BY_FOOD_TYPE.find(([words]) => words.test(type ?? ''));
    if (found) return found[1];
  }
  return null;
}

/** Every category that a product can get; a test holds them against those that there are. */
export const PRODUCT_CATEGORIES: readonly string[] = [
  ...new Set([...CATEGORY_OF_TAG.values(), ...Object.values(CATEGORY_OF_GROUP), ...BY_FOOD_TYPE.map(([, id]) => id)]),
];
