/**
 * The categories that every installation begins with; a project adds its own (`categories` in the database), and the
 * classifier learns them from corrections.
 *
 * Days are what unopened food of the kind commonly keeps: a cautious middle of what food authorities tell households. An
 * item's own words (`models/receipts/expiry.ts`) say it better where they are known.
 */
export const STORAGE_PLACES = ['room', 'fridge', 'freezer'] as const;
export type StoragePlace = (typeof STORAGE_PLACES)[number];

export interface Category {
  /** Lower-case letters, digits and underscores. */
  id: string;
  title: { en: string; ko: string };
  /** Where it is kept unless its owner says otherwise. */
  storage: StoragePlace;
  /** Days that it keeps by place; null where it does not spoil. Places left out are not for it. */
  shelf_days: Partial<Record<StoragePlace, number | null>>;
}

export const CATEGORY_ID = /^[a-z][a-z0-9_]{0,39}$/;

const category = (
  id: string,
  [en, ko]: [string, string],
  rest: Pick<Category, 'storage' | 'shelf_days'>,
): Category => ({
  id,
  title: { en, ko },
  ...rest,
});

/** What nothing fits. */
export const OTHER = 'other';

export const CATEGORIES: readonly Category[] = [
  category('fruit', ['Fruit', '과일'], { storage: 'fridge', shelf_days: { room: 5, fridge: 10, freezer: 240 } }),
  category('vegetables', ['Vegetables', '채소'], {
    storage: 'fridge',
    shelf_days: { room: 4, fridge: 7, freezer: 240 },
  }),
  category('meat', ['Meat', '육류'], { storage: 'fridge', shelf_days: { fridge: 3, freezer: 120 } }),
  category('seafood', ['Seafood', '수산물'], { storage: 'fridge', shelf_days: { fridge: 2, freezer: 90 } }),
  category('dairy', ['Dairy', '유제품'], { storage: 'fridge', shelf_days: { fridge: 10, freezer: 60 } }),
  category('eggs', ['Eggs', '계란'], { storage: 'fridge', shelf_days: { room: 10, fridge: 28 } }),
  category('bakery', ['Bakery', '빵·제과'], { storage: 'room', shelf_days: { room: 4, fridge: 7, freezer: 60 } }),
  category('grains_noodles', ['Grains & noodles', '곡류·면'], {
    storage: 'room',
    shelf_days: { room: 270, fridge: 300 },
  }),
  category('canned', ['Canned & jarred', '통조림·병조림'], { storage: 'room', shelf_days: { room: 720 } }),
  category('frozen', ['Frozen food', '냉동식품'], { storage: 'freezer', shelf_days: { freezer: 180 } }),
  category('snacks', ['Snacks', '과자·스낵'], { storage: 'room', shelf_days: { room: 120 } }),
  category('sweets', ['Sweets & chocolate', '초콜릿·사탕'], {
    storage: 'room',
    shelf_days: { room: 270, fridge: 300 },
  }),
  category('beverages', ['Drinks', '음료'], { storage: 'room', shelf_days: { room: 180, fridge: 180 } }),
  category('coffee_tea', ['Coffee & tea', '커피·차'], { storage: 'room', shelf_days: { room: 365 } }),
  category('alcohol', ['Alcohol', '주류'], { storage: 'room', shelf_days: { room: 365, fridge: 365 } }),
  category('condiments', ['Condiments & oils', '양념·소스·기름'], {
    storage: 'room',
    shelf_days: { room: 270, fridge: 270 },
  }),
  category('prepared_meals', ['Prepared meals', '즉석·조리식품'], {
    storage: 'fridge',
    shelf_days: { room: 1, fridge: 3, freezer: 90 },
  }),
  category('health', ['Health & supplements', '건강식품·의약'], { storage: 'room', shelf_days: { room: 540 } }),
  category('baby', ['Baby', '유아용품'], { storage: 'room', shelf_days: { room: 365 } }),
  category('pet', ['Pet', '반려동물'], { storage: 'room', shelf_days: { room: 365 } }),
  category('household', ['Household', '생활용품'], { storage: 'room', shelf_days: { room: null } }),
  category('personal_care', ['Personal care', '위생·미용'], { storage: 'room', shelf_days: { room: null } }),
  category(OTHER, ['Other', '기타'], { storage: 'room', shelf_days: { room: null } }),
];
