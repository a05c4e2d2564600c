/**
 * Arranges a receipt's content in rows: a till roll with columns, a café's list, a card slip. Every layout prints all
 * of the content, so that the truth does not depend on it. Called by `generate-receipt.ts`.
 */
import type { Random } from './random';
import type { ReceiptContent } from './receipt-content';
import { dateText, LABELS, money, moneyWithSign } from './receipt-labels';

export interface Cell {
  text: string;
  align: 'left' | 'center' | 'right';
  /** Place of the anchor as a share of the printed width. */
  at: number;
}

export type Row =
  | { kind: 'text'; cells: Cell[]; scale: number; bold: boolean }
  | { kind: 'rule'; style: 'dashed' | 'solid' }
  | { kind: 'space' }
  | { kind: 'bars'; digits: string };

type Layout = (content: ReceiptContent, random: Random) => Row[];

const RULE: Row = { kind: 'rule', style: 'dashed' };
const SOLID_RULE: Row = { kind: 'rule', style: 'solid' };
const SPACE: Row = { kind: 'space' };

export function layOut(content: ReceiptContent, random: Random): Row[] {
  return random.pick<Layout>([tillRoll, cafeList, cardSlip])(content, random);
}

function tillRoll(content: ReceiptContent, random: Random): Row[] {
  const labels = LABELS[content.language];
  const { shop } = content;
  const columns = (cells: [string, string, string, string]): Row =>
    row([left(cells[0]), right(cells[1], 0.66), right(cells[2], 0.77), right(cells[3])]);
  return [
    row([centre(shop.name)], { scale: 1.5, bold: true }),
    ...shopRows(content),
    RULE,
    ...saleRows(content, random),
    RULE,
    columns([labels.item, labels.price, labels.quantity, labels.amount]),
    RULE,
    ...content.items.map((item) =>
      columns([item.name, money(item.unitPrice, shop), String(item.quantity), money(item.amount, shop)]),
    ),
    RULE,
    ...sumRows(content),
    RULE,
    ...paymentRows(content),
    SPACE,
    row([centre(random.pick(labels.thanks))]),
    { kind: 'bars', digits: content.receiptNumber },
  ];
}

function cafeList(content: ReceiptContent, random: Random): Row[] {
  const labels = LABELS[content.language];
  const { shop } = content;
  return [
    row([centre(labels.title)]),
    SPACE,
    row([centre(shop.name)], { scale: 1.3, bold: true }),
    ...shopRows(content),
    SPACE,
    ...saleRows(content, random),
    SOLID_RULE,
    ...content.items.flatMap((item) => [
      row([left(item.name)], { bold: true }),
      row([left(`${item.quantity} x ${money(item.unitPrice, shop)}`, 0.06), right(money(item.amount, shop))]),
    ]),
    SOLID_RULE,
    ...sumRows(content),
    SOLID_RULE,
    ...paymentRows(content),
    SPACE,
    row([centre(random.pick(labels.thanks))]),
  ];
}

function cardSlip(content: ReceiptContent, random: Random): Row[] {
  const labels = LABELS[content.language];
  const { shop } = content;
  return [
    row([centre(content.paymentMethod === 'card' ? labels.slip : labels.title)], { scale: 1.4, bold: true }),
    SOLID_RULE,
    ...paymentRows(content),
    ...saleRows(content, random),
    SOLID_RULE,
    ...content.items.map((item) =>
      row([left(item.name), right(`${item.quantity}`, 0.7), right(money(item.amount, shop))]),
    ),
    RULE,
    ...sumRows(content),
    SOLID_RULE,
    row([left(shop.name)], { bold: true }),
    ...shopRows(content).map((line) => (line.kind === 'text' ? { ...line, cells: line.cells.map(toLeft) } : line)),
    SPACE,
    row([centre(random.pick(labels.thanks))]),
  ];
}

function shopRows({ shop, businessNumber, language }: ReceiptContent): Row[] {
  const labels = LABELS[language];
  const registration = [`${labels.businessNumber}: ${businessNumber}`];
  if (shop.representative) registration.push(`${labels.representative}: ${shop.representative}`);
  return [...registration, shop.address, `${labels.phone}: ${shop.phone}`].map((text) => row([centre(text)]));
}

function saleRows(content: ReceiptContent, random: Random): Row[] {
  const labels = LABELS[content.language];
  return [
    row([left(`${labels.date}: ${dateText(content.date, content.shop, random)} ${content.time}`)]),
    row([left(`${labels.receiptNumber}: ${content.receiptNumber}`)]),
  ];
}

function sumRows(content: ReceiptContent): Row[] {
  const labels = LABELS[content.language];
  const { shop, discount, subtotal, tax, total } = content;
  const sum = (label: string, value: number): Row => row([left(label), right(money(value, shop))]);
  return [
    ...(discount > 0 ? [sum(labels.discount, -discount)] : []),
    sum(labels.subtotal, subtotal),
    sum(labels.tax, tax),
    row([left(labels.total), right(moneyWithSign(total, shop))], { scale: 1.3, bold: true }),
  ];
}

function paymentRows(content: ReceiptContent): Row[] {
  const labels = LABELS[content.language];
  const paid = row([left(labels[content.paymentMethod]), right(money(content.total, content.shop))]);
  if (content.paymentMethod === 'cash') return [paid];
  return [
    paid,
    row([left(labels.cardNumber), right(content.cardNumber)]),
    row([left(labels.approvalNumber), right(content.approvalNumber)]),
  ];
}

function row(cells: Cell[], { scale = 1, bold = false }: { scale?: number; bold?: boolean } = {}): Row {
  return { kind: 'text', cells, scale, bold };
}

function left(text: string, at = 0): Cell {
  return { text, align: 'left', at };
}

function right(text: string, at = 1): Cell {
  return { text, align: 'right', at };
}

function centre(text: string): Cell {
  return { text, align: 'center', at: 0.5 };
}

function toLeft(cell: Cell): Cell {
  return { ...cell, align: 'left', at: 0 };
}
