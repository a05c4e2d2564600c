/**
 * Draws receipts of shops that do not exist, in Korean and English, together with what is on them: samples to try the
 * product with, inputs for tests, and training rows. A seed gives the same receipt again. Called by `write-samples.ts`,
 * tests and benches.
 */
import sharp from 'sharp';
import type { Box } from '../../contracts/geometry';
import type { RawImage } from '../images/raw-image';
import type { Disturbance } from './disturb';
import { drawDisturbance, photograph } from './disturb';
import type { DrawnText } from './draw-receipt';
import { drawReceipt } from './draw-receipt';
import { FONTS_OF_LANGUAGE, registerFonts } from './fonts';
import { createRandom } from './random';
import type { ReceiptContent } from './receipt-content';
import { drawContent } from './receipt-content';
import { layOut } from './receipt-layouts';
import type { SampleLanguage } from './shops';

export interface ReceiptOptions {
  language: SampleLanguage;
  /** Whole number. */
  seed: number;
  /** Default `jpeg`. */
  format?: 'png' | 'jpeg';
  /** Default: drawn from the seed. */
  disturbance?: Disturbance;
}

export interface GeneratedReceipt {
  image: Uint8Array;
  mediaType: 'image/png' | 'image/jpeg';
  truth: ReceiptTruth;
}

export interface ReceiptTruth {
  language: SampleLanguage;
  width: number;
  height: number;
  /** Rows from top to bottom; what stands on one row is divided by a space. */
  text: string;
  /** Each piece of text that stands alone, with its box in pixels of the image. */
  lines: { text: string; box: Box }[];
  fields: ReceiptFields;
}

/** Keys as in the field schema `receipt`, and the items. Amounts in the currency's main unit. */
export interface ReceiptFields {
  company: string;
  business_number: string;
  representative: string | null;
  address: string;
  phone: string;
  receipt_number: string;
  /** ISO 8601. */
  date: string;
  time: string;
  subtotal: number;
  tax: number;
  total: number;
  currency: string;
  payment_method: 'card' | 'cash';
  items: { name: string; quantity: number; unit_price: number; amount: number }[];
}

const JPEG_QUALITY = 82;
const INKS = ['#111', '#222', '#2b2b33', '#444'];

/** @throws Error where a font file is missing */
export async function generateReceipt(options: ReceiptOptions): Promise<GeneratedReceipt> {
  registerFonts();
  const { language, seed, format = 'jpeg' } = options;
  const random = createRandom(seed);
  const content = drawContent(language, random);
  const rows = layOut(content, random);
  const paper = drawReceipt(rows, {
    font: random.pick(FONTS_OF_LANGUAGE[language]),
    fontSize: random.integer(24, 29),
    ink: random.pick(INKS),
  });
  const drawn = drawDisturbance(random);
  const boxes = paper.texts.map((text) => text.box);
  const taken = await photograph({ canvas: paper.canvas, boxes }, options.disturbance ?? drawn, random);
  return {
    image: await encode(taken.image, format),
    mediaType: `image/${format}`,
    truth: {
      language,
      width: taken.image.width,
      height: taken.image.height,
      text: textOfRows(paper.texts),
      lines: paper.texts.flatMap(({ text }, index) => {
        const box = taken.boxes[index];
        return box ? [{ text, box }] : [];
      }),
      fields: fieldsOf(content),
    },
  };
}

/** With the quality of a telephone's photograph. */
export async function encode({ data, width, height }: RawImage, format: 'png' | 'jpeg'): Promise<Uint8Array> {
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  return format === 'png' ? image.png().toBuffer() : image.jpeg({ quality: JPEG_QUALITY }).toBuffer();
}

function textOfRows(texts: readonly DrawnText[]): string {
  const rows = new Map<number, string[]>();
  for (const { row, text } of texts) rows.set(row, [...(rows.get(row) ?? []), text]);
  return [...rows.values()].map((cells) => cells.join(' ')).join('\n');
}

function fieldsOf(content: ReceiptContent): ReceiptFields {
  const { shop, items } = content;
  const amount = (value: number): number => (shop.currency === 'KRW' ? value : value / 100);
  return {
    company: shop.name,
    business_number: content.businessNumber,
    representative: shop.representative,
    address: shop.address,
    phone: shop.phone,
    receipt_number: content.receiptNumber,
    date: content.date,
    time: content.time,
    subtotal: amount(content.subtotal),
    tax: amount(content.tax),
    total: amount(content.total),
    currency: shop.currency,
    payment_method: content.paymentMethod,
    items: items.map(({ name, quantity, unitPrice, amount: sum }) => {
      return { name, quantity, unit_price: amount(unitPrice), amount: amount(sum) };
    }),
  };
}
