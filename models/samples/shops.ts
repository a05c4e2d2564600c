/**
 * Shops that do not exist, with what they sell. Names, addresses and numbers are made up: Korean office codes of 999
 * and exchanges that begin with 0 are not assigned, American exchanges of 555-01xx are kept for fiction, and British
 * numbers are from the range set aside for drama. Called by `receipt-content.ts`.
 */
export type SampleLanguage = 'ko' | 'en';

export interface Shop {
  name: string;
  representative: string | null;
  address: string;
  phone: string;
  currency: 'KRW' | 'USD' | 'GBP';
  /** Share of the net price; where `taxIncluded`, prices already hold it. */
  taxRate: number;
  taxIncluded: boolean;
  /** Name and unit price in the currency's smallest unit. */
  goods: readonly (readonly [name: string, unitPrice: number])[];
}

const KOREA = { currency: 'KRW', taxRate: 0.1, taxIncluded: true } as const;
const AMERICA = { currency: 'USD', representative: null, taxIncluded: false } as const;
const BRITAIN = { currency: 'GBP', representative: null, taxRate: 0.2, taxIncluded: true } as const;

const KOREAN_SHOPS: readonly Shop[] = [
  {
    ...KOREA,
    name: '다온분식',
    representative: '한가람',
    address: '서울특별시 가온구 누리로 12길 34',
    phone: '02-0412-3345',
    goods: [
      ['김치찌개', 8500],
      ['참치김밥', 4500],
      ['떡볶이', 5000],
      ['순대', 5500],
      ['라면', 4000],
      ['군만두', 4500],
      ['콜라', 2000],
      ['공기밥', 1000],
    ],
  },
  {
    ...KOREA,
    name: '하늘마루 커피',
    representative: '윤슬기',
    address: '부산광역시 바람구 파도길 7, 1층',
    phone: '051-0823-1190',
    goods: [
      ['아메리카노', 4500],
      ['카페라떼', 5000],
      ['바닐라라떼', 5500],
      ['녹차라떼', 5800],
      ['치즈케이크', 6500],
      ['크루아상', 3800],
      ['레몬에이드', 6000],
      ['캐모마일차', 5200],
    ],
  },
  {
    ...KOREA,
    name: '초록들마트',
    representative: '강보람',
    address: '대전광역시 햇살구 들꽃로 88',
    phone: '042-0334-7781',
    goods: [
      ['우유 1L', 2980],
      ['계란 30구', 7990],
      ['두부', 1850],
      ['콩나물', 1500],
      ['사과 1봉', 9900],
      ['식빵', 2700],
      ['생수 2L', 1100],
      ['라면 5입', 4150],
      ['대파', 2480],
      ['삼겹살 600g', 14900],
    ],
  },
  {
    ...KOREA,
    name: '별빛문구',
    representative: '오나래',
    address: '인천광역시 물결구 은하로 21',
    phone: '032-0556-2204',
    goods: [
      ['볼펜 0.5', 1200],
      ['공책 A5', 2500],
      ['색연필 12색', 6800],
      ['지우개', 500],
      ['풀', 900],
      ['가위', 2200],
      ['복사지 A4', 5900],
      ['파일철', 1800],
    ],
  },
  {
    ...KOREA,
    name: '한결철물',
    representative: '서다솜',
    address: '광주광역시 새길구 가온로 5',
    phone: '062-0771-4410',
    goods: [
      ['드라이버', 4800],
      ['나사못 100개', 3200],
      ['줄자 5m', 5500],
      ['장갑', 1000],
      ['전구 LED', 6900],
      ['멀티탭 4구', 12800],
      ['테이프', 1500],
      ['페인트 1L', 13500],
    ],
  },
];

const ENGLISH_SHOPS: readonly Shop[] = [
  {
    ...AMERICA,
    name: 'Bluefinch Coffee Roasters',
    address: '18 Alder Quay, Marlowe Bay, OR 97000',
    phone: '(503) 555-0142',
    taxRate: 0.0625,
    goods: [
      ['Flat White', 450],
      ['Americano', 375],
      ['Cold Brew', 475],
      ['Almond Croissant', 425],
      ['Banana Bread', 395],
      ['Oat Latte', 525],
      ['House Blend 12oz', 1450],
      ['Iced Tea', 350],
    ],
  },
  {
    ...AMERICA,
    name: 'Northgate Fresh Market',
    address: '2204 Tamarack Ave, Pinehollow, MN 55000',
    phone: '(612) 555-0187',
    taxRate: 0.07,
    goods: [
      ['Whole Milk 1gal', 419],
      ['Eggs Large 12ct', 389],
      ['Bananas', 158],
      ['Sourdough Loaf', 549],
      ['Roma Tomatoes', 276],
      ['Cheddar 8oz', 499],
      ['Spinach', 329],
      ['Ground Coffee', 1099],
      ['Paper Towels', 749],
      ['Olive Oil 500ml', 1299],
    ],
  },
  {
    ...AMERICA,
    name: 'Pepperwood Diner',
    address: '77 Route 9, Elkridge Falls, VT 05000',
    phone: '(802) 555-0119',
    taxRate: 0.09,
    goods: [
      ['Buttermilk Pancakes', 1095],
      ['Western Omelet', 1250],
      ['Turkey Club', 1375],
      ['Tomato Soup', 650],
      ['House Salad', 825],
      ['Lemonade', 350],
      ['Apple Pie', 595],
      ['Coffee', 295],
    ],
  },
  {
    ...BRITAIN,
    name: 'Harrow Lane Hardware',
    address: '41 Harrow Lane, Westmere, WM3 0QX',
    phone: '01632 960 417',
    goods: [
      ['Claw Hammer', 1399],
      ['Wood Screws 4x40', 549],
      ['Masking Tape', 325],
      ['Paint Brush 2in', 479],
      ['LED Bulb E27', 650],
      ['Cable Ties', 299],
      ['Tape Measure 5m', 895],
      ['Work Gloves', 720],
    ],
  },
  {
    ...BRITAIN,
    name: 'Thistle & Quill Stationers',
    address: '3 Bridgefoot Row, Little Aston Vale, LV1 0ZZ',
    phone: '01632 960 023',
    goods: [
      ['Fountain Pen', 2450],
      ['Ink Bottle Blue', 899],
      ['Notebook A5', 1150],
      ['Wrapping Paper', 375],
      ['Greeting Card', 295],
      ['Pencil Set HB', 620],
      ['Desk Diary', 1399],
      ['Envelopes C5', 410],
    ],
  },
];

export const SHOPS: Readonly<Record<SampleLanguage, readonly Shop[]>> = { ko: KOREAN_SHOPS, en: ENGLISH_SHOPS };
