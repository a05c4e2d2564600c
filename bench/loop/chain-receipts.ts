/**
 * Receipts of three invented chains whose forms the shipped extractor has never seen: the shop stands under the name of
 * its group, or at the foot, and what is to be paid has a label of the chain's own. A seed gives the same receipt again.
 */
import { photograph, UNDISTURBED } from '../../models/samples/disturb';
import { drawReceipt } from '../../models/samples/draw-receipt';
import { FONTS_OF_LANGUAGE, registerFonts } from '../../models/samples/fonts';
import { encode } from '../../models/samples/generate-receipt';
import { createRandom, type Random } from '../../models/samples/random';
import type { Cell, Row } from '../../models/samples/receipt-layouts';

export const CHAINS = ['group', 'foot', 'club'] as const;
export type Chain = (typeof CHAINS)[number];

export interface ChainReceipt {
  name: string;
  chain: Chain;
  bytes: Uint8Array;
  fields: { company: string; date: string; address: string; total: number };
  /** What a reviewer writes down who takes the group for the shop, and the first sum for the one to be paid. */
  mistaken: { company: string; total: number };
}

interface Content extends Pick<ChainReceipt, 'fields'> {
  items: [name: string, amount: number][];
  sum: number;
}

/** `count` receipts of the chain, from number `first` on. */
export async function drawChainReceipts(
  chain: Chain,
  { first, count }: { first: number; count: number },
): Promise<ChainReceipt[]> {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  return Promise.all(numbers.map((number) => drawChainReceipt(chain, number)));
}

async function drawChainReceipt(chain: Chain, number: number): Promise<ChainReceipt> {
  registerFonts();
  const random = createRandom(1_000 * (CHAINS.indexOf(chain) + 1) + number);
  const content = drawContent(chain, random);
  const style = { font: random.pick(FONTS_OF_LANGUAGE.en), fontSize: random.integer(25, 28), ink: '#222' };
  const paper = drawReceipt(FORMS[chain](content, random), style);
  const disturbance = { ...UNDISTURBED, rotationDegrees: random.between(-1, 1), noiseLevels: random.between(1, 4) };
  const { image } = await photograph({ canvas: paper.canvas, boxes: [] }, disturbance, random);
  const bytes = await encode(image, 'jpeg');
  const mistaken = { company: GROUP_OF[chain], total: content.sum };
  return { name: `${chain}-${number}.jpg`, chain, bytes, fields: content.fields, mistaken };
}

/** The line that names who is behind the shop. */
const GROUP_OF = {
  group: 'MEMBER OF FINE GROUP SDN BHD',
  foot: 'MANAGED BY NORTHERN RETAIL SDN BHD',
  club: 'CLUB HOLDING SDN BHD',
} as const satisfies Record<Chain, string>;

const PLACES = ['Harbour', 'Lake', 'Market', 'Palm', 'Temple', 'Bridge', 'Garden', 'Station'];
const TRADES = ['Corner', 'Kitchen', 'Bakery', 'Stores', 'Pantry', 'Books'];
const STREETS = ['Jalan Mawar', 'Jalan Ampang', 'Lorong Kenari', 'Persiaran Damai', 'Jalan Tunku'];
const TOWNS = ['43000 Kajang', '41150 Klang', '47500 Subang Jaya', '50450 Kuala Lumpur', '81100 Johor Bahru'];
const GOODS = [
  'Milk',
  'Bread',
  'Rice 5kg',
  'Green Tea',
  'Eggs 10s',
  'Soap',
  'Noodles',
  'Coffee',
  'Apples',
  'Batteries',
];

function drawContent(chain: Chain, random: Random): Content {
  const items = random
    .sample(GOODS, random.integer(2, 5))
    .map((name): [string, number] => [name, random.integer(150, 4_000) / 100]);
  const sum = cents(items.reduce((total, [, amount]) => total + amount, 0));
  const day = `${random.integer(2017, 2018)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`;
  return {
    items,
    sum,
    fields: {
      company: `${random.pick(PLACES)} ${random.pick(TRADES)} ${random.integer(1, 99)}`,
      date: day,
      address: `${random.integer(1, 200)}, ${random.pick(STREETS)}, ${random.pick(TOWNS)}`,
      total: chain === 'club' ? cents(sum * 0.9) : sum,
    },
  };
}

const FORMS: Record<Chain, (content: Content, random: Random) => Row[]> = {
  group: ({ fields, items, sum }, random) => [
    centred(GROUP_OF.group, 1.2),
    centred('** you are at **'),
    centred(fields.company),
    centred(fields.address),
    ...saleRows(fields.date, items, random),
    ...paymentRows('Total', sum, random),
  ],
  foot: ({ fields, items, sum }, random) => [
    centred('WELCOME', 1.4),
    centred(GROUP_OF.foot),
    centred('HEAD OFFICE: 9, JALAN SULTAN, 50000 KUALA LUMPUR'),
    ...saleRows(fields.date, items, random),
    ...paymentRows('Total', sum, random),
    RULE,
    centred('Your shop today'),
    centred(fields.company),
    centred(fields.address),
  ],
  club: ({ fields, items, sum }, random) => [
    centred(GROUP_OF.club, 1.3),
    centred('served by'),
    centred(fields.company),
    centred(fields.address),
    ...saleRows(fields.date, items, random),
    pair('Regular total', sum),
    pair('You save', cents(sum - fields.total)),
    ...paymentRows('Club price', fields.total, random),
  ],
};

const RULE: Row = { kind: 'rule', style: 'dashed' };

/** What was bought, between two rules. */
function saleRows(date: string, items: Content['items'], random: Random): Row[] {
  const [year, month, day] = date.split('-');
  return [
    RULE,
    text([left(`Date: ${day}/${month}/${year}`), right(`Bill ${random.integer(10_000, 99_999)}`)]),
    ...items.map(([name, amount]) => pair(name, amount)),
    RULE,
  ];
}

function paymentRows(label: string, total: number, random: Random): Row[] {
  const paid = Math.ceil(total / 10) * 10 + 10 * random.integer(0, 2);
  return [pair(label, total), pair('Cash', paid), pair('Change', cents(paid - total))];
}

const text = (cells: Cell[], scale = 1): Row => ({ kind: 'text', cells, scale, bold: false });
const centred = (words: string, scale = 1): Row => text([{ text: words, align: 'center', at: 0.5 }], scale);
const left = (words: string): Cell => ({ text: words, align: 'left', at: 0 });
const right = (words: string): Cell => ({ text: words, align: 'right', at: 1 });
const pair = (label: string, amount: number): Row => text([left(label), right(amount.toFixed(2))]);
const cents = (amount: number): number => Math.round(amount * 100) / 100;
const two = (number: number): string => String(number).padStart(2, '0');
